import 'server-only'
import type { Kafka } from 'kafkajs'
import { eventually } from './real-cluster'

const COMMITS = '__consumer_offsets'

export interface WrittenCommit {
  topic: string
  partition: number
  /** null: the commit was removed. */
  offset: string | null
  leaderEpoch: number | null
  metadata: string | null
}

/** Every commit of a group that was ever written, oldest first of each partition: what happened, not only what came of it. */
export async function commitLog(kafka: Kafka, group: string): Promise<WrittenCommit[]> {
  const admin = kafka.admin()
  const consumer = kafka.consumer({ groupId: `commit-log-${process.pid}-${performance.now()}`, maxWaitTimeInMs: 100 })
  await Promise.all([admin.connect(), consumer.connect()])
  try {
    const ends = new Map((await admin.fetchTopicOffsets(COMMITS)).map(({ partition, high }) => [partition, BigInt(high)]))
    const reached = new Map<number, bigint>()
    const records: { key: Buffer; value: Buffer | null }[] = []
    // Also told of batches of which nothing is handed on, as the markers of transactions.
    consumer.on('consumer.end_batch_process', ({ payload }) => void reached.set(payload.partition, BigInt(payload.lastOffset) + 1n))
    await consumer.subscribe({ topic: COMMITS, fromBeginning: true })
    await consumer.run({
      autoCommit: false,
      eachBatch: ({ batch }) => {
        for (const { key, value, offset } of batch.messages) {
          if (key && BigInt(offset) < (ends.get(batch.partition) ?? 0n)) records.push({ key, value })
        }
        return Promise.resolve()
      },
    })
    await eventually('the log of commits is read', () => [...ends].every(([partition, end]) => (reached.get(partition) ?? 0n) >= end))
    return records.flatMap(({ key, value }) => readCommit(group, key, value) ?? [])
  } finally {
    await Promise.all([admin.disconnect(), consumer.disconnect()])
  }
}

/** Keys of version 0 and 1 are of commits, all others of groups (OffsetCommitKey and OffsetCommitValue of Kafka). */
function readCommit(group: string, key: Buffer, value: Buffer | null): WrittenCommit | null {
  if (key.readInt16BE(0) > 1) return null
  const of = textAt(key, 2)
  if (of.text !== group) return null
  const topic = textAt(key, of.end)
  const place = { topic: topic.text, partition: key.readInt32BE(topic.end) }
  if (value === null) return { ...place, offset: null, leaderEpoch: null, metadata: null }
  const version = value.readInt16BE(0)
  if (version < 3 || version > 4) throw new Error(`a commit of version ${version} is not read here`)
  const leaderEpoch = value.readInt32BE(10)
  return {
    ...place,
    offset: String(value.readBigInt64BE(2)),
    leaderEpoch: leaderEpoch === -1 ? null : leaderEpoch,
    metadata: (version === 3 ? textAt(value, 14).text : compactTextAt(value, 14)) || null,
  }
}

/** Of the flexible versions: a varint of the length and one, enough for texts below 127 bytes. */
function compactTextAt(buffer: Buffer, at: number): string {
  return buffer.toString('utf8', at + 1, at + buffer.readUInt8(at))
}

function textAt(buffer: Buffer, at: number): { text: string; end: number } {
  const end = at + 2 + buffer.readInt16BE(at)
  return { text: buffer.toString('utf8', at + 2, end), end }
}
