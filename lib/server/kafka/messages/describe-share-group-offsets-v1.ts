import 'server-only'
import { type Reader, Writer, createAPI } from '@platformatic/kafka'

export interface DescribeShareGroupOffsetsAnswer {
  groups: {
    groupId: string
    errorCode: number
    errorMessage: string | null
    topics: {
      topicName: string
      /** lag: the broker's own figure (KIP-1226), -1 where it does not know. */
      partitions: { partitionIndex: number; startOffset: bigint; lag: bigint; errorCode: number }[]
    }[]
  }[]
}

/* DescribeShareGroupOffsets Request (Version: 1) => [groups: group_id [topics]] TAG_BUFFER; null topics: all (KIP-932) */
function createRequest(groupIds: string[]): Writer {
  return Writer.create()
    .appendArray(groupIds, (w, id) => w.appendString(id).appendArray(null, () => undefined))
    .appendTaggedFields()
}

function parseResponse(_correlationId: number, _apiKey: number, _apiVersion: number, reader: Reader): DescribeShareGroupOffsetsAnswer {
  reader.readInt32() // throttle_time_ms
  const groups = reader.readArray((r) => {
    const groupId = r.readString()
    const topics = r.readArray((topic) => {
      const topicName = topic.readString()
      topic.readUUID()
      return { topicName, partitions: topic.readArray(readPartition) }
    })
    return { groupId, topics, errorCode: r.readInt16(), errorMessage: r.readNullableString() }
  })
  reader.readTaggedFields()
  return { groups }
}

function readPartition(r: Reader) {
  const partitionIndex = r.readInt32()
  const startOffset = r.readInt64()
  r.readInt32() // leader_epoch
  const lag = r.readInt64()
  const errorCode = r.readInt16()
  r.readNullableString() // error_message
  return { partitionIndex, startOffset, lag, errorCode }
}

export const describeShareGroupOffsetsV1 = createAPI<[groupIds: string[]], DescribeShareGroupOffsetsAnswer>(
  90,
  1,
  createRequest,
  parseResponse,
)
