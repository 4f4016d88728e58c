import 'server-only'

interface Read<T> {
  result: Promise<T>
  at: number
}

/** What several people may ask for at once: read once in a while, and told to all who ask within it. */
export class SharedReads<T> {
  readonly #keepMs: number
  readonly #now: () => number
  readonly #reads = new Map<string, Read<T>>()

  constructor(keepMs: number, now: () => number = Date.now) {
    this.#keepMs = keepMs
    this.#now = now
  }

  /** `begin` is called where nothing was read under this key for `keepMs`; one that rejects is not kept. */
  read(key: string, begin: () => Promise<T>): Promise<T> {
    const now = this.#now()
    // They are in the order in which they began.
    for (const [old, { at }] of this.#reads) {
      if (at > now - this.#keepMs) break
      this.#reads.delete(old)
    }
    const known = this.#reads.get(key)
    if (known) return known.result
    const read = { result: begin(), at: now }
    this.#reads.set(key, read)
    read.result.catch(() => {
      if (this.#reads.get(key) === read) this.#reads.delete(key)
    })
    return read.result
  }
}
