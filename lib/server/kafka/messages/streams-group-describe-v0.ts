import 'server-only'
import { type Reader, Writer, createAPI } from '@platformatic/kafka'

export interface StreamsGroupDescribeAnswer {
  groups: {
    errorCode: number
    errorMessage: string | null
    groupId: string
    groupState: string
    groupEpoch: number
    /** Source topics of each subtopology, repartition topics included; null before a topology is known. */
    subtopologies: { subtopologyId: string; sourceTopics: string[] }[] | null
    members: {
      memberId: string
      memberEpoch: number
      instanceId: string | null
      clientId: string
      clientHost: string
      activeTasks: { subtopologyId: string; partitions: number[] }[]
    }[]
  }[]
}

/* StreamsGroupDescribe Request (Version: 0) => [group_ids] include_authorized_operations TAG_BUFFER (KIP-1071) */
function createRequest(groupIds: string[]): Writer {
  return Writer.create()
    .appendArray(groupIds, (w, id) => w.appendString(id), true, false)
    .appendBoolean(false)
    .appendTaggedFields()
}

function parseResponse(_correlationId: number, _apiKey: number, _apiVersion: number, reader: Reader): StreamsGroupDescribeAnswer {
  reader.readInt32() // throttle_time_ms
  const groups = reader.readArray((r) => {
    const group = {
      errorCode: r.readInt16(),
      errorMessage: r.readNullableString(),
      groupId: r.readString(),
      groupState: r.readString(),
      groupEpoch: r.readInt32(),
      assignmentEpoch: r.readInt32(),
      subtopologies: r.readNullableStruct(() => readTopology(r)),
      members: r.readArray(readMember),
    }
    r.readInt32() // authorized_operations
    return group
  })
  reader.readTaggedFields()
  return { groups }
}

const readStrings = (r: Reader) => r.readArray((item) => item.readString(), true, false)
const readPartitions = (r: Reader) => r.readArray((item) => item.readInt32(), true, false)

function readTopicNames(r: Reader): string[] {
  return r.readArray((topic) => {
    const name = topic.readString()
    topic.readInt32() // partitions
    topic.readInt16() // replication_factor
    skipKeyValues(topic)
    return name
  })
}

function skipKeyValues(r: Reader): void {
  r.readArray((pair) => [pair.readString(), pair.readString()])
}

function readTopology(r: Reader) {
  r.readInt32() // epoch
  const subtopologies = r.readNullableArray((sub) => {
    const subtopologyId = sub.readString()
    const sources = readStrings(sub)
    readStrings(sub) // repartition_sink_topics
    readTopicNames(sub) // state_changelog_topics
    return { subtopologyId, sourceTopics: [...sources, ...readTopicNames(sub)] }
  })
  r.readTaggedFields()
  return subtopologies
}

function readTasks(r: Reader) {
  return r.readArray((task) => ({ subtopologyId: task.readString(), partitions: readPartitions(task) }))
}

/** Active, standby and warm-up tasks; only the active ones read for the group. */
function readAssignment(r: Reader) {
  const activeTasks = readTasks(r)
  readTasks(r)
  readTasks(r)
  r.readTaggedFields()
  return activeTasks
}

function skipTaskOffsets(r: Reader): void {
  r.readArray((task) => [task.readString(), task.readInt32(), task.readInt64()])
}

function readMember(r: Reader) {
  const memberId = r.readString()
  const memberEpoch = r.readInt32()
  const instanceId = r.readNullableString()
  r.readNullableString() // rack_id
  const clientId = r.readString()
  const clientHost = r.readString()
  r.readInt32() // topology_epoch
  r.readString() // process_id
  r.readNullableStruct(() => {
    r.readString() // user_endpoint host and port
    r.readUnsignedInt16()
    r.readTaggedFields()
    return null
  })
  skipKeyValues(r) // client_tags
  skipTaskOffsets(r)
  skipTaskOffsets(r)
  const activeTasks = readAssignment(r)
  readAssignment(r) // target_assignment
  r.readBoolean() // is_classic
  return { memberId, memberEpoch, instanceId, clientId, clientHost, activeTasks }
}

export const streamsGroupDescribeV0 = createAPI<[groupIds: string[]], StreamsGroupDescribeAnswer>(89, 0, createRequest, parseResponse)
