import { formatPercent } from '@/lib/client/format'
import type { Kept, Service } from '@/lib/contract/boards'

type Seconds = Omit<Kept, 'percent'>

/** From so much on it is said beside a percentage that some of the time is unknown: a cell of the strip, however long the whole is. */
const WORTH_SAYING_SECONDS = 15 * 60

/** Of several services together: each second of each counts once; unknown ones are no part of the percentage. */
export function sumOfKept(parts: readonly Seconds[]): Kept {
  const sum = (of: (part: Seconds) => number) => parts.reduce((total, part) => total + of(part), 0)
  const [keptSeconds, missedSeconds, unknownSeconds] = [
    sum((part) => part.keptSeconds),
    sum((part) => part.missedSeconds),
    sum((part) => part.unknownSeconds),
  ]
  const known = keptSeconds + missedSeconds
  return { percent: known === 0 ? null : (keptSeconds / known) * 100, keptSeconds, missedSeconds, unknownSeconds }
}

/** The unknown share in percent, where a quarter of an hour of it is unknown, or more than is known; else null. */
export function unknownPercent(time: Seconds): number | null {
  const { unknownSeconds } = time
  return unknownSeconds >= WORTH_SAYING_SECONDS || unknownSeconds > knownSeconds(time) ? unknownShare(time) : null
}

/** In percent, of a time that is not empty. */
export function unknownShare(time: Seconds): number {
  const { unknownSeconds } = time
  return (unknownSeconds / (knownSeconds(time) + unknownSeconds)) * 100
}

export function knownSeconds({ keptSeconds, missedSeconds }: Seconds): number {
  return keptSeconds + missedSeconds
}

/** Of how much of a time a percentage speaks: of none, of less than half, of most, or of all but what is not worth saying. */
export function knownPart(time: Seconds): 'none' | 'few' | 'most' | 'all' {
  if (knownSeconds(time) === 0) return 'none'
  if (time.unknownSeconds > knownSeconds(time)) return 'few'
  return unknownPercent(time) === null ? 'all' : 'most'
}

/**
 * Whether more of a time was kept than of the time before, by the percentages that are shown; null: the same, or less than half of one
 * of them is known.
 */
export function betterOrWorse(time: Kept, before: Kept): 'better' | 'worse' | null {
  const isKnown = [time, before].every((part) => ['most', 'all'].includes(knownPart(part)))
  if (!isKnown || time.percent === null || before.percent === null) return null
  if (formatPercent(time.percent) === formatPercent(before.percent)) return null
  return time.percent > before.percent ? 'better' : 'worse'
}

/** All that is known is of the last day, and not the whole of that: it has not been counted for longer. */
export function isYoung({ day, month }: Service['kept']): boolean {
  return knownSeconds(month) - knownSeconds(day) < 1 && unknownPercent(day) !== null
}
