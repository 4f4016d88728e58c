import type { GroupType } from './group-type'

/**
 * Whether more consumers would have anything to do: `any` number of them (share groups), `more` of them, or none because
 * every partition has its own (`idle` have nothing to do even now). `first`: nobody is there, and so many could work.
 */
export type ConsumersThatHelp =
  | { kind: 'any' }
  | { kind: 'more'; more: number }
  | { kind: 'none'; idle: number; partitions: number }
  | { kind: 'first'; most: number }

interface Reading {
  type: GroupType
  /** Kafka's word: `consumer`, `connect`, …; empty where nobody ever joined. */
  protocolType: string
  assignor: string | null
  /** How many there are; null while they are not known. */
  members: number | null
  /** Of each topic it reads, how many partitions. */
  partitionsByTopic: readonly number[]
}

/**
 * They deal out the partitions of all topics together; `range` deals those of each topic to the same first members.
 * `RoundRobinAssigner` is what kafkajs calls its own.
 */
const OVER_ALL_TOPICS: ReadonlySet<string> = new Set(['uniform', 'roundrobin', 'RoundRobinAssigner', 'sticky', 'cooperative-sticky'])

/** null where it cannot be told: members or assignor unknown, nothing read, or work that is dealt out by tasks (Connect, Streams). */
export function consumersThatHelp({ type, protocolType, assignor, members, partitionsByTopic }: Reading): ConsumersThatHelp | null {
  if (type === 'share') return { kind: 'any' }
  const isDealtByTasks = type === 'streams' || assignor === 'stream' || (protocolType !== 'consumer' && protocolType !== '')
  const most = mostAtWork(assignor, partitionsByTopic)
  if (members === null || isDealtByTasks || most === null) return null
  if (members === 0) return { kind: 'first', most }
  return members < most ? { kind: 'more', more: most - members } : { kind: 'none', idle: members - most, partitions: most }
}

function mostAtWork(assignor: string | null, partitionsByTopic: readonly number[]): number | null {
  const read = partitionsByTopic.filter((count) => count > 0)
  const [first] = read
  if (first === undefined) return null
  if (read.length === 1) return first
  if (assignor === 'range') return Math.max(...read)
  return assignor !== null && OVER_ALL_TOPICS.has(assignor) ? read.reduce((sum, count) => sum + count, 0) : null
}
