import type { Kept } from '@/lib/contract/boards'

type Seconds = Omit<Kept, 'percent'>

/** From so much on it is said beside a percentage that some of the time is unknown. */
const WORTH_SAYING = 0.01

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

/** The unknown share in percent, where it is more than one; else null. */
export function unknownPercent({ keptSeconds, missedSeconds, unknownSeconds }: Seconds): number | null {
  const all = keptSeconds + missedSeconds + unknownSeconds
  return all > 0 && unknownSeconds / all > WORTH_SAYING ? (unknownSeconds / all) * 100 : null
}
