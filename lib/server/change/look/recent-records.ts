import 'server-only'
import type { ClusterClient } from '../../kafka/cluster-client'
import type { RecordPlace } from '../../kafka/reads/records-at'
import type { LogRange } from './log-ranges'

/** Each costs a look at the log: enough to see a pattern, few enough to hurt nobody. */
const MOST_RECORDS = 200
const MOST_A_PARTITION = 20
/** How far back from the end a partition is looked at, in offsets. */
const REACH = 1_000n

export interface RecentRecords {
  /** How many were seen. */
  records: number
  /** Of those that have one. */
  keys: Uint8Array[]
  /** Kafka's error names, of partitions that could not be read. */
  refused: string[]
}

/** Some of the newest records of a topic, spread over its partitions. Needs READ on it; no group is involved. */
export async function readRecentRecords(client: ClusterClient, ranges: readonly LogRange[]): Promise<RecentRecords> {
  const found: RecentRecords = { records: 0, keys: [], refused: [] }
  const each = Math.max(1, Math.min(MOST_A_PARTITION, Math.floor(MOST_RECORDS / Math.max(1, ranges.length))))
  const places = ranges.slice(0, MOST_RECORDS).flatMap((range) => placesNearEnd(range, each))
  const byLeader = Map.groupBy(places, ({ leader }) => leader)
  await Promise.all(
    [...byLeader].map(async ([leader, of]) => {
      try {
        const seen = new Set<string>()
        for (const { partition, record, error } of await client.recordsAt(leader, of)) {
          if (error !== null) found.refused.push(error)
          if (record === null || seen.has(`${partition}@${record.offset}`)) continue
          seen.add(`${partition}@${record.offset}`)
          found.records += 1
          if (record.key !== null) found.keys.push(record.key)
        }
      } catch {
        // Records help to judge a plan and are no part of it: it says that they could not be read.
        found.refused.push('UNKNOWN_SERVER_ERROR')
      }
    }),
  )
  return found
}

function placesNearEnd(
  { topic, topicId, partition, leader, logStart, logEnd }: LogRange,
  count: number,
): (RecordPlace & { leader: number })[] {
  if (leader === null || logStart === null || logEnd === null || logEnd <= logStart) return []
  const held = logEnd - logStart
  const reach = held < REACH ? held : REACH
  const stride = reach / BigInt(count) || 1n
  const offsets = Array.from({ length: count }, (_, n) => logEnd - 1n - BigInt(n) * stride).filter((offset) => offset >= logStart)
  return offsets.map((offset) => ({ topic, topicId, partition, leader, offset }))
}
