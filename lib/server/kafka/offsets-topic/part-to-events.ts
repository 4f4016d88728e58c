import 'server-only'
import type { OffsetsRecord } from './decode-record'
import { type CommitPlace, NewestCounted } from './newest-counted'
import { PendingCommits } from './pending-commits'
import type { OffsetsTopicPart } from './read-offsets-topic'
import type { TailEvents, TailedCommit, TailedEnd } from './tail-events'

interface Written {
  position: bigint
  record: Exclude<OffsetsRecord, { kind: 'other' | 'unknown' }>
}

interface Held extends Written {
  /** null: it is no commit. */
  place: CommitPlace | null
}

/** Tells what a partition of `__consumer_offsets` says as it counts: transactions at their markers, unknown records as numbers. */
export class PartToEvents {
  readonly #events: TailEvents
  readonly #newest = new NewestCounted()
  readonly #pending: PendingCommits<Held>

  /** `mostHeld`: commits of open transactions; above it those of the transaction that waits longest are a gap. */
  constructor(events: TailEvents, mostHeld?: number) {
    this.#events = events
    this.#pending = new PendingCommits(({ place }) => place && this.#newest.release(place), mostHeld)
  }

  /** What waits for a marker there will not be told. */
  forget(partition: number): void {
    this.#pending.forget(partition)
  }

  /** Returns how many commits were read. */
  tell(part: OffsetsTopicPart): number {
    const unknown = new Map<string, number>()
    const counted: Written[] = []
    let commits = 0
    for (const entry of part.entries) {
      if (entry.kind === 'marker') {
        for (const held of this.#pending.end(part.partition, entry.producerId, entry.committed)) {
          if (held.place?.newest != null && held.place.newest > held.position) continue
          if (held.place) held.place.newest = held.position
          counted.push(held)
        }
        continue
      }
      const { position, producerId, record } = entry
      if (record.kind === 'other') continue
      if (record.kind === 'unknown') {
        unknown.set(record.what, (unknown.get(record.what) ?? 0) + 1)
        continue
      }
      if (record.kind === 'commit') commits++
      if (producerId === null) {
        if (record.kind === 'commit') this.#newest.note(record, position)
        if (record.kind === 'commit-gone') this.#newest.note(record, null)
        counted.push({ position, record })
      } else this.#hold(part.partition, producerId, { position, record })
    }
    this.#tellCounted(counted)
    for (const [what, count] of unknown) this.#events.onUnknown(what, count)
    return commits
  }

  #hold(partition: number, producerId: bigint, written: Written): void {
    const place = written.record.kind === 'commit' ? this.#newest.hold(written.record) : null
    for (const { partition: of, items } of this.#pending.hold(partition, producerId, { ...written, place })) {
      const [first, last] = [items[0], items.at(-1)]
      if (first && last) this.#events.onGap({ partition: of, from: first.position, to: last.position + 1n })
    }
  }

  /** In runs of commits and of ends, so that what follows what stays as it was. */
  #tellCounted(counted: readonly Written[]): void {
    const aliveAt = new Map<string, bigint>()
    for (const { position, record } of counted) if (record.kind === 'group') aliveAt.set(record.group, position)
    let commits: TailedCommit[] = []
    let gone: TailedEnd[] = []
    for (const { position, record } of counted) {
      if (record.kind === 'group') continue
      if (record.kind === 'commit') {
        if (gone.length > 0) {
          this.#events.onGone(gone)
          gone = []
        }
        const { group, topic, topicId, partition, offset, committedAtMs } = record
        commits.push({ group, topic, topicId, partition, offset, committedAtMs, position })
        continue
      }
      // Changing its protocol, a group ends as the one kind and begins as the other within one batch.
      if (record.kind === 'group-gone' && (aliveAt.get(record.group) ?? -1n) > position) continue
      if (commits.length > 0) {
        this.#events.onCommits(commits)
        commits = []
      }
      gone.push({ ...record, position })
    }
    if (commits.length > 0) this.#events.onCommits(commits)
    if (gone.length > 0) this.#events.onGone(gone)
  }
}
