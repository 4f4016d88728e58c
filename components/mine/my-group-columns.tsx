'use client'

import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import type { GroupItem } from '@/lib/contract/groups'
import { formatClock, formatCount, formatDuration } from '@/lib/client/format'
import { paths } from '@/lib/client/paths'
import { toneOf } from '@/lib/client/status'
import { VERDICTS } from '@/lib/domain/lag/verdict'
import type { DataColumn } from '../data-table/columns'
import { NameCell } from '../data-table/name-cell'
import { Figure } from '../ui/figure'
import { Sparkline } from '../ui/sparkline'
import { Status } from '../ui/status'
import { byName, byFigure } from './order'

/** Records below which a small chart is flat: noise is not magnified. */
const SPARKLINE_FLOOR = 1000

export function idOf({ id }: { id: string }): string {
  return id
}

function lagOf({ lag }: GroupItem): bigint | null {
  return lag === null ? null : BigInt(lag)
}

export function useMyGroupColumns(cluster: string): readonly DataColumn<GroupItem>[] {
  const t = useTranslations('mine')
  return useMemo(() => {
    const lag = (group: GroupItem) => (
      <Figure
        isStale={group.stale && group.lag !== null}
        note={group.unavailableSince ? t('unavailable', { since: formatClock(group.unavailableSince) }) : t('incomplete')}
      >
        {group.lag === null ? null : formatCount(group.lag)}
      </Figure>
    )
    return [
      {
        id: 'verdict',
        head: t('verdict'),
        width: 142,
        phoneWidth: 132,
        isWorstFirst: true,
        compare: (a, b) =>
          VERDICTS.indexOf(a.verdict) - VERDICTS.indexOf(b.verdict) || byFigure(b.secondsBehind, a.secondsBehind) || byName(a, b),
        cell: (group) => <Status status={group.verdict} />,
      },
      {
        id: 'id',
        head: t('group'),
        compare: byName,
        cell: (group) => <NameCell name={group.id} emptyWord={t('emptyName')} href={paths.group(cluster, group.id)} sub={lag(group)} />,
      },
      {
        id: 'lag',
        head: t('records'),
        width: 130,
        align: 'end',
        hideBelow: 'md',
        firstSort: 'desc',
        compare: (a, b) => byFigure(lagOf(a), lagOf(b)),
        cell: lag,
      },
      {
        id: 'secondsBehind',
        head: t('time'),
        width: 110,
        phoneWidth: 96,
        align: 'end',
        firstSort: 'desc',
        compare: (a, b) => byFigure(a.secondsBehind, b.secondsBehind),
        cell: (group) => (
          <Figure isStale={group.stale && group.secondsBehind !== null} className={toneOf(group.verdict) ? 'font-strong' : ''}>
            {group.secondsBehind === null ? null : formatDuration(group.secondsBehind)}
          </Figure>
        ),
      },
      {
        id: 'history',
        head: t('lastHour'),
        width: 108,
        hideBelow: 'lg',
        cell: (group) => <Sparkline values={group.history} tone={toneOf(group.verdict) ?? 'quiet'} floor={SPARKLINE_FLOOR} />,
      },
    ]
  }, [t, cluster])
}
