import 'server-only'
import type { ClusterClient } from '../../kafka/cluster-client'
import { toKafkaError } from '../../kafka/kafka-error'
import type { TopicPartitions } from '../../kafka/messages/list-offsets'
import { placeKey } from './group-now'

/** What one partition's log holds at this moment. */
export interface LogRange {
  topic: string
  partition: number
  topicId: string
  leader: number | null
  logStart: bigint | null
  /** The high watermark. */
  logEnd: bigint | null
  /** First offset at or after the time asked for; null: no such record, or no time was asked for. */
  atTime: bigint | null
  /** Kafka's error name where the range could not be read. */
  error: string | null
}

export interface LogRanges {
  /** By `placeKey`. */
  ranges: Map<string, LogRange>
  /** Partitions of each topic that exists. */
  partitionCounts: Map<string, number>
  topicIds: Map<string, string>
  /** Kafka's error name by topic. */
  missing: Map<string, string>
  /** Topics whose records, and so whose commits, are refused to this console's user. */
  unreadable: Set<string>
}

/** Asks the leaders, each once a question. `partitions` null: all of the topic. */
export async function readLogRanges(
  client: ClusterClient,
  wanted: ReadonlyMap<string, ReadonlySet<number> | null>,
  atMs: number | null,
): Promise<LogRanges> {
  const found: LogRanges = { ranges: new Map(), partitionCounts: new Map(), topicIds: new Map(), missing: new Map(), unreadable: new Set() }
  if (wanted.size === 0) return found
  const { topics, missing } = await client.topics([...wanted.keys()])
  for (const { name, error } of missing) found.missing.set(name, error)

  const byLeader = new Map<number, Map<string, number[]>>()
  for (const { name: topic, topicId, partitions, mayRead } of topics) {
    if (mayRead === false) found.unreadable.add(topic)
    found.partitionCounts.set(topic, partitions.length)
    found.topicIds.set(topic, topicId)
    const chosen = wanted.get(topic) ?? null
    for (const { partition, leader } of partitions) {
      if (chosen !== null && !chosen.has(partition)) continue
      const error = leader === null ? 'LEADER_NOT_AVAILABLE' : null
      found.ranges.set(placeKey({ topic, partition }), {
        topic,
        partition,
        topicId,
        leader,
        logStart: null,
        logEnd: null,
        atTime: null,
        error,
      })
      if (leader === null) continue
      const led = byLeader.get(leader) ?? new Map<string, number[]>()
      byLeader.set(leader, led)
      led.set(topic, [...(led.get(topic) ?? []), partition])
    }
  }
  await Promise.all([...byLeader].map(([leader, led]) => askLeader(client, leader, toTopicPartitions(led), atMs, found.ranges)))
  return found
}

async function askLeader(
  client: ClusterClient,
  leader: number,
  led: readonly TopicPartitions[],
  atMs: number | null,
  ranges: Map<string, LogRange>,
): Promise<void> {
  try {
    const [starts, times] = [await client.logStarts(leader, led), atMs === null ? [] : await client.offsetsAt(leader, led, atMs)]
    // The end last: a record that came in between is then beyond no end.
    const ends = await client.logEnds(leader, led)
    for (const { topic, partitions } of starts) for (const p of partitions) set(ranges, topic, p, { logStart: p.offset })
    for (const { topic, partitions } of times) for (const p of partitions) set(ranges, topic, p, { atTime: p.offset })
    for (const { topic, partitions } of ends) for (const p of partitions) set(ranges, topic, p, { logEnd: p.offset })
  } catch (error) {
    const { kafkaError } = toKafkaError(error, leader)
    for (const { topic, partitions } of led) for (const partition of partitions) set(ranges, topic, { partition, error: kafkaError }, {})
  }
}

function set(
  ranges: Map<string, LogRange>,
  topic: string,
  { partition, error }: { partition: number; error: string | null },
  found: Partial<Pick<LogRange, 'logStart' | 'logEnd' | 'atTime'>>,
): void {
  const key = placeKey({ topic, partition })
  const range = ranges.get(key)
  if (range) ranges.set(key, error === null ? { ...range, ...found } : { ...range, error })
}

const toTopicPartitions = (led: ReadonlyMap<string, readonly number[]>): TopicPartitions[] =>
  [...led].map(([topic, partitions]) => ({ topic, partitions }))
