import 'server-only'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { SERIES_METRICS } from '@/lib/domain/series/metrics'
import type { Heat } from '@/lib/domain/series/packed-heat'
import { type SeriesPoints, readablePoints } from '@/lib/domain/series/packed-points'
import { concatPoints, joinPoints, pointsBetween, rollUp } from '@/lib/domain/series/roll-up'
import { TIERS, TIER_SPANS, type Tier, type TierKeep, chunkStart, chunkStarts, tierFor } from '@/lib/domain/series/tiers'
import type { HeatStore } from '../../store/history/heat-store'
import type { IncidentStore } from '../../store/history/incident-store'
import type { Mark, MarkStore } from '../../store/history/mark-store'
import type { SeriesName, SeriesStore } from '../../store/history/series-store'
import { sqliteFailure } from '../../store/sqlite-failure'
import { IncidentRecorder } from '../incidents/incident-recorder'
import { HeatRecorder } from './heat-recorder'
import { KnownSeries } from './known-series'
import { ROLLED_TIERS, type RolledTier, rollUpChunks } from './roll-up-chunks'
import { type RecentSamples, SeriesRecorder } from './series-recorder'

/** Why nothing of the history is written, and since when (ms). Live figures are not affected. */
export interface HistoryFailure {
  since: number
  reason: 'full' | 'locked' | 'failed'
  message: string
}

export interface HistoryKeeperOptions {
  store: SeriesStore
  marks: MarkStore
  heat: HeatStore
  incidents: IncidentStore
  keep: TierKeep
  /** Series beyond this many are left out. */
  mostSeries: number
  /** Called when writing begins to fail, not each time it does. */
  onFailure: (error: unknown) => void
}

/** Points of one series. */
export interface ReadPoints {
  points: SeriesPoints
  /** The usual time between two of them; null: as samples come. */
  stepMs: number | null
  /** False: the store could not be read, and only what is in memory is here. */
  isWhole: boolean
}

/** ms; `to` is no part of it. */
export interface ReadRange {
  from: number
  to: number
  now: number
  /** How much time is drawn as one point; 0: each for itself. */
  bucketMs?: number
}

const NOTHING: SeriesPoints = { times: [], metrics: [] }
const DAY_MS = 86_400_000
/** How often what is too old is removed. */
const PRUNE_MS = 10 * 60_000
export const MARKS_SHOWN = 200
/** What waits for a store that cannot be written has an end. */
const MOST_MARKS = 10_000

/** The history of all clusters: written a share each round, rolled up and pruned on the way. What is not stored yet is still in memory. */
export class HistoryKeeper {
  readonly heat: HeatRecorder
  readonly incidents: IncidentRecorder
  readonly #options: HistoryKeeperOptions
  readonly #known: KnownSeries
  readonly #recorders = new Map<string, SeriesRecorder>()
  readonly #rolledUntil: Record<RolledTier, number | null> = { minute: null, tenMinutes: null }
  #loaded: Promise<void> | null = null
  #failure: HistoryFailure | null = null
  #work: Promise<void> = Promise.resolve()
  readonly #marks: Mark[] = []
  #prunedAt = 0
  #rolledAt = 0

  constructor(options: HistoryKeeperOptions) {
    this.#options = options
    this.#known = new KnownSeries(options.store, options.mostSeries)
    this.heat = new HeatRecorder(options.heat, this.#known)
    this.incidents = new IncidentRecorder(options.incidents)
  }

  get failure(): HistoryFailure | null {
    return this.#failure
  }

  /** How many series are not kept because there are too many. */
  get leftOut(): number {
    let leftOut = 0
    for (const recorder of this.#recorders.values()) leftOut += recorder.leftOut
    return leftOut
  }

  /** Begins to keep what the rounds of a cluster tell. */
  watch(cluster: string, recent: RecentSamples): void {
    this.#recorders.set(cluster, new SeriesRecorder(recent, this.#options.store, this.#known))
  }

  /** No more rounds of this cluster come. Resolves when what they told is written, or could not be. */
  unwatch(cluster: string, now: number): Promise<void> {
    const recorder = this.#recorders.get(cluster)
    return this.#oneAfterTheOther(now, async () => {
      if (recorder === undefined || this.#recorders.get(cluster) !== recorder) return
      this.#recorders.delete(cluster)
      await this.#writeMarks()
      await this.incidents.forget(cluster, now)
      await recorder.writeAll(now)
    })
  }

  /** A round of a cluster is over at `now` (ms). Resolves when its share is written, or could not be. */
  noteRound(cluster: string, now: number, marks: readonly Mark[] = []): Promise<void> {
    this.#marks.push(...marks.slice(0, MOST_MARKS - this.#marks.length))
    return this.#oneAfterTheOther(now, async () => {
      // A full disk has no room for anything before something has gone.
      if (this.#failure?.reason === 'full') await this.#prune(now)
      await this.#writeMarks()
      // A share may be empty, and would then be no proof that writing works again.
      await (this.#failure ? this.#writeAll(now) : this.#recorders.get(cluster)?.write(now))
      await this.heat.write(now)
      await this.incidents.write(now)
      await this.#rollUp(now)
      await this.#prune(now)
    })
  }

  /** Writes all there is: at an orderly end. */
  flush(now: number): Promise<void> {
    return this.#oneAfterTheOther(now, async () => {
      await this.#writeMarks()
      await this.#writeAll(now)
      await this.heat.write(now, { all: true })
      await this.incidents.write(now, { all: true })
    })
  }

  /** The topics of which a group, or whatever it is, has series; empty: all of them together. */
  topicsOf(cluster: string, kind: SeriesName['kind'], name: string): Set<string> {
    const topics = new Set(this.#known.topicsOf(cluster, kind, name))
    for (const series of this.#recorders.get(cluster)?.recent.seriesOf(kind, name) ?? []) topics.add(series.topic)
    return topics
  }

  /**
   * All that a group reads together. There is a series of that only while it reads several topics: before and after, the one topic that
   * it read tells it.
   */
  async readTotal(cluster: string, group: string, range: ReadRange): Promise<ReadPoints> {
    const topics = this.topicsOf(cluster, 'group', group)
    const read = async (topic: string) => this.read({ cluster, kind: 'group', name: group, topic }, range)
    const [only = ''] = topics
    if (!topics.has('') && topics.size === 1) return read(only)
    const together = await read('')
    const { times } = together.points
    const [first, last] = [times[0] ?? Number.POSITIVE_INFINITY, times.at(-1) ?? Number.POSITIVE_INFINITY]
    // Most groups have read the same topics all the while.
    const nearMs = 1.5 * (together.stepMs ?? (times[1] ?? first) - first)
    if (first <= range.from + nearMs && last >= Math.min(range.to, range.now) - 2 * nearMs) return together
    const alone: ReadPoints[] = []
    for (const topic of topics) {
      if (topic === '') continue
      alone.push(await read(topic))
      await nextTurn()
    }
    const before = onlyOne(alone.map(({ points }) => pointsBetween(points, range.from, first)))
    const after = onlyOne(alone.map(({ points }) => pointsBetween(points, last + 1, Number.POSITIVE_INFINITY)))
    const isWhole = together.isWhole && alone.every((one) => one.isWhole)
    return { ...together, points: concatPoints([before, together.points, after]), isWhole }
  }

  /** Points at or after `from` and before `to` (ms), from the finest tier that reaches so far back; the newest are still in memory. */
  async read(series: SeriesName, { from: asked, to: until, now, bucketMs }: ReadRange): Promise<ReadPoints> {
    // What never was, or is kept no more, is not looked for, however far somebody asks.
    const [from, to] = [Math.max(asked, now - Math.max(...Object.values(this.#options.keep)) - DAY_MS), Math.min(until, now + 1)]
    const recorder = this.#recorders.get(series.cluster)
    const recent = recorder?.recentPoints(series, from) ?? NOTHING
    const begun = recorder?.recent.times[0]
    const tier = tierFor(from, now, this.#options.keep, bucketMs)
    const { stepMs } = TIER_SPANS[tier]
    let [all, isWhole] = [recent, true]
    // One that was away, or is made anew, has a memory that begins with nothing: the store may know more.
    const isRemembered = recent.metrics.some(({ last }) => !Number.isNaN(last[0] ?? Number.NaN))
    if (begun === undefined || begun > from || !isRemembered) {
      try {
        all = await this.#readStored(series, tier, { from, to, now, recent })
      } catch {
        // Writing fails too then, which is told; what is in memory can still be drawn.
        isWhole = false
      }
    }
    return { points: pointsBetween(rolled(all, stepMs), from, to), stepMs, isWhole }
  }

  /** Depth of a group's partitions by hour (ms); of a store that cannot be read, what is still in memory. */
  async heatOf(series: SeriesName, range: { from: number; to: number }): Promise<ReadonlyMap<number, Heat>> {
    await this.#load().catch(() => {})
    return this.heat.read(series, range)
  }

  /** What happened to a group at or after `from` and at or before `to` (ms), the newest 200; of a store that cannot be read, nothing. */
  async marksOf(cluster: string, group: string, range: { from: number; to: number }): Promise<Mark[]> {
    const waiting = this.#marks.filter(
      (mark) => mark.cluster === cluster && mark.group === group && mark.at >= range.from && mark.at <= range.to,
    )
    try {
      return [...(await this.#options.marks.ofGroup(cluster, group, { ...range, most: MARKS_SHOWN })), ...waiting]
    } catch {
      return waiting
    }
  }

  async #readStored(
    series: SeriesName,
    tier: Tier,
    { from, to, now, recent }: ReadRange & { recent: SeriesPoints },
  ): Promise<SeriesPoints> {
    await this.#load()
    const id = this.#known.get(series)?.id
    if (id === undefined) return recent
    const units = SERIES_METRICS[series.kind].map((metric) => metric.unit)
    const stored = async (of: Tier, begin: number, end: number) => {
      const chunks = await this.#options.store.read([id], of, chunkStarts(of, begin, end))
      return chunks.map(({ start, points }) => readablePoints(start, points, units))
    }
    const parts: SeriesPoints[] = []
    let begin = from
    // From the coarsest on: what it does not hold yet the next finer one does.
    for (const one of ROLLED_TIERS.toReversed()) {
      if (TIERS.indexOf(one) > TIERS.indexOf(tier)) continue
      const until = Math.min(to, this.#rolledUntil[one] ?? 0, chunkStart('minute', now))
      if (until <= begin) continue
      parts.push(...(await stored(one, begin, until)))
      begin = until
    }
    const samples = joinPoints(concatPoints(await stored('raw', begin, to)), recent)
    return concatPoints([...parts, pointsBetween(samples, begin, to)])
  }

  async #rollUp(now: number): Promise<void> {
    const hour = chunkStart('minute', now)
    if (hour === this.#rolledAt) return
    // The hour that has just ended may not be written to its end.
    await this.#writeAll(now)
    let whole = hour
    for (const tier of ROLLED_TIERS) {
      // A clock that was ahead once must not keep hours that are still to come from being rolled up.
      const until = this.#rolledUntil[tier]
      const from = until === null ? null : Math.min(until, chunkStart(tier, hour))
      this.#rolledUntil[tier] = await rollUpChunks(this.#options.store, this.#known, tier, { from, whole })
      whole = this.#rolledUntil[tier] ?? 0
    }
    this.#rolledAt = hour
  }

  async #prune(now: number): Promise<void> {
    if (Math.abs(now - this.#prunedAt) < PRUNE_MS) return
    const { store, marks, heat, incidents, keep } = this.#options
    const before = (tier: Tier) => chunkStart(tier, now - keep[tier])
    this.#known.forget(await store.prune({ raw: before('raw'), minute: before('minute'), tenMinutes: before('tenMinutes') }))
    await marks.prune(before('tenMinutes'))
    await incidents.prune(before('tenMinutes'))
    await heat.prune(before('minute'))
    this.#prunedAt = now
  }

  async #writeMarks(): Promise<void> {
    const marks = [...this.#marks]
    await this.#options.marks.add(marks)
    this.#marks.splice(0, marks.length)
  }

  async #writeAll(now: number): Promise<void> {
    for (const recorder of this.#recorders.values()) await recorder.writeAll(now)
  }

  #oneAfterTheOther(now: number, work: () => Promise<void>): Promise<void> {
    this.#work = this.#work.then(async () => {
      try {
        await this.#load()
        await work()
        this.#failure = null
      } catch (error) {
        if (!this.#failure) this.#options.onFailure(error)
        this.#failure = { since: this.#failure?.since ?? now, ...reasonOf(error) }
      }
    })
    return this.#work
  }

  #load(): Promise<void> {
    this.#loaded ??= this.#readStore().catch((error: unknown) => {
      this.#loaded = null
      throw error
    })
    return this.#loaded
  }

  async #readStore(): Promise<void> {
    await this.#known.load()
    for (const tier of ROLLED_TIERS) this.#rolledUntil[tier] = await this.#options.store.rolledUntil(tier)
  }
}

/** The only one that has any points; nothing where several have. */
function onlyOne(series: readonly SeriesPoints[]): SeriesPoints {
  const [one, another] = series.filter(({ times }) => times.length > 0)
  return one && !another ? one : NOTHING
}

function rolled(points: SeriesPoints, stepMs: number | null): SeriesPoints {
  return stepMs === null ? points : rollUp(points, stepMs)
}

function reasonOf(error: unknown): Pick<HistoryFailure, 'reason' | 'message'> {
  return { reason: sqliteFailure(error) ?? 'failed', message: error instanceof Error ? error.message : String(error) }
}
