import 'server-only'
import type { KafkaError } from '../kafka-error'

/** A commit that counts: outside of transactions, or of one that was committed. */
export interface TailedCommit {
  group: string
  topic: string
  topicId: string | null
  partition: number
  offset: bigint
  /** ms, by the clock of the group's coordinator. */
  committedAtMs: number
  /**
   * The commit's own offset in its partition of `__consumer_offsets`. A transaction's commits are told when its marker comes, and
   * not at all where a newer one was told for the same partition of the group: Kafka keeps that (OffsetMetadataManager).
   */
  position: bigint
}

/** What is no more. A deleted group tells each of its commits as gone, and then itself. */
export type TailedEnd =
  | { kind: 'commit-gone'; group: string; topic: string; partition: number; position: bigint }
  | { kind: 'group-gone'; group: string; position: bigint }

/** Called synchronously, in the order of each partition's log: a group's commits and ends are all in one partition. */
export interface TailEvents {
  onCommits(commits: readonly TailedCommit[]): void
  onGone(gone: readonly TailedEnd[]): void
  /** Records of a type or version not known here, since the last time this was said. */
  onUnknown(what: string, count: number): void
  /**
   * Something was not told: what was to be read next was no longer there (the log was truncated, or the reader away for too long),
   * or an open transaction was given up because too many commits waited for their markers.
   */
  onGap(gap: { partition: number; from: bigint; to: bigint }): void
  /** A request failed, or a partition refused for a reason that a new leader does not explain. It is tried again. */
  onError(broker: number, error: KafkaError): void
}

export interface TailState {
  /** Partitions whose end was found, so that nothing after it is missed. */
  positioned: number
  partitions: number
  /** Partitions that have a leader, and how many of these were read from their place. */
  led: number
  reading: number
  /** Commits read a second over the last seconds, those of open and aborted transactions included; not what had waited when reading began, or began again. */
  commitsPerSec: number
  /** For how long (ms, by our own clock) an end that was told has not been read to, in the partition that is furthest behind; null: nothing waits to be read. */
  behindMs: number | null
  /** By broker, the partition that has waited longest for an answer. An idle one waits 5 s. */
  unanswered: readonly UnansweredBroker[]
}

export interface UnansweredBroker {
  broker: number
  /** ms, by our own clock. */
  sinceMs: number
  /** What the last request came to; null: it was not answered yet. */
  error: KafkaError | null
}
