import 'server-only'

const KEEP_ROUNDS = 360

/** Records a second per key (topic id) over the last rounds; NaN is a gap. */
export class RateHistory {
  readonly #columns = new Map<string, Float32Array>()
  #round = 0

  beginRound(): void {
    this.#round += 1
    for (const column of this.#columns.values()) column[this.#round % KEEP_ROUNDS] = Number.NaN
  }

  record(key: string, perSec: number | null): void {
    const column = this.#columns.get(key) ?? new Float32Array(KEEP_ROUNDS).fill(Number.NaN)
    column[this.#round % KEEP_ROUNDS] = perSec ?? Number.NaN
    this.#columns.set(key, column)
  }

  retain(keys: ReadonlySet<string>): void {
    for (const key of this.#columns.keys()) if (!keys.has(key)) this.#columns.delete(key)
  }

  /** The newest `count` values, oldest first. */
  newest(key: string, count: number): number[] {
    const column = this.#columns.get(key)
    const take = Math.min(count, this.#round, KEEP_ROUNDS)
    return Array.from({ length: take }, (_, index) => column?.[(this.#round - take + 1 + index) % KEEP_ROUNDS] ?? Number.NaN)
  }
}
