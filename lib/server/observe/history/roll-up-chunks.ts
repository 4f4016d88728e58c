import 'server-only'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { SERIES_METRICS } from '@/lib/domain/series/metrics'
import { packPoints, readablePoints } from '@/lib/domain/series/packed-points'
import { concatPoints, rollUp } from '@/lib/domain/series/roll-up'
import { TIER_SPANS, type Tier, chunkStart, chunkStarts } from '@/lib/domain/series/tiers'
import type { Chunk, SeriesStore } from '../../store/history/series-store'
import { type KnownSeries, PAGE } from './known-series'

/** What each tier is made from. */
const MADE_FROM = { minute: 'raw', tenMinutes: 'minute' } as const satisfies Partial<Record<Tier, Tier>>
export const ROLLED_TIERS = ['minute', 'tenMinutes'] as const
export type RolledTier = (typeof ROLLED_TIERS)[number]

/**
 * Makes the chunks of a tier that begin at or after `from` and are over by `whole` (ms), up to which the finer tier is complete.
 * Done again after a crash it makes the same. Returns up to when the tier is whole now.
 */
export async function rollUpChunks(
  store: SeriesStore,
  known: KnownSeries,
  tier: RolledTier,
  { from, whole }: { from: number | null; whole: number },
): Promise<number | null> {
  const { chunkMs } = TIER_SPANS[tier]
  const finer = MADE_FROM[tier]
  // Only what there is: a clock that leapt would lead through years of nothing.
  const starts = new Set((await store.starts(finer, from ?? 0)).map((start) => chunkStart(tier, start)))
  let until = from
  for (const start of starts) {
    if (start + chunkMs > whole) break
    await rollUpOne(store, known, tier, start)
    until = start + chunkMs
    await store.setRolledUntil(tier, until)
  }
  return until
}

async function rollUpOne(store: SeriesStore, known: KnownSeries, tier: RolledTier, start: number): Promise<void> {
  const finer = MADE_FROM[tier]
  const starts = chunkStarts(finer, start, start + TIER_SPANS[tier].chunkMs)
  const ids = known.ids()
  // As many chunks at a time, whether each series has one of them or a day's.
  const size = Math.max(1, Math.floor(PAGE / starts.length))
  for (let index = 0; index < ids.length; index += size) {
    const page = ids.slice(index, index + size)
    const chunks = await store.read(page, finer, starts)
    const rolled = Map.groupBy(chunks, (chunk) => chunk.series)
    await store.write([...rolled].flatMap(([id, parts]) => rolledChunk(known, id, parts, { tier, start })))
    await nextTurn()
  }
  if (finer === 'raw') for (const hour of starts) await store.noteSeen(finer, hour)
}

function rolledChunk(
  known: KnownSeries,
  id: number,
  parts: readonly Chunk[],
  { tier, start }: { tier: RolledTier; start: number },
): Chunk[] {
  const series = known.withId(id)
  const { stepMs } = TIER_SPANS[tier]
  if (!series || stepMs === null) return []
  const units = SERIES_METRICS[series.kind].map((metric) => metric.unit)
  const points = concatPoints(parts.map((part) => readablePoints(part.start, part.points, units)))
  return [{ series: id, tier, start, points: packPoints(start, rollUp(points, stepMs), units) }]
}
