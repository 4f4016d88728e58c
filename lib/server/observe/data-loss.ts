import 'server-only'
import { type LossCountdown, lossCountdown } from '@/lib/domain/lag/loss-countdown'
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

/** When retention will overtake a commit; null when it will not, or nothing can be said. */
export function partitionDataLoss(topic: TopicState, partition: number, behind: Behind, now: number): LossCountdown | null {
  const { config } = topic
  const hasLimit = (config?.retentionMs ?? -1n) >= 0n || (config?.retentionBytes ?? -1n) >= 0n
  if (config === null || !hasLimit) return null
  const { seconds, lag, committed } = behind
  const recordTimestampMs = seconds === null ? null : now - seconds * 1000
  const bytes = bytesPerRecord(topic, partition)
  const recordsPerSec = topic.partitionRates[partition] ?? Number.NaN
  return lossCountdown({
    lag,
    recordTimestampMs,
    notOlderThanMs: null,
    notNewerThanMs: recordTimestampMs === null ? behind.watchedSince : null,
    nowMs: now,
    retentionMs: toNumber(config.retentionMs),
    segmentMs: toNumber(config.segmentMs) ?? SEGMENT_MS,
    checkIntervalMs: CHECK_INTERVAL_MS,
    retentionBytes: toNumber(config.retentionBytes),
    segmentBytes: toNumber(config.segmentBytes) ?? SEGMENT_BYTES,
    bytesBehind: bytes === null ? null : bytes * Number((topic.logEnd[partition] ?? committed) - committed),
    bytesPerSec: bytes === null || Number.isNaN(recordsPerSec) ? null : bytes * recordsPerSec,
    cleanupPolicy: config.cleanupPolicy ?? 'delete',
  })
}

/** The one that is sooner certain. */
export function soonerLoss(a: LossCountdown | null, b: LossCountdown | null): LossCountdown | null {
  if (a === null || b === null) return a ?? b
  return (b.atMostSeconds ?? Number.POSITIVE_INFINITY) < (a.atMostSeconds ?? Number.POSITIVE_INFINITY) ? b : a
}

/** On average over what the log holds; null while its size or its bounds are not known. */
function bytesPerRecord(topic: TopicState, partition: number): number | null {
  const size = topic.sizeBytes[partition] ?? Number.NaN
  const [start, end] = [topic.logStart[partition] ?? UNKNOWN, topic.logEnd[partition] ?? UNKNOWN]
  return Number.isNaN(size) || start === UNKNOWN || end <= start ? null : size / Number(end - start)
}

const toNumber = (value: bigint | null) => (value === null ? null : Number(value))
