import { parseAsInteger, parseAsString, parseAsStringLiteral } from 'nuqs'
import { PARTITION_HEALTH } from '@/lib/domain/health/partition-health'
import { TOPIC_FINDINGS } from '@/lib/domain/health/topic-findings'

export const TOPIC_HEALTH = [...PARTITION_HEALTH, 'healthy'] as const

/** The URL of the topics list: what is filtered, and how it is sorted. */
export const topicsSearch = {
  q: parseAsString.withDefault(''),
  health: parseAsStringLiteral(TOPIC_HEALTH),
  internal: parseAsStringLiteral(['hidden', 'shown', 'only']).withDefault('hidden'),
  activity: parseAsStringLiteral(['written', 'idle']),
  /** Bytes of one copy, both ends included. */
  minBytes: parseAsInteger,
  maxBytes: parseAsInteger,
  finding: parseAsStringLiteral(TOPIC_FINDINGS),
  sort: parseAsString.withDefault('health'),
}

/** The URL of one topic's partitions. */
export const partitionsSearch = {
  health: parseAsStringLiteral(TOPIC_HEALTH),
  sort: parseAsString.withDefault('health'),
}

/** The URL of the groups that read one topic. */
export const readersSearch = {
  sort: parseAsString.withDefault('verdict'),
}
