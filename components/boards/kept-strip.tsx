import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import { formatDuration } from '@/lib/client/format'
import type { StripCell, TargetState } from '@/lib/contract/boards'
import { formatWeekdayClock } from './board-times'
import { stripRuns } from './strip-runs'

const CELL_SECONDS = 15 * 60

export const CELLS: Readonly<Record<TargetState, string>> = {
  kept: 'bg-depth-1',
  close: 'bg-warn-mark',
  missed: 'bg-danger',
  unknown: 'border border-dashed border-unknown',
}

/** The last 24 hours, oldest first, a cell for each quarter of an hour. */
export function KeptStrip({ cells }: { cells: readonly StripCell[] }) {
  const t = useTranslations('boards.strip')
  const count = (state: TargetState) => cells.filter((cell) => cell.state === state).length
  const said = { kept: count('kept'), close: count('close'), missed: count('missed'), unknown: count('unknown') }
  return (
    <div
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- its cells have notes of their own
      role="img"
      aria-label={t('label', said)}
      style={{ gridTemplateColumns: `repeat(${cells.length}, minmax(0, 1fr))` }}
      className="grid gap-px forced-color-adjust-none"
    >
      {stripRuns(cells).map(({ from, state, worstSeconds, length }) => (
        <i
          key={from}
          className={clsx('h-5 min-w-0', CELLS[state])}
          style={length > 1 ? { gridColumn: `span ${length}` } : undefined}
          title={t('cell', {
            from: formatWeekdayClock(from),
            to: formatWeekdayClock(Date.parse(from) + length * CELL_SECONDS * 1000),
            state,
            worst: worstSeconds === null ? 'none' : formatDuration(worstSeconds),
          })}
        />
      ))}
    </div>
  )
}
