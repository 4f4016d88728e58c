const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

export const TIERS = ['raw', 'minute', 'tenMinutes'] as const
/** How finely points are kept: each sample, or rolled up to one a minute or one in ten. */
export type Tier = (typeof TIERS)[number]

/** A chunk is what is stored as one row: the points of a span that begins at a multiple of `chunkMs`. `stepMs` null: as samples come. */
export const TIER_SPANS: Record<Tier, { stepMs: number | null; chunkMs: number }> = {
  raw: { stepMs: null, chunkMs: HOUR_MS },
  minute: { stepMs: MINUTE_MS, chunkMs: HOUR_MS },
  tenMinutes: { stepMs: 10 * MINUTE_MS, chunkMs: DAY_MS },
}

/** For how long points of each tier are kept, in ms. */
export type TierKeep = Record<Tier, number>
export const USUAL_KEEP: TierKeep = { raw: 6 * HOUR_MS, minute: 7 * DAY_MS, tenMinutes: 90 * DAY_MS }

/** When the chunk that holds `at` begins, ms. */
export function chunkStart(tier: Tier, at: number): number {
  const { chunkMs } = TIER_SPANS[tier]
  return Math.floor(at / chunkMs) * chunkMs
}

/** When the chunks that hold points at or after `from` and before `to` begin, ms. */
export function chunkStarts(tier: Tier, from: number, to: number): number[] {
  const { chunkMs } = TIER_SPANS[tier]
  const first = chunkStart(tier, from)
  return Array.from({ length: Math.max(0, Math.ceil((to - first) / chunkMs)) }, (_, index) => first + index * chunkMs)
}

/**
 * The finest tier that still holds what was at `from` (ms), or a coarser one whose points are no further apart than what is drawn as one
 * (`bucketMs`): it has the same least and greatest. The coarsest where none reaches so far.
 */
export function tierFor(from: number, now: number, keep: TierKeep, bucketMs = 0): Tier {
  const fine = TIERS.findLast((tier) => (TIER_SPANS[tier].stepMs ?? 0) <= bucketMs) ?? 'raw'
  return TIERS.slice(TIERS.indexOf(fine)).find((tier) => from >= now - keep[tier]) ?? 'tenMinutes'
}
