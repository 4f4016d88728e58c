'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { formatDuration, formatRoughDuration, secondsBetween } from '@/lib/client/format'
import type { Board, Miss } from '@/lib/contract/boards'
import { DataTable } from '../data-table/data-table'
import type { DataColumn } from '../data-table/columns'
import { Section } from '../ui/section'
import { formatWeekdayClock } from './board-times'
import { useCause } from './use-cause'

const SHOWN_FIRST = 5
const missId = ({ service, from }: Miss) => `${service} ${from}`

/** When targets were missed, the worst first, and why as far as that is known. */
export function MissesSection({ board, hasLinks }: { board: Board; hasLinks: boolean }) {
  const t = useTranslations('boards.misses')
  const [isWhole, setIsWhole] = useState(false)
  const columns = useMissColumns(board, hasLinks)
  const { missesTotal } = board
  const misses = board.misses ?? []
  const rows = isWhole ? misses : misses.slice(0, SHOWN_FIRST)
  return (
    <Section
      title={t('title')}
      note={missesTotal !== null && rows.length < missesTotal && t('first', { shown: rows.length, total: missesTotal })}
      aside={
        misses.length > SHOWN_FIRST && (
          <button type="button" className="link" aria-expanded={isWhole} onClick={() => setIsWhole(!isWhole)}>
            {isWhole ? t('fewer') : t('all', { count: misses.length })}
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
  const { short, whole } = useCause()
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
      cell: (miss) => <span className="text-muted">{whole(miss.cause, clusterOf(miss))}</span>,
    },
  ]
}
