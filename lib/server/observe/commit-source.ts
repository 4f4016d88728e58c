import 'server-only'

/**
 * Where commit windows come from: `tail` reads `__consumer_offsets` itself and so knows when each commit was made;
 * `poll` sees with each round's OffsetFetch that an offset has changed, and cannot tell a repeated commit from none.
 */
export const COMMIT_SOURCES = ['tail', 'poll'] as const
export type CommitSourceKind = (typeof COMMIT_SOURCES)[number]
/** `auto`: tail where this console may read `__consumer_offsets`. */
export const COMMIT_SOURCE_WISHES = ['auto', ...COMMIT_SOURCES] as const
export type CommitSourceWish = (typeof COMMIT_SOURCE_WISHES)[number]

/** Why the source is what it is. */
export type CommitSourceReason =
  | { code: 'configured' }
  | { code: 'may-read' }
  /** Not yet: there is no `__consumer_offsets`, or its ends are still being read. */
  | { code: 'starting' }
  | { code: 'refused'; kafkaError: string; message: string }
  | { code: 'too-many-commits'; commitsPerSec: number; most: number }
  | { code: 'too-far-behind'; behindMs: number; most: number }
  /** A broker that answers other questions does not let its part of `__consumer_offsets` be read. */
  | { code: 'failing'; kafkaError: string; message: string; broker: number }

export interface CommitSource {
  kind: CommitSourceKind
  wish: CommitSourceWish
  /** ms */
  since: number
  reason: CommitSourceReason
  /** Commits read a second, of late; null while polling. */
  commitsPerSec: number | null
  /** How late commits are read, in ms by this console's own clock; null: nothing waits to be read, or it polls. */
  behindMs: number | null
  /** Records of `__consumer_offsets` in a form this console does not know, by what it was. */
  unknownRecords: ReadonlyMap<string, number>
  /** Commits that are missing from the windows: how often, and when last (ms). Commits of transactions given up because too many waited are one. */
  gaps: { count: number; lastAt: number | null }
}
