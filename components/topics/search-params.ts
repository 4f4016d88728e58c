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

/** The URL of the topics list over which a dialog is open. */
export const topicsChangeSearch = { change: parseAsStringLiteral(['create']) }

/** What can be done to a topic, by the word of the URL. */
const TOPIC_CHANGES = ['add-partitions', 'delete-records', 'delete'] as const
export type TopicChange = (typeof TOPIC_CHANGES)[number]

/** The URL of a topic over which a dialog is open. */
export const topicChangeSearch = { change: parseAsStringLiteral(TOPIC_CHANGES) }
