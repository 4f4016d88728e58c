const MINUTE_MS = 60_000
/** Minutes that are kept: an hour. */
export const PEAK_MINUTES = 60

/** The greatest known value of each of the last 60 minutes. */
export class MinutePeaks {
  /** By the minute's number, modulo 60; NaN: nothing was known in it. */
  readonly #values = new Float64Array(PEAK_MINUTES).fill(Number.NaN)
  #newest = Number.NEGATIVE_INFINITY

  /** A value as of `at` (ms); what is older than the hour is left out. */
  note(at: number, value: number): void {
    const minute = Math.floor(at / MINUTE_MS)
    // A clock that has gone back by more than is kept: what was before belongs to no time any more.
    if (minute > this.#newest || minute <= this.#newest - 2 * PEAK_MINUTES) this.#turnTo(minute)
    if (Number.isNaN(value) || minute <= this.#newest - PEAK_MINUTES) return
    const index = minute % PEAK_MINUTES
    const known = this.#values[index] ?? Number.NaN
    if (!(known >= value)) this.#values[index] = value
  }

  /** The 60 minutes up to that of `now` (ms), oldest first; NaN where nothing is known. */
  upTo(now: number): number[] {
    const last = Math.floor(now / MINUTE_MS)
    return Array.from({ length: PEAK_MINUTES }, (_, index) => {
      const minute = last - PEAK_MINUTES + 1 + index
      const isKept = minute <= this.#newest && minute > this.#newest - PEAK_MINUTES
      return isKept ? (this.#values[minute % PEAK_MINUTES] ?? Number.NaN) : Number.NaN
    })
  }

  #turnTo(minute: number): void {
    const passed = minute - this.#newest
    if (passed < 0 || passed >= PEAK_MINUTES) this.#values.fill(Number.NaN)
    else for (let of = this.#newest + 1; of <= minute; of += 1) this.#values[of % PEAK_MINUTES] = Number.NaN
    this.#newest = minute
  }
}
