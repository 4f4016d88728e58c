import 'server-only'
import { SampleHistory } from './sample-history'

export const METRICS = ['lag', 'seconds', 'commitRate', 'produceRate'] as const
export type Metric = (typeof METRICS)[number]

/** One point of all four metrics; NaN where unknown. */
export type LagSample = Record<Metric, number>

/** Topics of which nothing is known any more are looked for this often. */
const ROUNDS_BETWEEN_CLEANING = 60

/** Lag of the groups over the last rounds, per group and topic. */
export class LagHistory {
  readonly #samples = new SampleHistory(METRICS)
  #rounds = 0
  /** By group, then topic: the key of the samples. */
  readonly #keys = new Map<string, Map<string, string>>()

  get times(): readonly number[] {
    return this.#samples.times
  }

  /** Begins the column of a new round; every series without a sample in it has a gap there. */
  beginRound(at: number): void {
    this.#samples.beginRound(at)
    this.#rounds += 1
    if (this.#rounds % ROUNDS_BETWEEN_CLEANING === 0) this.#dropUnknown()
  }

  record(group: string, topic: string, sample: LagSample): void {
    const topics = this.#keys.get(group) ?? new Map<string, string>()
    this.#keys.set(group, topics)
    // No name of a topic has a slash.
    const key = topics.get(topic) ?? `${topic}/${group}`
    topics.set(topic, key)
    this.#samples.record(key, sample)
  }

  retain(groups: ReadonlySet<string>): void {
    for (const [group, topics] of this.#keys) {
      if (groups.has(group)) continue
      this.#keys.delete(group)
      for (const key of topics.values()) this.#samples.delete(key)
    }
  }

  groups(): IterableIterator<string> {
    return this.#keys.keys()
  }

  topicsOf(group: string): string[] {
    return [...(this.#keys.get(group)?.keys() ?? [])]
  }

  /** A topic that is still read comes back with the next round. */
  #dropUnknown(): void {
    for (const topics of this.#keys.values()) {
      for (const [topic, key] of topics) {
        if (METRICS.some((metric) => this.#samples.column(key, metric).some((value) => !Number.isNaN(value)))) continue
        topics.delete(topic)
        this.#samples.delete(key)
      }
    }
  }

  /** One value per round of `times`, or of its `newest` last ones; NaN is a gap. */
  column(group: string, topic: string, metric: Metric, newest = this.times.length): number[] {
    return this.#samples.column(this.#keys.get(group)?.get(topic) ?? '', metric, newest)
  }

  /** A group's metric over its topics, all or those asked for: lags and rates add up, seconds behind is the worst. */
  total(group: string, metric: Metric, newest = this.times.length, isAsked: (topic: string) => boolean = () => true): number[] {
    const totals = Array.from({ length: Math.min(newest, this.times.length) }, () => Number.NaN)
    for (const [topic, key] of this.#keys.get(group) ?? []) {
      if (!isAsked(topic)) continue
      for (const [index, value] of this.#samples.column(key, metric, newest).entries()) {
        const total = totals[index] ?? Number.NaN
        if (Number.isNaN(value)) continue
        totals[index] = Number.isNaN(total) ? value : metric === 'seconds' ? Math.max(total, value) : total + value
      }
    }
    return totals
  }

  /** The same by rounds in which all topics are known that were known at all: what leaves one out is no sum. */
  wholeTotal(group: string, metric: Metric, newest: number): number[] {
    const known = [...(this.#keys.get(group)?.values() ?? [])].filter((key) =>
      this.#samples.column(key, metric).some((value) => !Number.isNaN(value)),
    )
    const totals = Array.from({ length: Math.min(newest, this.times.length) }, () => (known.length === 0 ? Number.NaN : 0))
    for (const key of known) {
      for (const [index, value] of this.#samples.column(key, metric, newest).entries()) totals[index] = (totals[index] ?? 0) + value
    }
    return totals
  }
}
