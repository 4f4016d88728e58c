import 'server-only'

/** Rounds kept: the last hour at the usual 10 s. */
const KEEP_MS = 60 * 60_000
export const METRICS = ['lag', 'seconds', 'commitRate', 'produceRate'] as const
export type Metric = (typeof METRICS)[number]

/** One point of all four metrics; NaN where unknown. Numbers, because these end in charts. */
export type LagSample = Record<Metric, number>

interface Series {
  firstRound: number
  values: Record<Metric, number[]>
}

/** Group lag of the last hour, per group and topic, in memory: one column per metric over a shared axis of rounds. */
export class LagHistory {
  /** Start times of the rounds kept, ms. */
  #times: number[] = []
  #dropped = 0
  readonly #series = new Map<string, Map<string, Series>>()

  get times(): readonly number[] {
    return this.#times
  }

  /** Begins the column of a new round; every series without a sample in it has a gap there. */
  beginRound(at: number): void {
    this.#times.push(at)
    let drop = 0
    while ((this.#times[drop] ?? at) < at - KEEP_MS) drop += 1
    if (drop === 0) return
    this.#times.splice(0, drop)
    this.#dropped += drop
    for (const topics of this.#series.values()) for (const series of topics.values()) this.#trim(series)
  }

  record(group: string, topic: string, sample: LagSample): void {
    const topics = this.#series.get(group) ?? new Map<string, Series>()
    this.#series.set(group, topics)
    const round = this.#dropped + this.#times.length - 1
    const series = topics.get(topic) ?? { firstRound: round, values: { lag: [], seconds: [], commitRate: [], produceRate: [] } }
    topics.set(topic, series)
    for (const metric of METRICS) {
      const column = series.values[metric]
      while (column.length < round - series.firstRound) column.push(Number.NaN)
      column[round - series.firstRound] = sample[metric]
    }
  }

  retain(groups: ReadonlySet<string>): void {
    for (const group of this.#series.keys()) if (!groups.has(group)) this.#series.delete(group)
  }

  topicsOf(group: string): string[] {
    return [...(this.#series.get(group)?.keys() ?? [])]
  }

  /** One value per round of `times`, or of its `newest` last ones; NaN is a gap. */
  column(group: string, topic: string, metric: Metric, newest = this.#times.length): number[] {
    const series = this.#series.get(group)?.get(topic)
    const count = Math.min(newest, this.#times.length)
    const first = this.#dropped + this.#times.length - count - (series?.firstRound ?? 0)
    return Array.from({ length: count }, (_, index) => series?.values[metric][first + index] ?? Number.NaN)
  }

  /** A group's metric over its topics, all or those asked for: lags and rates add up, seconds behind is the worst. */
  total(group: string, metric: Metric, newest = this.#times.length, isAsked: (topic: string) => boolean = () => true): number[] {
    const count = Math.min(newest, this.#times.length)
    const totals = Array.from({ length: count }, () => Number.NaN)
    for (const [topic, series] of this.#series.get(group) ?? []) {
      if (!isAsked(topic)) continue
      const column = series.values[metric]
      const first = this.#dropped + this.#times.length - count - series.firstRound
      for (let index = 0; index < count; index += 1) {
        const value = column[first + index] ?? Number.NaN
        const total = totals[index] ?? Number.NaN
        if (Number.isNaN(value)) continue
        totals[index] = Number.isNaN(total) ? value : metric === 'seconds' ? Math.max(total, value) : total + value
      }
    }
    return totals
  }

  #trim(series: Series): void {
    const drop = Math.max(0, this.#dropped - series.firstRound)
    if (drop === 0) return
    for (const metric of METRICS) series.values[metric].splice(0, drop)
    series.firstRound = this.#dropped
  }
}
