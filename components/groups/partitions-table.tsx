'use client'

import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import type { GroupDetail, GroupPartition } from '@/lib/contract/groups'
import { formatClock, formatCount, formatDuration } from '@/lib/client/format'
import { paths } from '@/lib/client/paths'
import { type DataColumn } from '../data-table/columns'
import { DataTable } from '../data-table/data-table'
import { NameCell } from '../data-table/name-cell'
import { TableFooter } from '../data-table/table-footer'
import { Figure } from '../ui/figure'
import { LongName } from '../ui/long-name'
import { Section } from '../ui/section'
import { compareLag } from './member-lag'
import { PARTITION_STATES, partitionEdge, stateOf } from './partition-state'
import { StateCell } from './state-cell'

const partitionId = (row: GroupPartition) => `${row.topic}-${row.partition}`
const lagOf = (row: GroupPartition) => (row.lag === null ? null : BigInt(row.lag))
const byPlace = (a: GroupPartition, b: GroupPartition) => a.topic.localeCompare(b.topic) || a.partition - b.partition
const offset = (value: string | null) => (value === null ? null : formatCount(value))

export function PartitionsTable({ cluster, group }: { cluster: string; group: GroupDetail }) {
  const t = useTranslations('group')
  const isShare = group.type === 'share'
  const hasMembers = (group.members?.length ?? 0) > 0
  const names = useMemo(() => new Map(group.members?.map((member) => [member.id, member.instanceId ?? member.clientId])), [group.members])
  const columns = useMemo<readonly DataColumn<GroupPartition>[]>(() => {
    const owner = (row: GroupPartition) => (row.member === null ? null : (names.get(row.member) ?? row.member))
    const asOf = (row: GroupPartition) => (row.asOf === null ? undefined : t('figureAsOf', { at: formatClock(row.asOf) }))
    return [
      {
        id: 'state',
        head: t('state'),
        width: 150,
        phoneWidth: 112,
        isWorstFirst: true,
        compare: (a, b) =>
          PARTITION_STATES[stateOf(a)].rank - PARTITION_STATES[stateOf(b)].rank || compareLag(lagOf(b), lagOf(a)) || byPlace(a, b),
        cell: (row) => <StateCell state={stateOf(row)} verdict={group.verdict} />,
      },
      {
        id: 'partition',
        head: t('partition'),
        compare: byPlace,
        cell: (row) => (
          <NameCell
            name={`${row.topic}-${row.partition}`}
            href={paths.topic(cluster, row.topic)}
            sub={owner(row) ?? (isShare ? undefined : t('nobody'))}
          />
        ),
      },
      {
        id: 'committed',
        head: isShare ? t('startOffset') : t('committedOffset'),
        width: 130,
        align: 'end',
        hideBelow: 'md',
        cell: (row) => {
          const value = offset(isShare ? row.startOffset : row.committed)
          if (value === null && row.state === 'no-commit') return <span className="text-faint">{t('none')}</span>
          return (
            <Figure isStale={row.stale && value !== null} note={asOf(row)}>
              {value}
            </Figure>
          )
        },
      },
      {
        id: 'logEnd',
        head: t('logEnd'),
        width: 130,
        align: 'end',
        hideBelow: 'lg',
        cell: (row) => (
          <span className="text-muted">
            <Figure isStale={row.stale && row.logEnd !== null} note={asOf(row)}>
              {offset(row.logEnd)}
            </Figure>
          </span>
        ),
      },
      {
        id: 'lag',
        head: t('recordsBehind'),
        width: 120,
        phoneWidth: 92,
        align: 'end',
        firstSort: 'desc',
        compare: (a, b) => compareLag(lagOf(a), lagOf(b)),
        cell: (row) =>
          row.lag === null && row.state === 'no-commit' ? (
            <span className="text-faint">{t('none')}</span>
          ) : (
            <Figure isStale={row.stale && row.lag !== null} note={asOf(row)}>
              {offset(row.lag)}
            </Figure>
          ),
      },
      ...(group.partitions.some((row) => row.secondsBehind !== null)
        ? [
            {
              id: 'secondsBehind',
              head: t('timeBehind'),
              width: 100,
              align: 'end' as const,
              hideBelow: 'md' as const,
              firstSort: 'desc' as const,
              compare: (a: GroupPartition, b: GroupPartition) => (a.secondsBehind ?? -1) - (b.secondsBehind ?? -1),
              cell: (row: GroupPartition) => <Figure>{row.secondsBehind === null ? null : formatDuration(row.secondsBehind)}</Figure>,
            },
          ]
        : []),
      ...(isShare
        ? []
        : [
            {
              id: 'owner',
              head: t('owner'),
              width: 210,
              hideBelow: 'lg' as const,
              compare: (a: GroupPartition, b: GroupPartition) => (owner(a) ?? '').localeCompare(owner(b) ?? '') || byPlace(a, b),
              cell: (row: GroupPartition) => {
                const name = owner(row)
                if (name !== null)
                  return (
                    <span className="flex text-muted">
                      <LongName>{name}</LongName>
                    </span>
                  )
                return <span className={hasMembers ? 'font-medium text-warn' : 'text-faint'}>{hasMembers ? t('nobody') : t('none')}</span>
              },
            },
          ]),
      {
        id: 'leader',
        head: t('leader'),
        width: 76,
        align: 'end',
        hideBelow: 'xl',
        compare: (a, b) => (a.leader ?? -1) - (b.leader ?? -1),
        cell: (row) => (
          <span className="text-muted">
            {row.leader === null ? <span className="font-medium text-danger">{t('noLeader')}</span> : row.leader}
          </span>
        ),
      },
    ]
  }, [t, cluster, isShare, hasMembers, names, group.partitions, group.verdict])

  const note =
    !hasMembers || isShare ? undefined : group.unownedPartitions ? t('unownedNote', { count: group.unownedPartitions }) : t('allOwned')
  return (
    <Section title={t('partitions')} note={note}>
      <DataTable
        label={t('partitions')}
        columns={columns}
        rows={group.partitions}
        rowId={partitionId}
        rowEdge={(row) => partitionEdge(row, group.verdict, hasMembers && !isShare)}
        initialSort="state"
        hasSecondLine
        hasKeys
        empty={<p className="border-y border-line-strong py-3 text-muted">{t('noPartitions')}</p>}
      />
      {group.partitions.length > 0 && <TableFooter shown={group.partitions.length} total={group.partitions.length} />}
    </Section>
  )
}
