import type { KnownTime } from './ledger'

const SECOND_MS = 1_000

/** How much of a time a target was kept. */
export interface Kept {
  /** Of the time that is known, 0 to 100, not rounded; null: nothing is known. */
  percent: number | null
  keptSeconds: number
  missedSeconds: number
  unknownSeconds: number
}

/** Of a time of `lengthMs`. A target that is close is kept. */
export function keptOf({ keptMs, closeMs, missedMs }: KnownTime, lengthMs: number): Kept {
  const within = keptMs + closeMs
  const known = within + missedMs
  return {
    percent: known === 0 ? null : (100 * within) / known,
    keptSeconds: within / SECOND_MS,
    missedSeconds: missedMs / SECOND_MS,
    unknownSeconds: Math.max(0, lengthMs - known) / SECOND_MS,
  }
}
