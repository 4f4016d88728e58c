import 'server-only'
import { toKafkaError } from '../kafka/kafka-error'

/** How long after the last look something is still kept fresh. */
export const INTEREST_MS = 60_000
/** A page does not wait longer than this for what it is the first to look at. */
const PATIENCE_MS = 700

interface Entry<T> {
  value: T | null
  asOf: number | null
  lookedAt: number
  fetching: Promise<void> | null
  failed: Failure | null
}

export interface Failure {
  kafkaError: string
  message: string
}

export interface Looked<T> {
  value: T | null
  /** ms; null: never read. */
  asOf: number | null
  /** Why the last try failed, where it did. */
  failed: Failure | null
}

/**
 * Details that are only worth asking for while somebody looks: the first look fetches, with little
 * patience; later looks are free, because refresh() keeps what is looked at fresh on the observer's clock.
 * Ten open tabs are one request.
 */
export class LookedAt<T> {
  readonly #fetch: (key: string) => Promise<T>
  readonly #entries = new Map<string, Entry<T>>()

  constructor(fetch: (key: string) => Promise<T>) {
    this.#fetch = fetch
  }

  async look(key: string): Promise<Looked<T>> {
    const entry = this.#entries.get(key) ?? { value: null, asOf: null, lookedAt: 0, fetching: null, failed: null }
    this.#entries.set(key, entry)
    const isAwake = entry.lookedAt > Date.now() - INTEREST_MS
    entry.lookedAt = Date.now()
    if (entry.asOf === null || !isAwake) await patiently(this.#read(key, entry))
    return { value: entry.value, asOf: entry.asOf, failed: entry.failed }
  }

  /** Reads anew all that somebody looked at of late, and forgets the rest. */
  async refresh(): Promise<void> {
    const now = Date.now()
    const reads: Promise<void>[] = []
    for (const [key, entry] of this.#entries) {
      if (entry.lookedAt < now - INTEREST_MS) this.#entries.delete(key)
      else reads.push(this.#read(key, entry))
    }
    await Promise.all(reads)
  }

  #read(key: string, entry: Entry<T>): Promise<void> {
    entry.fetching ??= this.#fetch(key)
      .then((value) => {
        entry.value = value
        entry.asOf = Date.now()
        entry.failed = null
      })
      .catch((error: unknown) => {
        const { kafkaError, message } = toKafkaError(error)
        entry.failed = { kafkaError, message }
      })
      .finally(() => {
        entry.fetching = null
      })
    return entry.fetching
  }
}

async function patiently(work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  await Promise.race([
    work,
    new Promise<void>((resolve) => {
      timer = setTimeout(resolve, PATIENCE_MS)
    }),
  ])
  clearTimeout(timer)
}
