import 'server-only'
import type { OffsetsRecord } from './decode-record'
import { PendingCommits } from './pending-commits'
import type { OffsetsTopicPart } from './read-offsets-topic'
import type { TailEvents, TailedCommit, TailedEnd } from './tail-events'

interface Written {
  position: bigint
  record: Exclude<OffsetsRecord, { kind: 'other' | 'unknown' }>
}

/** Tells what a partition of `__consumer_offsets` says as it counts: transactions at their markers, unknown records as numbers. */
export class PartToEvents {
  readonly #events: TailEvents
  readonly #pending = new PendingCommits<Written>()

  constructor(events: TailEvents) {
    this.#events = events
  }

  get dropped(): number {
    return this.#pending.dropped
  }

  /** What waits for a marker there will not be told. */
  forget(partition: number): void {
    this.#pending.forget(partition)
  }

  /** Returns how many commits were read, and when (ms) the newest was made; null without any. */
  tell(part: OffsetsTopicPart): { commits: number; newestMs: number | null } {
    const unknown = new Map<string, number>()
    const counted: Written[] = []
    let commits = 0
    let newestMs: number | null = null
    for (const entry of part.entries) {
      if (entry.kind === 'marker') {
        for (const written of this.#pending.end(part.partition, entry.producerId, entry.committed)) counted.push(written)
        continue
      }
      const { position, producerId, record } = entry
      if (record.kind === 'other') continue
      if (record.kind === 'unknown') {
        unknown.set(record.what, (unknown.get(record.what) ?? 0) + 1)
        continue
      }
      if (record.kind === 'commit') {
        commits++
        if (newestMs === null || record.committedAtMs > newestMs) newestMs = record.committedAtMs
      }
      if (producerId === null) counted.push({ position, record })
      else this.#pending.hold(part.partition, producerId, { position, record })
    }
    this.#tellCounted(counted)
    for (const [what, count] of unknown) this.#events.onUnknown(what, count)
    return { commits, newestMs }
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
