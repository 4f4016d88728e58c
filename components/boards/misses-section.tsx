'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { formatDuration, formatRoughDuration, secondsBetween } from '@/lib/client/format'
import { type BoardSource, MOST_MISSES, boardWithMisses } from '@/lib/client/queries/board-misses'
import type { Board, Miss } from '@/lib/contract/boards'
import { DataTable } from '../data-table/data-table'
import type { DataColumn } from '../data-table/columns'
import { Section } from '../ui/section'
import { formatWeekdayClock } from './board-times'
import { useCause } from './use-cause'

const SHOWN_FIRST = 5
const missId = ({ service, from }: Miss) => `${service} ${from}`

/** When targets were missed, the worst first, and why as far as that is known. */
export function MissesSection({ board, source }: { board: Board; source: BoardSource }) {
  const t = useTranslations('boards.misses')
  const [isWhole, setIsWhole] = useState(false)
  const columns = useMissColumns(board, 'board' in source)
  const isMoreThanHere = (board.missesTotal ?? 0) > (board.misses?.length ?? 0)
  const whole = useQuery({ ...boardWithMisses(source), enabled: isWhole && isMoreThanHere })
  // Until they have come, or if they cannot, those that are here; the note says of how many.
  const told = (isMoreThanHere && whole.data) || board
  const misses = told.misses ?? []
  const total = told.missesTotal ?? 0
  const rows = isWhole ? misses : misses.slice(0, SHOWN_FIRST)
  return (
    <Section
      title={t('title')}
      note={rows.length < total && t('first', { shown: rows.length, total })}
      aside={
        total > SHOWN_FIRST && (
          <button type="button" className="link" aria-expanded={isWhole} onClick={() => setIsWhole(!isWhole)}>
            {isWhole ? t('fewer') : t(total > MOST_MISSES ? 'most' : 'all', { count: Math.min(total, MOST_MISSES) })}
          </button>
        )
      }
    >
      <DataTable
        label={t('title')}
        columns={columns}
        rows={rows}
        rowId={missId}
        hasSecondLine
        empty={<p className="border-y border-line-strong py-3 text-muted">{t(board.misses === null ? 'notKnown' : 'none')}</p>}
      />
    </Section>
  )
}

function useMissColumns({ services, asOf }: Board, hasLinks: boolean): readonly DataColumn<Miss>[] {
  const t = useTranslations('boards.misses')
  const { short, whole, plain } = useCause()
  const when = ({ from, to }: Miss) => (to === null ? t('goesOn', { from: formatWeekdayClock(from) }) : formatWeekdayClock(from))
  const lateFor = ({ from, to }: Miss) => formatRoughDuration(secondsBetween(from, to ?? asOf))
  const clusterOf = ({ service }: Miss) => (hasLinks ? (services.find(({ id }) => id === service)?.cluster ?? null) : null)
  return [
    { id: 'when', head: t('when'), width: 190, hideBelow: 'md', cell: (miss) => <span className="text-muted">{when(miss)}</span> },
    {
      id: 'service',
      head: t('service'),
      cell: (miss) => (
        <>
          <span className="block truncate font-medium" title={miss.title}>
            {miss.title}
          </span>
          <span className="hidden truncate text-12 text-muted max-md:block">
            {when(miss)} · {short(miss.cause)}
          </span>
        </>
      ),
    },
    {
      id: 'furthest',
      head: t('furthest'),
      width: 120,
      phoneWidth: 96,
      align: 'end',
      cell: ({ worstSeconds }) => <b>{formatDuration(worstSeconds)}</b>,
    },
    { id: 'lateFor', head: t('lateFor'), width: 86, hideBelow: 'md', align: 'end', cell: lateFor },
    {
      id: 'cause',
      head: t('cause'),
      hideBelow: 'md',
      // Two lines of this height are no higher than a row is.
      cell: (miss) => (
        <span title={plain(miss.cause)} className="block leading-[14px] whitespace-normal text-muted">
          {whole(miss.cause, clusterOf(miss))}
        </span>
      ),
    },
  ]
}
