'use client'

import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { formatCount, formatShortClock } from '@/lib/client/format'
import type { PlanRow, RowFound } from '@/lib/contract/changes'
import { Icon } from '../ui/icon'
import { FoundCell } from './found-cell'
import { ResetMeaning } from './reset-meaning'
import { type Direction, ResetShift, ShiftHead } from './reset-shift'
import { inOrder, nameOf, sameOf } from './row-order'
import { type RowColumn, RowTable } from './row-table'
import { shiftAxis, shiftOf } from './shift-axis'

interface ResetRowsProps {
  label: string
  rows: readonly PlanRow[]
  asOf: string
  found?: readonly RowFound[]
  isPast?: boolean
}

const TONES: Record<Direction, string> = {
  skipped: 'text-warn',
  again: 'text-accent',
  first: 'text-accent',
  none: 'text-muted',
  removed: 'text-danger',
}
const WORDS = { skipped: 'skips', again: 'again', first: 'first' } as const
const nameOfRow = ({ of }: PlanRow) => nameOf(of)

/** The rows of a reset: offsets, what they mean in records, and the way in time. */
export function ResetRows({ label, rows, asOf, found = [], isPast = false }: ResetRowsProps) {
  const t = useTranslations('review')
  const nowMs = Date.parse(asOf)
  const ordered = useMemo(() => inOrder(rows), [rows])
  const axis = useMemo(
    () =>
      shiftAxis(
        rows.map((row) => shiftOf(row, nowMs)),
        nowMs,
      ),
    [rows, nowMs],
  )
  const offset = (side: PlanRow['before'], missing: string) =>
    typeof side?.['offset'] === 'string' ? (
      formatCount(side['offset'])
    ) : (
      <span className="border-b border-dotted border-unknown text-unknown">{missing}</span>
    )
  const noTarget = (row: PlanRow) => t(directionOf(row) === 'removed' ? 'reset.noCommit' : 'reset.noTarget')
  const columns: RowColumn<PlanRow>[] = [
    {
      id: 'partition',
      head: t('reset.partition'),
      cell: (row) => (
        <>
          {nameOf(row.of)}
          <span className="hidden text-12 text-muted max-md:block">
            {row.changed ? (
              <>
                {offset(row.before, t('reset.noCommit'))} → {offset(row.after, noTarget(row))}
              </>
            ) : (
              t('unchanged')
            )}
          </span>
        </>
      ),
    },
    {
      id: 'before',
      head: t(isPast ? 'reset.committedBefore' : 'reset.committed'),
      align: 'end',
      hideBelow: 'md',
      cell: (row) => offset(row.before, t('reset.noCommit')),
    },
    {
      id: 'after',
      head: t(isPast ? 'reset.setTo' : 'reset.then'),
      align: 'end',
      hideBelow: 'md',
      cell: (row) => <span className="font-strong">{offset(row.after, noTarget(row))}</span>,
    },
    { id: 'records', head: t('reset.records'), align: 'end', cell: (row) => <Records row={row} /> },
  ]
  if (axis) {
    columns.push({
      id: 'shift',
      head: (
        <>
          <span className="unseen">{t('reset.shift')}</span>
          <span className="block px-2">
            <ShiftHead axis={axis} now={isPast ? formatShortClock(asOf) : t('reset.now')} />
          </span>
        </>
      ),
      width: 320,
      hideBelow: 'lg',
      cell: (row) => (
        <span className="block px-2">
          <ResetShift axis={axis} shift={shiftOf(row, nowMs)} direction={directionOf(row)} />
        </span>
      ),
    })
  }
  columns.push({
    id: 'meaning',
    head: t('reset.meaning'),
    hideBelow: 'md',
    cell: (row) => <ResetMeaning row={row} shift={shiftOf(row, nowMs)} direction={directionOf(row)} />,
  })
  if (found.length > 0) {
    columns.push({
      id: 'found',
      head: t('readBack'),
      cell: (row) => <FoundCell row={row} found={found.find((one) => sameOf(one.of, row.of))} />,
    })
  }
  return (
    <RowTable
      label={label}
      columns={columns}
      rows={ordered}
      rowKey={nameOfRow}
      edge={(row) => (row.about['direction'] === 'skipped' ? 'warn' : null)}
    />
  )
}

function directionOf({ about, changed }: PlanRow): Direction {
  const { direction } = about
  // Where there is no commit and no target, none is removed either.
  if (direction === 'removed') return changed ? 'removed' : 'none'
  return direction === 'skipped' || direction === 'again' || direction === 'first' ? direction : 'none'
}

/** How many records it is about, and whether they are skipped or read. */
function Records({ row }: { row: PlanRow }) {
  const t = useTranslations('review')
  const direction = directionOf(row)
  if (direction === 'none') return <span className="text-muted">{t('unchanged')}</span>
  if (direction === 'removed') return <span className={TONES.removed}>{t('reset.removed')}</span>
  const count = typeof row.about['records'] === 'string' ? formatCount(row.about['records']) : t('values.unknown')
  const records = row.about['atMost'] === true ? t('reset.atMost', { records: count }) : count
  return (
    <span className={`inline-flex items-center gap-1 whitespace-nowrap ${TONES[direction]}`}>
      {direction === 'skipped' && <Icon name="triangle" size={14} />}
      {t(`reset.${WORDS[direction]}`, { records })}
    </span>
  )
}
