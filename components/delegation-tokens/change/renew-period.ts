import { renewedUntilMs } from '@/lib/domain/delegation-tokens/delegation-token'
import { PERIODS_MS } from './token-draft'

export const PERIODS = ['hour', 'day', 'week', 'last'] as const
/** `last`: as long as Kafka allows at all. */
export type Period = (typeof PERIODS)[number]

interface Between {
  nowMs: number
  /** The last moment of the token. */
  maxMs: number
}

const MINUTE_MS = 60_000
const YEAR_MS = 365 * 24 * 60 * MINUTE_MS

/** ms from now on, whole minutes, as the Change takes it: from a minute to a year. */
export function periodMs(period: Period, { nowMs, maxMs }: Between): number {
  if (period !== 'last') return PERIODS_MS[period]
  // Rounded up: what is too much Kafka cuts to the last moment, a little less it would keep.
  return Math.min(YEAR_MS, Math.max(MINUTE_MS, Math.ceil((maxMs - nowMs) / MINUTE_MS) * MINUTE_MS))
}

/** When it would expire, and whether no renewal goes beyond that. */
export function renewedUntil(period: Period, between: Between): { untilMs: number; isLast: boolean } {
  const untilMs = renewedUntilMs(between, between.nowMs, periodMs(period, between))
  return { untilMs, isLast: untilMs === between.maxMs }
}
