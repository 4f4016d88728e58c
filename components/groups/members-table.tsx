'use client'

import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import type { GroupDetail } from '@/lib/contract/groups'
import { formatClock, formatCount, formatDuration } from '@/lib/client/format'
import type { DataColumn } from '../data-table/columns'
import { DataTable } from '../data-table/data-table'
import { NameCell } from '../data-table/name-cell'
import { Figure } from '../ui/figure'
import { LongName } from '../ui/long-name'
import { Section } from '../ui/section'
import { Status } from '../ui/status'
import { Tag } from '../ui/tag'
import { compareLag, type MemberRow, memberRows, partitionRanges } from './member-lag'
import { isRefused, resourceOf } from './refusal'
import { PARTITION_STATES, stateEdge } from './partition-state'
import { StateCell } from './state-cell'
import { useRemoveColumn } from './use-remove-column'

const memberId = (row: MemberRow) => row.member.id
const nameOf = ({ member }: MemberRow) => member.instanceId ?? member.clientId
const byName = (a: MemberRow, b: MemberRow) => nameOf(a).localeCompare(nameOf(b)) || a.member.id.localeCompare(b.member.id)
/** Those that have nothing to do come after all that have. */
const rankOf = ({ state }: MemberRow) => (state === null ? Object.keys(PARTITION_STATES).length : PARTITION_STATES[state].rank)

export function MembersTable({ cluster, group }: { cluster: string; group: GroupDetail }) {
  const t = useTranslations('group')
  const removal = useRemoveColumn(cluster, group)
  const isShare = group.type === 'share'
  const rows = useMemo(() => memberRows(group), [group])
  const columns = useMemo<readonly DataColumn<MemberRow>[]>(
    () => [
      {
        id: 'state',
        head: t('state'),
        width: 150,
        phoneWidth: 112,
        isWorstFirst: true,
        compare: (a, b) => rankOf(a) - rankOf(b) || compareLag(b.lag, a.lag) || byName(a, b),
        cell: ({ state }) =>
          state === null ? (
            <Status status="inactive" word={t(isShare ? 'sharesAll' : 'nothingToDo')} />
          ) : (
            <StateCell state={state} verdict={group.verdict} />
          ),
      },
      {
        id: 'member',
        head: t('member'),
        compare: byName,
        cell: ({ member, owned }) => (
          <span className="flex min-w-0 items-center gap-2">
            <span className="min-w-0" title={member.id}>
              <NameCell name={member.instanceId ?? member.clientId} emptyWord={t('noClientId')} sub={t('owns', { count: owned.length })} />
            </span>
            {member.instanceId !== null && <Tag title={t('staticNote')}>{t('static')}</Tag>}
          </span>
        ),
      },
      {
        id: 'host',
        head: t('host'),
        width: 150,
        hideBelow: 'md',
        compare: (a, b) => a.member.host.localeCompare(b.member.host),
        cell: ({ member }) => <span className="font-mono text-12 text-muted">{member.host.replace(/^\//, '')}</span>,
      },
      {
        id: 'assignments',
        head: t('assignments'),
        hideBelow: 'lg',
        cell: (row) => <Assignments row={row} isOneTopic={group.topics.length === 1} />,
      },
      {
        id: 'lag',
        head: t('recordsBehind'),
        width: 130,
        phoneWidth: 100,
        align: 'end',
        firstSort: 'desc',
        compare: (a, b) => compareLag(a.lag, b.lag),
        cell: ({ lag, owned, isComplete }) =>
          owned.length === 0 ? (
            <span className="text-faint">{t('none')}</span>
          ) : (
            <Figure isStale={lag !== null && !isComplete} note={t('partSum')}>
              {lag === null ? null : formatCount(lag)}
            </Figure>
          ),
      },
      {
        id: 'secondsBehind',
        head: t('timeBehind'),
        width: 120,
        align: 'end',
        hideBelow: 'md',
        firstSort: 'desc',
        compare: (a, b) => (a.secondsBehind ?? -1) - (b.secondsBehind ?? -1),
        cell: ({ secondsBehind, owned }) =>
          owned.length === 0 ? (
            <span className="text-faint">{t('none')}</span>
          ) : (
            <Figure>{secondsBehind === null ? null : formatDuration(secondsBehind)}</Figure>
          ),
      },
      ...removal,
    ],
    [t, isShare, group.topics.length, group.verdict, removal],
  )
  const note = [
    t('protocol', { type: group.type }),
    group.groupEpoch !== null && t('epoch', { epoch: group.groupEpoch }),
    group.assignor && t('assignor', { name: group.assignor }),
  ]
    .filter(Boolean)
    .join(', ')
  return (
    <Section title={t('members')} note={note} aside={group.membersAsOf && t('asOf', { at: formatClock(group.membersAsOf) })}>
      {group.members?.length === 0 || group.members === null ? (
        <p className="border-y border-line-strong py-3 text-muted">
          {group.members === null ? <WhyUnknown errors={group.errors} /> : t('noMembers')}
        </p>
      ) : (
        <DataTable
          label={t('members')}
          columns={columns}
          rows={rows}
          rowId={memberId}
          rowEdge={({ state }) => (state === null ? null : stateEdge(state, group.verdict))}
          initialSort="state"
          hasSecondLine
        />
      )}
    </Section>
  )
}

function WhyUnknown({ errors }: Pick<GroupDetail, 'errors'>) {
  const t = useTranslations('group')
  const [first] = errors.filter(({ part }) => part === 'members')
  if (!first) return t('membersUnknown')
  const { error, message, since } = first
  return isRefused(first)
    ? t('membersRefused', { error, resource: resourceOf(error) })
    : t('membersFailed', { error, message, since: formatClock(since) })
}

function Assignments({ row, isOneTopic }: { row: MemberRow; isOneTopic: boolean }) {
  const t = useTranslations('group')
  const { assignments } = row.member
  if (assignments.length === 0) return <span className="text-faint">{t('none')}</span>
  if (isOneTopic) return partitionRanges(assignments[0]?.partitions ?? [])
  return (
    <span className="flex min-w-0">
      <LongName>{assignments.map((assigned) => `${assigned.topic} ${partitionRanges(assigned.partitions)}`).join('; ')}</LongName>
    </span>
  )
}
