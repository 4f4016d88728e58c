/**
 * What one of Kafka's error names means to a write, and to what is planned of it.
 * `held`: somebody is in the group, nothing was done. `away`: a broker is not there yet, nothing was done. `lost`: it may have
 * been done. `refused`: it was not, and will not be.
 */
export type ErrorMeaning = 'held' | 'away' | 'lost' | 'refused'

const HELD: ReadonlySet<string> = new Set([
  'UNKNOWN_MEMBER_ID',
  'ILLEGAL_GENERATION',
  'STALE_MEMBER_EPOCH',
  'REBALANCE_IN_PROGRESS',
  'NON_EMPTY_GROUP',
  'GROUP_SUBSCRIBED_TO_TOPIC',
  'UNSTABLE_OFFSET_COMMIT',
])

const AWAY: ReadonlySet<string> = new Set([
  'BROKER_NOT_AVAILABLE',
  'COORDINATOR_LOAD_IN_PROGRESS',
  'LEADER_NOT_AVAILABLE',
  'NOT_LEADER_OR_FOLLOWER',
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ETIMEDOUT',
])

/** A coordinator turns its own REQUEST_TIMED_OUT and NOT_LEADER_OR_FOLLOWER into the last two (GroupCoordinatorService). */
const LOST: ReadonlySet<string> = new Set([
  'REQUEST_TIMED_OUT',
  'NETWORK_EXCEPTION',
  'ECONNRESET',
  'UNKNOWN_SERVER_ERROR',
  'COORDINATOR_NOT_AVAILABLE',
  'NOT_COORDINATOR',
])

export function whatErrorMeans(kafkaError: string): ErrorMeaning {
  if (HELD.has(kafkaError)) return 'held'
  if (AWAY.has(kafkaError)) return 'away'
  return LOST.has(kafkaError) ? 'lost' : 'refused'
}
