import 'server-only'

interface CommitKey {
  group: string
  topic: string
  partition: number
}

/** Shared by all who wait for the same partition of the same group. */
export interface CommitPlace {
  readonly key: string
  holders: number
  /** The position in `__consumer_offsets` of the newest commit that counts; null: none since the first began to wait. */
  newest: bigint | null
}

/**
 * Where the newest commit that counts lies, of what commits of open transactions are for and of nothing else: a transaction's
 * commit does not count where a newer one does already (OffsetMetadataManager.replayEndTransactionMarker). As large as what waits.
 */
export class NewestCounted {
  readonly #places = new Map<string, CommitPlace>()

  get size(): number {
    return this.#places.size
  }

  hold(of: CommitKey): CommitPlace {
    const key = keyOf(of)
    let place = this.#places.get(key)
    if (!place) this.#places.set(key, (place = { key, holders: 0, newest: null }))
    place.holders++
    return place
  }

  release(place: CommitPlace): void {
    if (--place.holders === 0) this.#places.delete(place.key)
  }

  /** `position`: of a commit that counts; null: it is no more. */
  note(of: CommitKey, position: bigint | null): void {
    if (this.#places.size === 0) return
    const place = this.#places.get(keyOf(of))
    if (place) place.newest = position
  }
}

const keyOf = ({ group, topic, partition }: CommitKey) => `${group}\0${topic}\0${partition}`
