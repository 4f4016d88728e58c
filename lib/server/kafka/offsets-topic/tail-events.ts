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
   * The commit's own offset in its partition of `__consumer_offsets`. A transaction's commits are told when its marker comes, with
   * their own positions: where one is below that of a commit told before for the same partition of the group, Kafka keeps the
   * other (OffsetMetadataManager.completeTransaction).
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
  /** Something was not seen: what was read next was no longer there (the log was truncated, or the reader away for too long). */
  onGap(gap: { partition: number; from: bigint; to: bigint }): void
  /** A request failed, or a partition refused for a reason that a new leader does not explain. It is tried again. */
  onError(broker: number, error: KafkaError): void
}

export interface TailState {
  /** Partitions whose end was found, so that nothing after it is missed. */
  positioned: number
  partitions: number
  /** Commits read a second over the last seconds, those of open and aborted transactions included. */
  commitsPerSec: number
  /** How old (ms) the newest commit read is in the partition that is furthest behind; null: nothing waits to be read. */
  behindMs: number | null
  /** Commits of open transactions that were given up because too many waited. */
  dropped: number
}
