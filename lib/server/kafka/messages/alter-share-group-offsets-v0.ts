import 'server-only'
import { type Reader, Writer, createAPI } from '@platformatic/kafka'

export interface AlteredTopic {
  topicName: string
  partitions: readonly { partition: number; startOffset: bigint }[]
}

export interface AlterShareGroupOffsetsAnswer {
  errorCode: number
  errorMessage: string | null
  topics: { topicName: string; partitions: { partitionIndex: number; errorCode: number; errorMessage: string | null }[] }[]
}

/*
  AlterShareGroupOffsets Request (Version: 0) => group_id [topics] TAG_BUFFER (KIP-932)
    topics => topic_name [partitions] TAG_BUFFER
      partitions => partition_index start_offset TAG_BUFFER
*/
function createRequest(groupId: string, topics: AlteredTopic[]): Writer {
  return Writer.create()
    .appendString(groupId)
    .appendArray(topics, (w, { topicName, partitions }) =>
      w
        .appendString(topicName)
        .appendArray([...partitions], (p, { partition, startOffset }) => p.appendInt32(partition).appendInt64(startOffset)),
    )
    .appendTaggedFields()
}

function parseResponse(_correlationId: number, _apiKey: number, _apiVersion: number, reader: Reader): AlterShareGroupOffsetsAnswer {
  reader.readInt32() // throttle_time_ms
  const errorCode = reader.readInt16()
  const errorMessage = reader.readNullableString()
  const topics = reader.readArray((r) => {
    const topicName = r.readString()
    r.readUUID()
    return { topicName, partitions: r.readArray(readPartition) }
  })
  reader.readTaggedFields()
  return { errorCode, errorMessage, topics }
}

function readPartition(r: Reader) {
  return { partitionIndex: r.readInt32(), errorCode: r.readInt16(), errorMessage: r.readNullableString() }
}

export const alterShareGroupOffsetsV0 = createAPI<[groupId: string, topics: AlteredTopic[]], AlterShareGroupOffsetsAnswer>(
  91,
  0,
  createRequest,
  parseResponse,
)
