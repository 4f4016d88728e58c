import 'server-only'

interface Held<T> {
  partition: number
  producerId: bigint
  items: T[]
}

/** Above any transaction that is well: Kafka itself aborts one after its `transaction.timeout.ms`. */
const MOST_HELD = 100_000

/**
 * What was written within transactions, by partition of `__consumer_offsets` and producer, until the transaction's marker says
 * whether it counts (KIP-98). Bounded: when more than `mostHeld` items wait, those of the producer that waits longest are dropped.
 */
export class PendingCommits<T> {
  readonly #mostHeld: number
  /** In the order in which their transactions began. */
  readonly #held = new Map<string, Held<T>>()
  #size = 0
  #dropped = 0

  constructor(mostHeld = MOST_HELD) {
    this.#mostHeld = mostHeld
  }

  /** Items that wait for their marker. */
  get size(): number {
    return this.#size
  }

  /** Items given up since the start because too many waited. */
  get dropped(): number {
    return this.#dropped
  }

  hold(partition: number, producerId: bigint, item: T): void {
    const key = `${partition}-${producerId}`
    let held = this.#held.get(key)
    if (!held) this.#held.set(key, (held = { partition, producerId, items: [] }))
    held.items.push(item)
    this.#size++
    while (this.#size > this.#mostHeld) {
      const [oldest] = this.#held.values()
      if (!oldest) return
      this.#dropped += oldest.items.length
      this.#take(oldest.partition, oldest.producerId)
    }
  }

  /** The marker came: what counts now, in the order in which it was written. Of a transaction that began before the first fetch, what was seen of it. */
  end(partition: number, producerId: bigint, committed: boolean): readonly T[] {
    const items = this.#take(partition, producerId)
    return committed ? items : []
  }

  /** Forgets what waits in a partition: its markers will not be seen. Returns how many items that were. */
  forget(partition: number): number {
    let forgotten = 0
    for (const held of this.#held.values()) {
      if (held.partition === partition) forgotten += this.#take(partition, held.producerId).length
    }
    return forgotten
  }

  #take(partition: number, producerId: bigint): readonly T[] {
    const key = `${partition}-${producerId}`
    const items = this.#held.get(key)?.items ?? []
    this.#held.delete(key)
    this.#size -= items.length
    return items
  }
}
