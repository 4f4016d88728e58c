const YEAR_MS = 365 * 24 * 3_600_000
/** What somebody writes for “for ever”, such as the largest long there is: no clock and no disk gets there. */
const FOR_EVER_MS = BigInt(100 * YEAR_MS)
const ENDLESS_BYTES = 2n ** 60n

/** A topic's configs; null where not read. */
export interface RetentionConfig {
  /** `retention.ms`; negative: no limit. */
  retentionMs: bigint | null
  /** `retention.bytes`, of one partition; negative: no limit. */
  retentionBytes: bigint | null
  /** `cleanup.policy`. */
  cleanupPolicy: string | null
}

/** What deletes a partition's oldest records; null: nothing of this kind. */
export interface RetentionLimits {
  ms: number | null
  bytes: number | null
}

/** The limits by which Kafka deletes (LogConfig.delete, UnifiedLog.deleteOldSegments); 100 years and an exbibyte are none. */
export function retentionLimits({ retentionMs, retentionBytes, cleanupPolicy }: RetentionConfig): RetentionLimits {
  if (!policyDeletes(cleanupPolicy)) return { ms: null, bytes: null }
  const limit = (value: bigint | null, none: bigint) => (value === null || value < 0n || value > none ? null : Number(value))
  return { ms: limit(retentionMs, FOR_EVER_MS), bytes: limit(retentionBytes, ENDLESS_BYTES) }
}

/** Does `cleanup.policy` have `delete`? One that is not known is taken for Kafka's default, which is that. */
export function policyDeletes(cleanupPolicy: string | null): boolean {
  return cleanupPolicy === null || cleanupPolicy.split(',').some((policy) => policy.trim() === 'delete')
}

export function hasRetentionLimit(config: RetentionConfig): boolean {
  const { ms, bytes } = retentionLimits(config)
  return ms !== null || bytes !== null
}
