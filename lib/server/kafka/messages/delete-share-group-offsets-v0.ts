import 'server-only'
import { type Reader, Writer, createAPI } from '@platformatic/kafka'

export interface DeleteShareGroupOffsetsAnswer {
  errorCode: number
  errorMessage: string | null
  topics: { topicName: string; errorCode: number; errorMessage: string | null }[]
}

/*
  DeleteShareGroupOffsets Request (Version: 0) => group_id [topics] TAG_BUFFER (KIP-932)
    topics => topic_name TAG_BUFFER
*/
function createRequest(groupId: string, topics: readonly string[]): Writer {
  return Writer.create()
    .appendString(groupId)
    .appendArray([...topics], (w, name) => w.appendString(name))
    .appendTaggedFields()
}

function parseResponse(_correlationId: number, _apiKey: number, _apiVersion: number, reader: Reader): DeleteShareGroupOffsetsAnswer {
  reader.readInt32() // throttle_time_ms
  const errorCode = reader.readInt16()
  const errorMessage = reader.readNullableString()
  const topics = reader.readArray((r) => {
    const topicName = r.readString()
    r.readUUID()
    return { topicName, errorCode: r.readInt16(), errorMessage: r.readNullableString() }
  })
  reader.readTaggedFields()
  return { errorCode, errorMessage, topics }
}

export const deleteShareGroupOffsetsV0 = createAPI<[groupId: string, topics: readonly string[]], DeleteShareGroupOffsetsAnswer>(
  92,
  0,
  createRequest,
  parseResponse,
)
