import 'server-only'
import type { LossCountdown } from '@/lib/domain/lag/loss-countdown'
import { partitionDataLoss } from './data-loss'
import type { EndHistory } from './end-history'
import type { BehindCommit } from './standing-partitions'
import type { TopicState } from './snapshot'

/** What lies behind a commit that is not at the end. */
export interface Behind extends BehindCommit {
  /**
   * Seconds since the first unread record was written: by its own timestamp where that was read, else by when the end passed the
   * commit; null when that was before anybody watched. 0 where there are only transaction markers.
   */
  secondsBehind: number | null
  dataLoss: LossCountdown | null
}

const NOTHING_KNOWN: BehindCommit = { isOnlyMarkers: false, recordAtMs: null, heldBack: null }

export function lookBehind(
  topic: TopicState,
  { partition, committed, lag }: { partition: number; committed: bigint; lag: bigint },
  known: BehindCommit | null,
  ends: EndHistory,
  now: number,
): Behind {
  const { isOnlyMarkers, recordAtMs, heldBack } = known ?? NOTHING_KNOWN
  if (isOnlyMarkers) return { isOnlyMarkers, recordAtMs, heldBack, secondsBehind: 0, dataLoss: null }
  // Producers may stamp records with times to come.
  const seconds =
    recordAtMs === null ? ends.secondsBehind(topic.topicId, partition, committed, now) : Math.max(0, (now - recordAtMs) / 1000)
  const dataLoss = partitionDataLoss(topic, partition, { committed, lag, seconds, watchedSince: ends.since(topic.topicId) }, now)
  return { isOnlyMarkers, recordAtMs, heldBack, secondsBehind: seconds, dataLoss }
}
