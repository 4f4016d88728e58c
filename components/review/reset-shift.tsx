import clsx from 'clsx'
import { formatDay, formatShortClock } from '@/lib/client/format'
import { type Shift, type ShiftAxis, placeOn } from './shift-axis'

const DAY_MS = 86_400_000
/** A label takes about this much of the width, percent. */
const LABEL = 17

/** The head of the column of shifts: its times, the one they go to strong. */
export function ShiftHead({ axis, now }: { axis: ShiftAxis; now: string }) {
  const word = axis.toMs - axis.fromMs > 2 * DAY_MS ? formatDay : formatShortClock
  const isFree = (ms: number) =>
    placeOn(axis, ms) < 100 - LABEL &&
    placeOn(axis, ms) > LABEL / 2 &&
    (axis.targetMs === null || Math.abs(placeOn(axis, ms) - placeOn(axis, axis.targetMs)) > LABEL)
  return (
    <span aria-hidden="true" className="relative block h-4 w-full">
      {axis.ticksMs.filter(isFree).map((ms) => (
        <Label key={ms} at={placeOn(axis, ms)}>
          {word(ms)}
        </Label>
      ))}
      {axis.targetMs !== null && placeOn(axis, axis.targetMs) < 100 - LABEL && (
        <Label at={placeOn(axis, axis.targetMs)} isStrong>
          {word(axis.targetMs)}
        </Label>
      )}
      <span className="absolute right-0">{now}</span>
    </span>
  )
}

function Label({ at, isStrong = false, children }: { at: number; isStrong?: boolean; children: string }) {
  return (
    <span className={clsx('absolute -translate-x-1/2', isStrong && 'font-strong text-ink')} style={{ left: `${Math.max(at, LABEL / 2)}%` }}>
      {children}
    </span>
  )
}

const LOOKS = {
  again: 'text-accent',
  skipped: 'text-warn-mark',
  first: 'text-unknown',
  none: 'text-unknown',
  removed: 'text-unknown',
} as const
export type Direction = keyof typeof LOOKS

/** One partition's way in time: a ring where it is committed, an arrow where it goes. Said in words beside it. */
export function ResetShift({ axis, shift, direction }: { axis: ShiftAxis; shift: Shift; direction: Direction }) {
  const from = shift.fromMs === null ? null : placeOn(axis, shift.fromMs)
  const to = shift.toMs === null ? null : placeOn(axis, shift.toMs)
  // Without a commit it reads from there to the end.
  const other = from ?? (direction === 'first' ? 100 : null)
  const isForward = to !== null && other !== null && to > other
  return (
    <svg width="100%" height={20} aria-hidden="true" className={clsx('block overflow-visible', LOOKS[direction])}>
      <line x1="0" x2="100%" y1={10} y2={10} className="stroke-line-strong" />
      {axis.ticksMs.map((ms) => (
        <line key={ms} x1={`${placeOn(axis, ms)}%`} x2={`${placeOn(axis, ms)}%`} y1={8} y2={12} className="stroke-line-strong" />
      ))}
      {to !== null && other !== null && direction !== 'none' && (
        <rect x={`${Math.min(to, other)}%`} width={`${Math.abs(to - other)}%`} y={7} height={6} fill="currentColor" opacity={0.28} />
      )}
      {from !== null && <circle cx={`${from}%`} cy={10} r={3} strokeWidth={1.5} className="fill-raised stroke-ink" />}
      {to !== null && direction !== 'none' && (
        <svg x={`${to}%`} y={0} overflow="visible" aria-hidden="true">
          <path d={isForward ? 'M1 10l-6-5v10z' : 'M-1 10l6-5v10z'} fill="currentColor" />
        </svg>
      )}
    </svg>
  )
}
