import 'server-only'
import { type Reader, type Writer, offsetFetchV8, offsetFetchV9 } from '@platformatic/kafka'
import { contiguous } from '../contiguous'
import { kafkaErrorName } from '../error-name'

export interface CommittedOffset {
  partition: number
  offset: bigint
  metadata: string | null
}

export interface GroupCommits {
  group: string
  /** Kafka's error name when the group's offsets were refused; topics is empty then. */
  error: string | null
  topics: { topic: string; partitions: CommittedOffset[] }[]
}

/* OffsetFetch Response (Version: 8 and 9) => throttle_time_ms [groups] TAG_BUFFER; at 40,000 commits a round an object for each, not two. */
function parseResponse(_correlationId: number, _apiKey: number, _apiVersion: number, reader: Reader): GroupCommits[] {
  reader.readInt32()
  return reader.readArray((r) => {
    const group = r.readString()
    const topics = r.readArray((of) => ({
      topic: of.readString(),
      partitions: of.readArray(readPartition).filter((commit) => commit !== null),
    }))
    return { group, error: kafkaErrorName(r.readInt16()), topics }
  })
}

/** null: nothing is committed, or it is not told. */
function readPartition(r: Reader): CommittedOffset | null {
  const partition = r.readInt32()
  const offset = r.readInt64()
  r.skip(4) // committed_leader_epoch
  const metadata = r.readNullableString()
  const isTold = r.readInt16() === 0
  return isTold && offset >= 0n ? { partition, offset, metadata } : null
}

type Asked = Parameters<typeof offsetFetchV9.createRequest>
type Create = (...args: Asked) => Writer

/** Newest first; of all partitions with a commit. */
export const OFFSET_FETCH = [offsetFetchV9, offsetFetchV8].map(({ api, createRequest }) =>
  contiguous<Asked, GroupCommits[]>(api, createRequest as Create, parseResponse),
)
