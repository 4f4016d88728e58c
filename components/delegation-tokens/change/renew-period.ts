import { type RenewalLimits, renewedUntilMs } from '@/lib/domain/delegation-tokens/delegation-token'
import { PERIODS_MS } from './token-draft'

export const PERIODS = ['hour', 'day', 'week', 'last'] as const
/** `last`: as long as Kafka allows at all. */
export type Period = (typeof PERIODS)[number]

interface Between extends RenewalLimits {
  nowMs: number
}

const MINUTE_MS = 60_000
const YEAR_MS = 365 * 24 * 60 * MINUTE_MS

/** Those to choose from: none is for longer than the brokers renew for. */
export const periodsWithin = (longestMs: number | null): readonly Period[] =>
  PERIODS.filter((period) => period === 'last' || longestMs === null || PERIODS_MS[period] <= longestMs)

/** ms from now on, whole minutes, as the Change takes it: from a minute to a year. */
export function periodMs(period: Period, { nowMs, maxMs, longestMs }: Between): number {
  if (period !== 'last') return PERIODS_MS[period]
  const leftMs = Math.min(maxMs - nowMs, longestMs ?? Number.POSITIVE_INFINITY)
  // Rounded up: what is too much Kafka cuts, a little less it would keep.
  return Math.min(YEAR_MS, Math.max(MINUTE_MS, Math.ceil(leftMs / MINUTE_MS) * MINUTE_MS))
}

/** When it would expire, and whether no renewal goes beyond that. */
export function renewedUntil(period: Period, between: Between): { untilMs: number; isLast: boolean } {
  const untilMs = renewedUntilMs(between, between.nowMs, periodMs(period, between))
  return { untilMs, isLast: untilMs === between.maxMs }
}
