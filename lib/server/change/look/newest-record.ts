import 'server-only'
import type { ClusterClient } from '../../kafka/cluster-client'
import type { LogRange } from './log-ranges'
import { readRecordTimes } from './record-times'

/** A transaction's end is an offset without a record: the one before it is looked at too. */
const LOOK_BACK = [1n, 2n] as const

/** The greatest time of the newest record of each partition, ms. null: none could be read, or there is none. */
export async function newestRecordMs(client: ClusterClient, ranges: readonly LogRange[]): Promise<number | null> {
  const places = ranges.flatMap(({ topic, topicId, partition, leader, logStart, logEnd }) => {
    if (leader === null || logStart === null || logEnd === null) return []
    const offsets = LOOK_BACK.map((back) => logEnd - back).filter((offset) => offset >= logStart)
    return offsets.map((offset) => ({ topic, topicId, partition, leader, offset }))
  })
  const times = [...(await readRecordTimes(client, places)).values()].map(({ timestampMs }) => timestampMs)
  return times.length === 0 ? null : Math.max(...times)
}
