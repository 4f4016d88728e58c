/** What is known of a partition's retention, and of the first record its group has not read yet. */
export interface LossFacts {
  /** Records between the committed offset and the end; 0 or less: nothing to lose. */
  lag: bigint
  /** Timestamp of the record at the committed offset, in ms. Where it is only known to be no newer than something, null and that. */
  recordTimestampMs: number | null
  notNewerThanMs: number | null
  nowMs: number
  /** `retention.ms`; null: no limit (retentionLimits). */
  retentionMs: number | null
  /** `segment.ms`. */
  segmentMs: number
  /** `log.retention.check.interval.ms`, a broker's. */
  checkIntervalMs: number
  /** `retention.bytes`, of one partition; null: no limit. */
  retentionBytes: number | null
  /** `segment.bytes`. */
  segmentBytes: number
  /** Bytes from the committed offset to the end; null: not known. */
  bytesBehind: number | null
  /** Bytes written to the partition per second; null: not known. */
  bytesPerSec: number | null
}

/** Retention reaches the committed offset in at least and at most so many seconds, never negative; null: not known. */
export interface LossCountdown {
  /** The limit that is known to reach it first. */
  by: 'time' | 'size'
  atLeastSeconds: number | null
  /** null also where no time is certain, as while nobody writes to a log that is cut by size. */
  atMostSeconds: number | null
}

/**
 * When retention will overtake a committed offset, as the range that segments allow: a whole segment goes at once, so
 * the record lives as long as the newest beside it. The active segment is no shelter: when all have expired, it is
 * rolled and deleted too (UnifiedLog.deleteOldSegments, deleteSegments). Timestamps are taken to rise with offsets; one
 * in the future keeps its segment, and all after it, for longer than is said here. DeleteRecords is not foreseen.
 *
 * null when nothing waits, or nothing is deleted by age or size at the present rate. Both bounds are null where something
 * is deleted and nothing is known of when: that is not the same, for a sum over partitions.
 */
export function lossCountdown(facts: LossFacts): LossCountdown | null {
  return facts.lag <= 0n ? null : soonerLoss(byTime(facts), bySize(facts))
}

/**
 * What two countdowns come to, of two limits or two partitions: something is lost as soon as either strikes. One that is certain
 * later may still be possible earlier, and while nothing is known of when one may strike, nothing is known of both.
 */
export function soonerLoss(a: LossCountdown | null, b: LossCountdown | null): LossCountdown | null {
  if (a === null || b === null) return a ?? b
  const { by } = latest(a) < latest(b) || (latest(a) === latest(b) && earliest(a) <= earliest(b)) ? a : b
  const atMostSeconds = Math.min(latest(a), latest(b))
  return {
    by,
    atLeastSeconds: a.atLeastSeconds === null || b.atLeastSeconds === null ? null : Math.min(a.atLeastSeconds, b.atLeastSeconds),
    atMostSeconds: Number.isFinite(atMostSeconds) ? atMostSeconds : null,
  }
}

/** A countdown that says something; null where both of its bounds are unknown. */
export function knownLoss(countdown: LossCountdown | null): LossCountdown | null {
  return countdown?.atLeastSeconds === null && countdown.atMostSeconds === null ? null : countdown
}

/** UnifiedLog.deleteRetentionMsBreachedSegments: now − the segment's largest timestamp > retention.ms. */
function byTime(facts: LossFacts): LossCountdown | null {
  const { nowMs, retentionMs, segmentMs, checkIntervalMs, recordTimestampMs } = facts
  const newest = recordTimestampMs ?? facts.notNewerThanMs
  if (retentionMs === null) return null
  if (newest === null) return { by: 'time', atLeastSeconds: null, atMostSeconds: null }
  const untilOld = seconds(newest + retentionMs - nowMs)
  return {
    by: 'time',
    // One that may be older than this is too old already where this is.
    atLeastSeconds: recordTimestampMs === null && untilOld > 0 ? null : untilOld,
    // A segment is rolled when a record comes that is more than segment.ms newer than its first (LogSegment.shouldRoll).
    atMostSeconds: seconds(newest + segmentMs + retentionMs + checkIntervalMs - nowMs),
  }
}

/** UnifiedLog.deleteRetentionSizeBreachedSegments: what remains without the segment is at least retention.bytes. */
function bySize(facts: LossFacts): LossCountdown | null {
  const { retentionBytes, segmentBytes, bytesBehind, bytesPerSec, checkIntervalMs } = facts
  if (retentionBytes === null) return null
  if (bytesBehind === null) return { by: 'size', atLeastSeconds: null, atMostSeconds: null }
  const untilWritten = (bytes: number) => {
    if (bytes <= 0) return 0
    return bytesPerSec !== null && bytesPerSec > 0 ? bytes / bytesPerSec : null
  }
  // The record may be the last of its segment or its first.
  const atLeastSeconds = untilWritten(retentionBytes - bytesBehind)
  const full = untilWritten(retentionBytes + segmentBytes - bytesBehind)
  if (atLeastSeconds === null && bytesPerSec !== null) return null
  return { by: 'size', atLeastSeconds, atMostSeconds: full === null ? null : full + checkIntervalMs / 1000 }
}

function latest({ atMostSeconds }: LossCountdown): number {
  return atMostSeconds ?? Number.POSITIVE_INFINITY
}

/** What is not known decides no order. */
function earliest({ atLeastSeconds }: LossCountdown): number {
  return atLeastSeconds ?? Number.POSITIVE_INFINITY
}

function seconds(ms: number): number {
  return Math.max(0, ms / 1000)
}
