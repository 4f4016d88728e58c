import 'server-only'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { SeriesName, SeriesStore, StoredSeries } from '../../store/history/series-store'

/** Series at a time: between two of these pages everything else has its turn. */
export const PAGE = 50

/** No name in Kafka holds a line break. */
export function seriesKey({ cluster, kind, name, topic }: SeriesName): string {
  return `${cluster}\n${kind}\n${topic}\n${name}`
}

/** The series of the store, by name: what each is called there. */
export class KnownSeries {
  readonly #store: SeriesStore
  readonly #most: number
  readonly #byKey = new Map<string, StoredSeries>()
  readonly #byId = new Map<number, StoredSeries>()
  /** By cluster, kind and name: the topics of a group. */
  readonly #byName = new Map<string, Set<string>>()

  /** `most`: series beyond so many are left out. */
  constructor(store: SeriesStore, most: number) {
    this.#store = store
    this.#most = most
  }

  async load(): Promise<void> {
    for (const series of await this.#store.list()) this.#keep(series)
  }

  get(series: SeriesName): StoredSeries | undefined {
    return this.#byKey.get(seriesKey(series))
  }

  withId(id: number): StoredSeries | undefined {
    return this.#byId.get(id)
  }

  /** Ascending. */
  ids(): number[] {
    return [...this.#byId.keys()].toSorted((a, b) => a - b)
  }

  /** The topics of which there is a series under this name. */
  topicsOf(cluster: string, kind: SeriesName['kind'], name: string): ReadonlySet<string> {
    return this.#byName.get(seriesKey({ cluster, kind, name, topic: '' })) ?? new Set()
  }

  /** Those of `wanted` that are in the store now: new ones only while there is room. */
  async takeIn(wanted: readonly SeriesName[], now: number): Promise<StoredSeries[]> {
    const isNew = wanted.filter((series) => !this.get(series))
    const refused = new Set(isNew.slice(Math.max(0, this.#most - this.#byKey.size)))
    // Also those that are known: the store must hear that they are still there.
    const taken = wanted.filter((series) => !refused.has(series))
    const stored: StoredSeries[] = []
    for (let index = 0; index < taken.length; index += PAGE) {
      stored.push(...(await this.#store.add(taken.slice(index, index + PAGE), now)))
      await nextTurn()
    }
    for (const series of stored) this.#keep(series)
    return stored
  }

  /** The store has them no more. */
  forget(ids: readonly number[]): void {
    for (const id of ids) {
      const series = this.#byId.get(id)
      if (!series) continue
      this.#byId.delete(id)
      // By its name it may have been taken in again since, under another id.
      if (this.#byKey.get(seriesKey(series))?.id !== id) continue
      this.#byKey.delete(seriesKey(series))
      const name = seriesKey({ ...series, topic: '' })
      const topics = this.#byName.get(name)
      topics?.delete(series.topic)
      if (topics?.size === 0) this.#byName.delete(name)
    }
  }

  #keep(series: StoredSeries): void {
    this.#byKey.set(seriesKey(series), series)
    this.#byId.set(series.id, series)
    const key = seriesKey({ ...series, topic: '' })
    const topics = this.#byName.get(key) ?? new Set()
    this.#byName.set(key, topics.add(series.topic))
  }
}
