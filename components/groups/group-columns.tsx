'use client'

import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import type { GroupItem } from '@/lib/contract/groups'
import { formatClock, formatCount, formatDuration } from '@/lib/client/format'
import { paths } from '@/lib/client/paths'
import { toneOf } from '@/lib/client/status'
import type { DataColumn } from '../data-table/columns'
import { NameCell } from '../data-table/name-cell'
import { DepthGauge, DepthGaugeHead } from '../ui/depth-gauge'
import { Figure } from '../ui/figure'
import { LongName } from '../ui/long-name'
import { Status } from '../ui/status'
import { TimeAgo } from '../ui/time-ago'
import { LagTrend } from './lag-trend'
import { lossWords, retentionAge } from './loss-words'
import { useLossNote } from './use-loss-note'

export function groupId(group: GroupItem): string {
  return group.id
}

export function useGroupColumns(cluster: string, asOf: string): readonly DataColumn<GroupItem>[] {
  const t = useTranslations('groups')
  const tOutlook = useTranslations('lag.outlook')
  const lossNote = useLossNote()
  return useMemo(() => {
    const lag = (group: GroupItem) => (
      <Figure
        isStale={group.stale && group.lag !== null}
        note={group.unavailableSince ? t('unavailable', { since: formatClock(group.unavailableSince) }) : t('incomplete')}
      >
        {group.lag === null ? null : formatCount(group.lag)}
      </Figure>
    )
    const topics = (group: GroupItem) =>
      group.topics.length > 1
        ? t('topicsMore', { topic: group.topics[0] ?? '', more: group.topics.length - 1 })
        : (group.topics[0] ?? t('noTopic'))
    /** The whole range, where only its near end has room. */
    const lossTitle = (group: GroupItem) => {
      const words = group.dataLoss && lossWords(group.dataLoss)
      return words ? tOutlook('range', { ...words }) : undefined
    }
    return [
      {
        id: 'verdict',
        head: t('verdict'),
        width: 142,
        phoneWidth: 132,
        isSortable: true,
        isWorstFirst: true,
        cell: (group) => <Status status={group.verdict} />,
        text: (group) => group.verdict,
      },
      {
        id: 'id',
        head: t('group'),
        isSortable: true,
        text: groupId,
        cell: (group) => (
          <NameCell
            name={group.id}
            emptyWord={t('emptyName')}
            href={paths.group(cluster, group.id)}
            sub={
              <>
                {lossNote(group) && <span className="font-medium text-danger">{lossNote(group)} · </span>}
                {topics(group)} · {lag(group)}
              </>
            }
          />
        ),
      },
      {
        id: 'type',
        head: t('typeLabel'),
        width: 84,
        hideBelow: 'xl',
        isSortable: true,
        cell: (group) => <span className="text-muted">{t('type', { type: group.type })}</span>,
        text: (group) => group.type,
      },
      {
        id: 'members',
        head: t('members'),
        width: 78,
        align: 'end',
        hideBelow: '2xl',
        isSortable: true,
        firstSort: 'desc',
        cell: (group) =>
          group.members === 0 ? (
            <span className="text-muted">{t('empty')}</span>
          ) : (
            <Figure>{group.members === null ? null : formatCount(group.members)}</Figure>
          ),
        text: (group) => (group.members === null ? null : String(group.members)),
      },
      {
        id: 'topics',
        head: t('topics'),
        width: 114,
        hideBelow: 'lg',
        isSortable: true,
        cell: (group) => (
          <span className="flex text-muted">
            <LongName>{topics(group)}</LongName>
          </span>
        ),
        text: (group) => group.topics.join(' '),
      },
      {
        id: 'lag',
        head: t('records'),
        width: 110,
        align: 'end',
        hideBelow: 'md',
        isSortable: true,
        firstSort: 'desc',
        cell: lag,
        text: (group) => group.lag,
      },
      {
        id: 'secondsBehind',
        head: t('time'),
        width: 96,
        phoneWidth: 92,
        align: 'end',
        isSortable: true,
        firstSort: 'desc',
        cell: (group) => (
          <Figure isStale={group.stale && group.secondsBehind !== null} className={toneOf(group.verdict) ? 'font-strong' : ''}>
            {group.secondsBehind === null ? null : formatDuration(group.secondsBehind)}
          </Figure>
        ),
        text: (group) => (group.secondsBehind === null ? null : String(group.secondsBehind)),
      },
      {
        id: 'depth',
        head: <DepthGaugeHead labels={[t('gauge.second'), t('gauge.minute'), t('gauge.hour'), t('gauge.day')]} />,
        headLabel: t('depth'),
        width: 136,
        hideBelow: 'xl',
        cell: (group) =>
          lossNote(group) ? (
            <span
              className="text-12 font-medium text-danger"
              title={group.recordsLost === '0' ? lossTitle(group) : tOutlook('lost', { lost: Number(group.recordsLost) })}
            >
              {lossNote(group)}
            </span>
          ) : group.secondsBehind === null ? (
            <span className="text-12 text-faint">
              {t(group.unavailableSince ? 'whyCoordinator' : group.lastCommitAt === null ? 'whyNeverCommitted' : 'whyLeader')}
            </span>
          ) : (
            <DepthGauge
              secondsBehind={group.secondsBehind}
              tone={toneOf(group.verdict) ?? 'quiet'}
              retentionSeconds={retentionAge(group)}
            />
          ),
      },
      {
        id: 'history',
        head: t('lastHour'),
        width: 160,
        hideBelow: 'lg',
        cell: (group) => <LagTrend group={group} />,
      },
      {
        id: 'lastCommitAt',
        head: t('lastCommit'),
        width: 104,
        align: 'end',
        hideBelow: '2xl',
        isSortable: true,
        firstSort: 'desc',
        cell: (group) => (
          <span className="text-muted">
            {group.lastCommitAt === null ? (
              <Figure note={t('noCommitNote')}>{null}</Figure>
            ) : (
              <TimeAgo at={group.lastCommitAt} asOf={asOf} />
            )}
          </span>
        ),
        text: (group) => group.lastCommitAt,
      },
      {
        id: 'drainSeconds',
        head: tOutlook('drainColumn'),
        width: 110,
        align: 'end',
        isExtra: true,
        cell: (group) => (
          <span className="text-muted" title={tOutlook('drainNote')}>
            {group.drainSeconds === null ? tOutlook('notAtAll') : formatDuration(group.drainSeconds)}
          </span>
        ),
        text: (group) => (group.drainSeconds === null ? null : String(Math.round(group.drainSeconds))),
      },
      {
        id: 'dataLoss',
        head: tOutlook('lossColumn'),
        width: 170,
        align: 'end',
        isExtra: true,
        cell: (group) => <span className="text-muted">{lossTitle(group) ?? tOutlook('notAtAll')}</span>,
        text: (group) => (group.dataLoss === null ? null : `${group.dataLoss.atLeastSeconds ?? ''}–${group.dataLoss.atMostSeconds ?? ''}`),
      },
      {
        id: 'state',
        head: t('filters.state'),
        width: 124,
        isExtra: true,
        cell: (group) => <span className="text-muted">{group.state}</span>,
        text: (group) => group.state,
      },
      {
        id: 'coordinator',
        head: t('coordinator'),
        width: 92,
        align: 'end',
        isExtra: true,
        cell: (group) => <Figure>{group.coordinator === null ? null : String(group.coordinator)}</Figure>,
        text: (group) => (group.coordinator === null ? null : String(group.coordinator)),
      },
      {
        id: 'unownedPartitions',
        head: t('unowned'),
        width: 92,
        align: 'end',
        isExtra: true,
        cell: (group) => <Figure>{group.unownedPartitions === null ? null : formatCount(group.unownedPartitions)}</Figure>,
        text: (group) => (group.unownedPartitions === null ? null : String(group.unownedPartitions)),
      },
    ]
  }, [t, tOutlook, lossNote, cluster, asOf])
}
