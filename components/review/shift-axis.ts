import type { PlanRow } from '@/lib/contract/changes'

/** Where a commit is and where it goes, ms since 1970; null: the time of its record is not known, or there is none. */
export interface Shift {
  fromMs: number | null
  toMs: number | null
}

/** Offsets at the end of the log have no record yet: they are at the present. */
export function shiftOf({ before, after, about }: PlanRow, nowMs: number): Shift {
  const time = (value: unknown) => (typeof value === 'string' ? Date.parse(value) : null)
  const isAtEnd = before !== null && before['offset'] === about['logEnd']
  const fromMs = before === null ? null : (time(about['committedAt']) ?? (isAtEnd ? nowMs : null))
  const toMs = after === null ? null : (time(about['targetAt']) ?? (about['atEnd'] === true ? nowMs : null))
  return { fromMs, toMs }
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const STEPS = [
  1000,
  5000,
  15_000,
  30_000,
  MINUTE,
  5 * MINUTE,
  15 * MINUTE,
  30 * MINUTE,
  HOUR,
  3 * HOUR,
  6 * HOUR,
  12 * HOUR,
  DAY,
  2 * DAY,
  7 * DAY,
  30 * DAY,
  365 * DAY,
]
const MOST_TICKS = 4
/** Of the width, left of the earliest mark. */
const MARGIN = 0.12

export interface ShiftAxis {
  fromMs: number
  toMs: number
  ticksMs: number[]
  /** The one time nearly all go to; null: they go to several. */
  targetMs: number | null
}

/** One axis for all rows, from before the earliest mark to the present; null where no time is known. */
export function shiftAxis(shifts: readonly Shift[], nowMs: number): ShiftAxis | null {
  const times = shifts.flatMap(({ fromMs, toMs }) => [fromMs, toMs].filter((ms) => ms !== null)).filter((ms) => ms <= nowMs)
  if (times.length === 0) return null
  const earliest = times.reduce((least, ms) => Math.min(least, ms))
  const span = Math.max(nowMs - earliest, 1000)
  const fromMs = earliest - span * MARGIN
  const step = STEPS.find((one) => span / one <= MOST_TICKS) ?? span / 2
  const ticksMs: number[] = []
  for (let ms = Math.ceil(fromMs / step) * step; ms < nowMs - step / 3; ms += step) ticksMs.push(ms)
  const targets = shifts.flatMap(({ toMs }) => (toMs === null || toMs >= nowMs ? [] : [toMs]))
  const first = targets.length === 0 ? null : targets.reduce((least, ms) => Math.min(least, ms))
  const isOne = first !== null && targets.every((ms) => ms - first < span * 0.02)
  return { fromMs, toMs: nowMs, ticksMs, targetMs: isOne ? first : null }
}

/** Percent of the width. */
export function placeOn(axis: ShiftAxis, ms: number): number {
  return Math.min(100, Math.max(0, ((ms - axis.fromMs) / (axis.toMs - axis.fromMs)) * 100))
}
