import 'server-only'

/** Kept in memory: what verdicts and drain times look at. What is older is in the store. */
export const KEEP_MS = 20 * 60_000

interface Columns<Metric extends string> {
  firstRound: number
  values: Record<Metric, number[]>
}

/** Figures of the last rounds by key, one column per metric over a shared axis of rounds; NaN is a gap. Numbers, because these end in charts. */
export class SampleHistory<Metric extends string> {
  readonly metrics: readonly Metric[]
  /** Start times of the rounds kept, ms. */
  #times: number[] = []
  #dropped = 0
  readonly #columns = new Map<string, Columns<Metric>>()

  constructor(metrics: readonly Metric[]) {
    this.metrics = metrics
  }

  get times(): readonly number[] {
    return this.#times
  }

  has(key: string): boolean {
    return this.#columns.has(key)
  }

  keys(): IterableIterator<string> {
    return this.#columns.keys()
  }

  /** Begins the column of a new round; whatever has no sample in it has a gap there. */
  beginRound(at: number): void {
    // A clock that has gone back: what was before belongs to no time any more.
    if (at <= (this.#times.at(-1) ?? Number.NEGATIVE_INFINITY)) this.#clear()
    this.#times.push(at)
    let drop = 0
    while ((this.#times[drop] ?? at) < at - KEEP_MS) drop += 1
    if (drop === 0) return
    this.#times.splice(0, drop)
    this.#dropped += drop
    for (const columns of this.#columns.values()) this.#trim(columns)
  }

  record(key: string, sample: Readonly<Record<Metric, number>>): void {
    const round = this.#dropped + this.#times.length - 1
    const columns = this.#columns.get(key) ?? { firstRound: round, values: this.#empty() }
    this.#columns.set(key, columns)
    for (const metric of this.metrics) {
      const column = columns.values[metric]
      while (column.length < round - columns.firstRound) column.push(Number.NaN)
      column[round - columns.firstRound] = sample[metric]
    }
  }

  delete(key: string): void {
    this.#columns.delete(key)
  }

  retain(keys: ReadonlySet<string>): void {
    for (const key of this.#columns.keys()) if (!keys.has(key)) this.#columns.delete(key)
  }

  /** One value per round of `times`, or of its `newest` last ones, oldest first. */
  column(key: string, metric: Metric, newest = this.#times.length): number[] {
    const columns = this.#columns.get(key)
    const count = Math.min(newest, this.#times.length)
    const first = this.#dropped + this.#times.length - count - (columns?.firstRound ?? 0)
    const values = columns?.values[metric]
    const column: number[] = []
    for (let index = first; index < first + count; index += 1) column.push(values?.[index] ?? Number.NaN)
    return column
  }

  #clear(): void {
    this.#times = []
    this.#dropped = 0
    this.#columns.clear()
  }

  #empty(): Record<Metric, number[]> {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- one column for each of the metrics
    return Object.fromEntries(this.metrics.map((metric) => [metric, []])) as unknown as Record<Metric, number[]>
  }

  #trim(columns: Columns<Metric>): void {
    const drop = Math.max(0, this.#dropped - columns.firstRound)
    if (drop === 0) return
    for (const metric of this.metrics) columns.values[metric].splice(0, drop)
    columns.firstRound = this.#dropped
  }
}
