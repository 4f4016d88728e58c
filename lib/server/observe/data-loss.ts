import 'server-only'
import { type LossCountdown, lossCountdown } from '@/lib/domain/lag/loss-countdown'
import { hasRetentionLimit, retentionLimits } from '@/lib/domain/lag/retention-limits'
import { type TopicState, UNKNOWN } from './snapshot'

/** Kafka's defaults, for what this console does not read: `log.retention.check.interval.ms`, `segment.ms`, `segment.bytes`. */
const CHECK_INTERVAL_MS = 5 * 60_000
const SEGMENT_MS = 7 * 24 * 3_600_000
const SEGMENT_BYTES = 2 ** 30

interface Behind {
  committed: bigint
  lag: bigint
  /** Since the record at the commit was written; null: longer than the ends have been watched. */
  seconds: number | null
  /** Since when they have been watched, in ms. */
  watchedSince: number | null
}

/** When retention will overtake a commit; null when it will not, or the topic's configs are not known. */
export function partitionDataLoss(topic: TopicState, partition: number, behind: Behind, now: number): LossCountdown | null {
  const { config } = topic
  if (config === null || !hasRetentionLimit(config)) return null
  const { seconds, lag, committed } = behind
  const limits = retentionLimits(config)
  const recordTimestampMs = seconds === null ? null : now - seconds * 1000
  const bytes = bytesPerRecord(topic, partition)
  const recordsPerSec = topic.partitionRates[partition] ?? Number.NaN
  return lossCountdown({
    lag,
    recordTimestampMs,
    notNewerThanMs: recordTimestampMs === null ? behind.watchedSince : null,
    nowMs: now,
    retentionMs: limits.ms,
    segmentMs: toNumber(config.segmentMs) ?? SEGMENT_MS,
    checkIntervalMs: CHECK_INTERVAL_MS,
    retentionBytes: limits.bytes,
    segmentBytes: toNumber(config.segmentBytes) ?? SEGMENT_BYTES,
    bytesBehind: bytes === null ? null : bytes * Number(unreadOffsets(topic, partition, committed)),
    bytesPerSec: bytes === null || Number.isNaN(recordsPerSec) ? null : bytes * recordsPerSec,
  })
}

/** Those that are still there. */
function unreadOffsets({ logStart, logEnd }: TopicState, partition: number, committed: bigint): bigint {
  const start = logStart[partition] ?? UNKNOWN
  const first = committed < start ? start : committed
  return (logEnd[partition] ?? first) - first
}

/**
 * On average over what the log holds; null while its size or its bounds are not known. What brokers tell of a topic with remote
 * storage is the size of its newest part, which says nothing of the offsets before it (KIP-405).
 */
function bytesPerRecord({ config, sizeBytes, logStart, logEnd }: TopicState, partition: number): number | null {
  const size = sizeBytes[partition] ?? Number.NaN
  const [start, end] = [logStart[partition] ?? UNKNOWN, logEnd[partition] ?? UNKNOWN]
  if (config?.remoteStorage === true || Number.isNaN(size) || start === UNKNOWN || end <= start) return null
  return size / Number(end - start)
}

const toNumber = (value: bigint | null) => (value === null ? null : Number(value))
