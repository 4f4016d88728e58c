import 'server-only'

interface Held<T> {
  partition: number
  producerId: bigint
  items: T[]
}

/** What was given up of one transaction, in the order in which it was written; never empty. */
export type GivenUp<T> = Pick<Held<T>, 'partition' | 'items'>

/** Above any transaction that is well: Kafka itself aborts one after its `transaction.timeout.ms`. */
const MOST_HELD = 100_000

/**
 * What was written within transactions, by partition of `__consumer_offsets` and producer, until the transaction's marker says
 * whether it counts (KIP-98). Bounded: when more than `mostHeld` items wait, those of the producer that waits longest are dropped.
 */
export class PendingCommits<T> {
  readonly #onLeave: (item: T) => void
  readonly #mostHeld: number
  /** In the order in which their transactions began. */
  readonly #held = new Map<string, Held<T>>()
  #size = 0

  /** `onLeave`: called for each item that waits no longer, whatever became of it. */
  constructor(onLeave: (item: T) => void = () => {}, mostHeld = MOST_HELD) {
    this.#onLeave = onLeave
    this.#mostHeld = mostHeld
  }

  /** Items that wait for their marker. */
  get size(): number {
    return this.#size
  }

  /** Returns what was given up because too many wait. */
  hold(partition: number, producerId: bigint, item: T): GivenUp<T>[] {
    const key = `${partition}-${producerId}`
    let held = this.#held.get(key)
    if (!held) this.#held.set(key, (held = { partition, producerId, items: [] }))
    held.items.push(item)
    this.#size++
    const givenUp: GivenUp<T>[] = []
    while (this.#size > this.#mostHeld) {
      const [oldest] = this.#held.values()
      if (!oldest) break
      this.#take(oldest.partition, oldest.producerId)
      givenUp.push(oldest)
    }
    return givenUp
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
    for (const item of items) this.#onLeave(item)
    return items
  }
}
