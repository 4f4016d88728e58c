const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
/** From here on a duration is whole days: hours no longer matter. */
const WHOLE_DAYS = 10

export type DurationUnit = 'd' | 'h' | 'm' | 's'
export interface DurationPart {
  count: number
  unit: DurationUnit
  /** Digits it is written with at least, so that figures below each other keep their places. */
  width: number
}

/** A duration of at least a second in its two largest units, cut rather than rounded up: 252 s are 4 m 12 s. A zero second unit is left out. */
export function durationParts(seconds: number): DurationPart[] {
  const whole = Math.floor(seconds)
  if (whole < MINUTE) return [{ count: whole, unit: 's', width: 1 }]
  if (whole < HOUR) return two([Math.floor(whole / MINUTE), 'm'], [whole % MINUTE, 's'], 2)
  if (whole < DAY) return two([Math.floor(whole / HOUR), 'h'], [Math.floor((whole % HOUR) / MINUTE), 'm'], 2)
  const days = Math.floor(whole / DAY)
  return days >= WHOLE_DAYS ? [{ count: days, unit: 'd', width: 1 }] : two([days, 'd'], [Math.floor((whole % DAY) / HOUR), 'h'], 1)
}

function two([big, bigUnit]: [number, DurationUnit], [small, smallUnit]: [number, DurationUnit], width: number): DurationPart[] {
  const first: DurationPart = { count: big, unit: bigUnit, width: 1 }
  return small === 0 ? [first] : [first, { count: small, unit: smallUnit, width }]
}
