/** What is known of a partition's retention, and of the first record its group has not read yet. */
export interface LossFacts {
  /** Records between the committed offset and the end; 0 or less: nothing to lose. */
  lag: bigint
  /** Timestamp of the record at the committed offset, in ms. Where only an interval is known, null and the two bounds. */
  recordTimestampMs: number | null
  notOlderThanMs: number | null
  notNewerThanMs: number | null
  nowMs: number
  /** `retention.ms`; null or negative: no limit. */
  retentionMs: number | null
  /** `segment.ms`. */
  segmentMs: number
  /** `log.retention.check.interval.ms`, a broker's. */
  checkIntervalMs: number
  /** `retention.bytes`, of one partition; null or negative: no limit. */
  retentionBytes: number | null
  /** `segment.bytes`. */
  segmentBytes: number
  /** Bytes from the committed offset to the end. */
  bytesBehind: number | null
  /** Bytes written to the partition per second. */
  bytesPerSec: number | null
  /** `cleanup.policy`. */
  cleanupPolicy: string
}

/** Retention reaches the committed offset in at least and at most so many seconds, never negative; no upper bound is null. */
export interface LossCountdown {
  /** The limit that is certain to reach it first. */
  by: 'time' | 'size'
  atLeastSeconds: number
  atMostSeconds: number | null
}

/**
 * When retention will overtake a committed offset, as the range that segments allow: a whole segment goes at once, so
 * the record lives as long as the newest beside it. The active segment is no shelter: when all have expired, it is
 * rolled and deleted too (UnifiedLog.deleteOldSegments, deleteSegments). Timestamps are taken to rise with offsets; one
 * in the future keeps its segment, and all after it, for longer than is said here. DeleteRecords is not foreseen.
 *
 * null when nothing waits, nothing is deleted by age or size, or nothing is known of the record's age and bytes.
 */
export function lossCountdown(facts: LossFacts): LossCountdown | null {
  if (facts.lag <= 0n) return null
  if (!facts.cleanupPolicy.split(',').some((policy) => policy.trim() === 'delete')) return null
  const ranges = [byTime(facts), bySize(facts)].filter((range) => range !== null)
  const [first, second] = ranges.toSorted((a, b) => latest(a) - latest(b) || a.atLeastSeconds - b.atLeastSeconds)
  if (!first || !second) return first ?? null
  // It is lost as soon as either limit reaches it, and the one that is certain later may still be possible earlier.
  return { ...first, atLeastSeconds: Math.min(first.atLeastSeconds, second.atLeastSeconds) }
}

/** UnifiedLog.deleteRetentionMsBreachedSegments: now − the segment's largest timestamp > retention.ms. */
function byTime(facts: LossFacts): LossCountdown | null {
  const { nowMs, retentionMs, segmentMs, checkIntervalMs } = facts
  const oldest = facts.recordTimestampMs ?? facts.notOlderThanMs
  const newest = facts.recordTimestampMs ?? facts.notNewerThanMs
  if (retentionMs === null || retentionMs < 0 || (oldest === null && newest === null)) return null
  return {
    by: 'time',
    atLeastSeconds: oldest === null ? 0 : seconds(oldest + retentionMs - nowMs),
    // A segment is rolled when a record comes that is more than segment.ms newer than its first (LogSegment.shouldRoll).
    atMostSeconds: seconds((newest ?? nowMs) + segmentMs + retentionMs + checkIntervalMs - nowMs),
  }
}

/** UnifiedLog.deleteRetentionSizeBreachedSegments: what remains without the segment is at least retention.bytes. */
function bySize(facts: LossFacts): LossCountdown | null {
  const { retentionBytes, segmentBytes, bytesBehind, bytesPerSec, checkIntervalMs } = facts
  if (retentionBytes === null || retentionBytes < 0 || bytesBehind === null) return null
  const untilWritten = (bytes: number) => {
    if (bytes <= 0) return 0
    return bytesPerSec !== null && bytesPerSec > 0 ? bytes / bytesPerSec : null
  }
  // The record may be the last of its segment or its first.
  const atLeastSeconds = untilWritten(retentionBytes - bytesBehind)
  const full = untilWritten(retentionBytes + segmentBytes - bytesBehind)
  if (atLeastSeconds === null) return null
  return { by: 'size', atLeastSeconds, atMostSeconds: full === null ? null : full + checkIntervalMs / 1000 }
}

function latest(range: LossCountdown): number {
  return range.atMostSeconds ?? Number.POSITIVE_INFINITY
}

function seconds(ms: number): number {
  return Math.max(0, ms / 1000)
}
