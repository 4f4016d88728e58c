import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import { formatDuration } from '@/lib/client/format'
import type { StripCell, TargetState } from '@/lib/contract/boards'
import { formatWeekdayClock } from './board-times'
import { stateRuns, stripRuns } from './strip-runs'
import { StripTable } from './strip-table'

const CELL_MS = 15 * 60 * 1000
/** So many unknown cells at the beginning are the time before anybody counted: half a day, which has room for saying so. */
const LONG_BEFORE = 48
const BEFORE = 'truncate border-b border-dashed border-unknown text-11 text-muted not-italic'

export const CELLS: Readonly<Record<TargetState, string>> = {
  kept: 'bg-depth-1',
  close: 'bg-warn-mark',
  missed: 'bg-danger',
  unknown: 'border border-dashed border-unknown',
}

interface KeptStripProps {
  /** Of the service. */
  title: string
  cells: readonly StripCell[]
  /** Of the 24 hours, how much is known. */
  known: number
}

/** The last 24 hours, oldest first, a cell for each quarter of an hour. */
export function KeptStrip({ title, cells, known }: KeptStripProps) {
  const t = useTranslations('boards.strip')
  const count = (state: TargetState) => cells.filter((cell) => cell.state === state).length
  const said = { kept: count('kept'), close: count('close'), missed: count('missed'), unknown: count('unknown') }
  return (
    <div className="relative">
      <div
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- its cells have notes of their own
        role="img"
        aria-label={t('label', said)}
        style={{ gridTemplateColumns: `repeat(${cells.length}, minmax(0, 1fr))` }}
        className="grid gap-px forced-color-adjust-none"
      >
        {stripRuns(cells).map(({ from, state, worstSeconds, length }, index) => {
          const until = Date.parse(from) + length * CELL_MS
          const isBefore = index === 0 && state === 'unknown' && length >= LONG_BEFORE
          return (
            <i
              key={from}
              className={clsx('h-5 min-w-0', isBefore ? BEFORE : CELLS[state])}
              style={length > 1 ? { gridColumn: `span ${length}` } : undefined}
              title={t('cell', {
                from: formatWeekdayClock(from),
                to: formatWeekdayClock(until),
                state,
                worst: worstSeconds === null ? 'none' : formatDuration(worstSeconds),
              })}
            >
              {isBefore &&
                (length < cells.length
                  ? t('before', { until: formatWeekdayClock(until) })
                  : known > 0 && t('beforeAll', { known: formatDuration(known) }))}
            </i>
          )
        })}
      </div>
      <StripTable title={title} runs={stateRuns(cells, CELL_MS)} />
    </div>
  )
}
