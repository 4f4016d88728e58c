import 'server-only'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { SERIES_METRICS, type SeriesKind } from '@/lib/domain/series/metrics'
import { type SeriesPoints, asStored, packPoints, readablePoints } from '@/lib/domain/series/packed-points'
import { joinPoints, pointsBetween } from '@/lib/domain/series/roll-up'
import { TIER_SPANS, chunkStarts } from '@/lib/domain/series/tiers'
import { KEEP_MS } from '../sample-history'
import type { Chunk, SeriesName, SeriesStore, StoredSeries } from '../../store/history/series-store'
import { type KnownSeries, PAGE, seriesKey } from './known-series'

/** What a cluster's last rounds told, still in memory. */
export interface RecentSamples {
  /** Of the rounds, ms, ascending. */
  readonly times: readonly number[]
  /** What there is a series of now. */
  series(): SeriesName[]
  /** Those of one thing. */
  seriesOf(kind: SeriesKind, name: string): SeriesName[]
  /** By metric of the series' kind, one value for each of the `newest` last times; NaN where unknown. */
  columns(series: SeriesName, newest: number): number[][]
}

interface Recorded {
  series: StoredSeries
  /** The newest sample that is stored, ms. */
  writtenUntil: number
}

/** Samples of one series that belong to one chunk. */
interface Part {
  series: StoredSeries
  /** Of the chunk, ms. */
  start: number
  added: SeriesPoints
}

/** Each series is written once in so many rounds, or more often: what a crash may lose, and a share of the work of each round. */
const MOST_SLICES = 24
/** Well before its samples leave the memory, however far apart rounds are. */
const WRITE_WITHIN_MS = KEEP_MS / 2

/** Writes the samples of one cluster's rounds into the chunk that is open, a share of all series after each round. */
export class SeriesRecorder {
  readonly recent: RecentSamples
  readonly #store: SeriesStore
  readonly #known: KnownSeries
  readonly #recorded = new Map<string, Recorded>()
  #round = 0
  #leftOut = 0

  constructor(recent: RecentSamples, store: SeriesStore, known: KnownSeries) {
    this.recent = recent
    this.#store = store
    this.#known = known
  }

  /** How many series there is no room for. */
  get leftOut(): number {
    return this.#leftOut
  }

  /** Writes this round's share: neighbours, which lie together in the store. */
  async write(now: number): Promise<void> {
    const slices = slicesOf(this.recent.times)
    if (this.#round % slices === 0) await this.#takeIn(now)
    const all = [...this.#recorded.values()]
    const slice = this.#round % slices
    const isDue = ({ writtenUntil }: Recorded) => writtenUntil > 0 && now - writtenUntil > WRITE_WITHIN_MS
    await this.#writeShare(all.filter((recorded, index) => Math.floor((index * slices) / all.length) === slice || isDue(recorded)))
    this.#round += 1
  }

  /** Writes whatever is not stored yet. */
  async writeAll(now: number): Promise<void> {
    await this.#takeIn(now)
    await this.#writeShare([...this.#recorded.values()])
  }

  /** What is in memory of a series at or after `from` (ms), with its values as they are once stored. */
  recentPoints(series: SeriesName, from: number): SeriesPoints {
    const { times } = this.recent
    const first = times.findIndex((at) => at >= from)
    if (first === -1) return { times: [], metrics: [] }
    const columns = this.recent.columns(series, times.length - first)
    return {
      times: times.slice(first),
      metrics: SERIES_METRICS[series.kind].map(({ unit }, metric) => {
        const last = columns[metric]?.map((value) => asStored(value, unit)) ?? []
        return { last, min: last, max: last }
      }),
    }
  }

  /** Series that are there now; what is gone is written no more. */
  async #takeIn(now: number): Promise<void> {
    const there = new Map(this.recent.series().map((series) => [seriesKey(series), series]))
    for (const key of this.#recorded.keys()) if (!there.has(key)) this.#recorded.delete(key)
    const wanted = [...there].flatMap(([key, series]) => (this.#recorded.has(key) ? [] : [series]))
    const taken = await this.#known.takeIn(wanted, now)
    this.#leftOut = wanted.length - taken.length
    for (const series of taken) this.#recorded.set(seriesKey(series), { series, writtenUntil: 0 })
  }

  async #writeShare(share: readonly Recorded[]): Promise<void> {
    const last = this.recent.times.at(-1)
    if (last === undefined) return
    for (let index = 0; index < share.length; index += PAGE) {
      const page = share.slice(index, index + PAGE)
      await this.#writeParts(page.flatMap((recorded) => this.#newParts(recorded)))
      for (const recorded of page) recorded.writtenUntil = last
      await nextTurn()
    }
  }

  /** What a series has that is not stored yet, by the chunk it belongs to. */
  #newParts({ series, writtenUntil }: Recorded): Part[] {
    // A clock that has gone back: what is in memory has all been taken since.
    const isBack = writtenUntil > (this.recent.times.at(-1) ?? 0)
    const points = this.recentPoints(series, isBack ? 0 : writtenUntil + 1)
    const [first, last] = [points.times[0], points.times.at(-1)]
    if (first === undefined || last === undefined) return []
    return chunkStarts('raw', first, last + 1)
      .map((start) => ({ series, start, added: pointsBetween(points, start, start + TIER_SPANS.raw.chunkMs) }))
      .filter(({ added }) => added.times.length > 0)
  }

  /** Each chunk with what it holds already: a row is replaced as a whole. */
  async #writeParts(parts: readonly Part[]): Promise<void> {
    const chunks: Chunk[] = []
    for (const [start, of] of Map.groupBy(parts, (part) => part.start)) {
      const stored = await this.#store.read(
        of.map(({ series }) => series.id),
        'raw',
        [start],
      )
      const byId = new Map(stored.map((chunk) => [chunk.series, chunk]))
      for (const { series, added } of of) {
        const units = SERIES_METRICS[series.kind].map((metric) => metric.unit)
        const before = byId.get(series.id)
        const all = before ? joinPoints(readablePoints(start, before.points, units), added) : added
        chunks.push({ series: series.id, tier: 'raw', start, points: packPoints(start, all, units) })
      }
    }
    if (chunks.length > 0) await this.#store.write(chunks)
  }
}

/** In how many rounds all series have had their turn. */
function slicesOf(times: readonly number[]): number {
  const [first, last] = [times[0], times.at(-1)]
  if (first === undefined || last === undefined || times.length < 2) return 1
  const stepMs = (last - first) / (times.length - 1)
  return Math.max(1, Math.min(MOST_SLICES, Math.floor(WRITE_WITHIN_MS / stepMs)))
}
