import 'server-only'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { HEAT_MINUTES, type Heat, UNKNOWN_LEVEL, deeper, emptyHeat, mergeHeat, packHeat, unpackHeat } from '@/lib/domain/series/packed-heat'
import type { HeatChunk, HeatStore } from '../../store/history/heat-store'
import type { SeriesName } from '../../store/history/series-store'
import type { GroupState, Snapshot } from '../snapshot'
import { type KnownSeries, PAGE } from './known-series'

const MINUTE_MS = 60_000
export const HEAT_MS = HEAT_MINUTES * MINUTE_MS
/** The open hour is written this often, and when it ends: what a crash may lose. */
const WRITE_MS = 10 * MINUTE_MS

/** Hours that wait for a store which cannot be written. */
const MOST_HOURS = 2

interface OpenHeat {
  series: SeriesName
  heat: Heat
}

/** What is open of one group, and what was noted of it last. */
interface OpenGroup {
  byTopic: Map<string, OpenHeat>
  noted: GroupState | null
  minute: number
}

/** By group. */
type OpenCluster = Map<string, OpenGroup>

/** How deep each partition of each group was, by minute; the open hour is in memory. */
export class HeatRecorder {
  readonly #store: HeatStore
  readonly #known: KnownSeries
  readonly #open = new Map<string, OpenCluster>()
  /** Hours that are over and not written yet, by when they began (ms). */
  readonly #over = new Map<number, readonly OpenHeat[]>()
  #hour = 0
  #writtenAt = 0

  constructor(store: HeatStore, known: KnownSeries) {
    this.#store = store
    this.#known = known
  }

  /** A round's picture. */
  note(snapshot: Snapshot): void {
    const hour = hourOf(snapshot.takenAt)
    if (hour !== this.#hour) this.#turn(hour)
    const minute = Math.floor((snapshot.takenAt - hour) / MINUTE_MS)
    const open: OpenCluster = this.#open.get(snapshot.cluster) ?? new Map()
    this.#open.set(snapshot.cluster, open)
    for (const group of snapshot.groups.values()) noteGroup(open, snapshot.cluster, group, minute)
  }

  /** Writes what is over, and now and then the open hour. Throws what the store throws; then it is tried again. */
  async write(now: number, { all = false } = {}): Promise<void> {
    for (const [start, of] of this.#over) {
      await this.#writeHour(start, of)
      // Another cluster's share of it may have come meanwhile.
      if (this.#over.get(start) === of) this.#over.delete(start)
    }
    if (!all && Math.abs(now - this.#writtenAt) < WRITE_MS) return
    await this.#writeHour(this.#hour, this.#allOpen())
    this.#writtenAt = now
  }

  /** A series' heat by hour (ms), those of the store and the open one together. */
  async read(series: SeriesName, range: { from: number; to: number }): Promise<Map<number, Heat>> {
    const id = this.#known.get(series)?.id
    const hours = new Map<number, Heat>()
    for (const { start, levels } of id === undefined ? [] : await this.#stored(id, range)) hours.set(start, unpackHeat(levels))
    const open = this.#open.get(series.cluster)?.get(series.name)?.byTopic.get(series.topic)?.heat
    if (open && range.to > this.#hour) {
      const stored = hours.get(this.#hour)
      hours.set(this.#hour, stored ? mergeHeat(stored, open) : open)
    }
    return hours
  }

  async #stored(id: number, { from, to }: { from: number; to: number }): Promise<HeatChunk[]> {
    try {
      return await this.#store.read([id], { from: hourOf(from), to })
    } catch {
      return []
    }
  }

  #turn(hour: number): void {
    const of = this.#allOpen()
    if (of.length > 0) this.#over.set(this.#hour, [...(this.#over.get(this.#hour) ?? []), ...of])
    for (const start of [...this.#over.keys()].slice(0, -MOST_HOURS)) this.#over.delete(start)
    this.#open.clear()
    this.#hour = hour
  }

  #allOpen(): OpenHeat[] {
    return [...this.#open.values()].flatMap((open) => [...open.values()].flatMap(({ byTopic }) => [...byTopic.values()]))
  }

  async #writeHour(start: number, of: readonly OpenHeat[]): Promise<void> {
    for (let index = 0; index < of.length; index += PAGE) {
      const page = of.slice(index, index + PAGE).flatMap((open) => {
        const id = this.#known.get(open.series)?.id
        return id === undefined ? [] : [{ id, open }]
      })
      const ids = page.map(({ id }) => id)
      // What this process has not seen of the hour another one may have written.
      const stored = new Map((await this.#store.read(ids, { from: start, to: start + 1 })).map((chunk) => [chunk.series, chunk]))
      const chunks = page.map(({ id, open }): HeatChunk => {
        const before = stored.get(id)
        return { series: id, start, levels: packHeat(before ? mergeHeat(unpackHeat(before.levels), open.heat) : open.heat) }
      })
      await this.#store.write(chunks)
      await nextTurn()
    }
  }
}

function noteGroup(open: OpenCluster, cluster: string, group: GroupState, minute: number): void {
  const of: OpenGroup = open.get(group.id) ?? { byTopic: new Map(), noted: null, minute }
  // The same group in the same minute has nothing to add.
  if (of.noted === group && of.minute === minute) return
  of.noted = group
  of.minute = minute
  open.set(group.id, of)
  for (const [index, { topic, partitions }] of group.commits.entries()) {
    const { levels: noted } = openHeat(of, { cluster, kind: 'group', name: group.id, topic }, (partitions.at(-1) ?? -1) + 1)
    const levels = group.lag.topics[index]?.levels ?? null
    // Commits of a coordinator that does not answer would only seem to sink.
    const usual = group.unavailableSince === null ? 0 : UNKNOWN_LEVEL
    for (let position = 0; position < partitions.length; position += 1) {
      const at = (partitions[position] ?? 0) * HEAT_MINUTES + minute
      noted[at] = deeper(
        noted[at] ?? UNKNOWN_LEVEL,
        usual === UNKNOWN_LEVEL ? usual : levels === null ? usual : (levels[position] ?? UNKNOWN_LEVEL),
      )
    }
  }
}

/** As wide as the group's reading of the topic is now. */
function openHeat({ byTopic }: OpenGroup, series: SeriesName, width: number): Heat {
  const known = byTopic.get(series.topic)?.heat
  if (known && known.partitions >= width) return known
  const heat = known ? mergeHeat(known, emptyHeat(width)) : emptyHeat(width)
  byTopic.set(series.topic, { series, heat })
  return heat
}

function hourOf(at: number): number {
  return Math.floor(at / HEAT_MS) * HEAT_MS
}
