import type { TopicItem } from '@/lib/contract/topics'

/** How long records are kept. `seconds` null: for ever. */
export type Kept = { kind: 'time' | 'both'; seconds: number | null } | { kind: 'compact' } | { kind: 'unknown' }

/** `retention.ms` counts only where the cleanup policy has `delete`. */
export function keptOf({ cleanupPolicy, retentionMs }: Pick<TopicItem, 'cleanupPolicy' | 'retentionMs'>): Kept {
  if (cleanupPolicy === null) return { kind: 'unknown' }
  const policies = cleanupPolicy.split(',').map((policy) => policy.trim())
  const isCompacted = policies.includes('compact')
  if (!policies.includes('delete')) return isCompacted ? { kind: 'compact' } : { kind: 'time', seconds: null }
  if (retentionMs === null) return { kind: 'unknown' }
  const seconds = retentionMs.startsWith('-') ? null : Number(retentionMs) / 1000
  return { kind: isCompacted ? 'both' : 'time', seconds }
}
