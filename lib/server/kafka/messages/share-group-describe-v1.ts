import 'server-only'
import { type Reader, Writer, createAPI } from '@platformatic/kafka'

export interface ShareGroupDescribeAnswer {
  groups: {
    errorCode: number
    errorMessage: string | null
    groupId: string
    groupState: string
    groupEpoch: number
    assignorName: string
    members: {
      memberId: string
      memberEpoch: number
      clientId: string
      clientHost: string
      assignment: { topicName: string; partitions: number[] }[]
    }[]
  }[]
}

/* ShareGroupDescribe Request (Version: 1) => [group_ids] include_authorized_operations TAG_BUFFER (KIP-932) */
function createRequest(groupIds: string[]): Writer {
  return Writer.create()
    .appendArray(groupIds, (w, id) => w.appendString(id), true, false)
    .appendBoolean(false)
    .appendTaggedFields()
}

function parseResponse(_correlationId: number, _apiKey: number, _apiVersion: number, reader: Reader): ShareGroupDescribeAnswer {
  reader.readInt32() // throttle_time_ms
  const groups = reader.readArray((r) => {
    const group = {
      errorCode: r.readInt16(),
      errorMessage: r.readNullableString(),
      groupId: r.readString(),
      groupState: r.readString(),
      groupEpoch: r.readInt32(),
      assignmentEpoch: r.readInt32(),
      assignorName: r.readString(),
      members: r.readArray(readMember),
    }
    r.readInt32() // authorized_operations
    return group
  })
  reader.readTaggedFields()
  return { groups }
}

function readMember(r: Reader) {
  const member = {
    memberId: r.readString(),
    rackId: r.readNullableString(),
    memberEpoch: r.readInt32(),
    clientId: r.readString(),
    clientHost: r.readString(),
    subscribedTopicNames: r.readArray((name) => name.readString(), true, false),
    assignment: r.readArray((topic) => {
      topic.readUUID()
      return { topicName: topic.readString(), partitions: topic.readArray((p) => p.readInt32(), true, false) }
    }),
  }
  r.readTaggedFields() // of the Assignment struct
  return member
}

export const shareGroupDescribeV1 = createAPI<[groupIds: string[]], ShareGroupDescribeAnswer>(77, 1, createRequest, parseResponse)
