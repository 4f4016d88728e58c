import 'server-only'
import { type Connection, consumerGroupDescribeV0, describeGroupsV5, listGroupsV4, listGroupsV5 } from '@platformatic/kafka'
import { GROUP_TYPES, type GroupType } from '@/lib/domain/groups/group-type'
import { type BrokerVersions, negotiate } from '../api-versions'
import { type AssignedTopic, parseConsumerAssignment } from '../consumer-protocol'
import { contiguously } from '../contiguous'
import { partialAnswer } from '../kafka-error'
import { shareGroupDescribeV1 } from '../messages/share-group-describe-v1'
import { streamsGroupDescribeV0 } from '../messages/streams-group-describe-v0'
import { kafkaErrorName } from '../error-name'

const LIST_GROUPS = [contiguously(listGroupsV5), contiguously(listGroupsV4)]
const DESCRIBE_GROUPS = [contiguously(describeGroupsV5)]
const DESCRIBE_CONSUMER_GROUPS = [contiguously(consumerGroupDescribeV0)]

export interface ListedGroup {
  id: string
  protocolType: string
  state: string
  type: GroupType
}

/** The groups this broker coordinates (ListGroups v5, KIP-848: all four types with their state). */
export async function readGroups(connection: Connection, versions: BrokerVersions): Promise<ListedGroup[]> {
  const api = negotiate(versions, 'ListGroups', LIST_GROUPS)
  const answer = await api.async(connection, [], [])
  return answer.groups.map((group) => ({
    id: group.groupId,
    protocolType: group.protocolType,
    state: group.groupState,
    type: toGroupType('groupType' in group ? String(group.groupType) : 'classic'),
  }))
}

function toGroupType(word: string): GroupType {
  const lower = word.toLowerCase()
  return GROUP_TYPES.find((type) => type === lower) ?? 'classic'
}

export interface GroupMember {
  id: string
  instanceId: string | null
  clientId: string
  host: string
  epoch: number | null
  assignments: AssignedTopic[]
}

export interface GroupDescription {
  id: string
  error: string | null
  state: string
  assignor: string | null
  epoch: number | null
  members: GroupMember[]
}

/** Kafka prints hosts as `/10.4.2.29`. */
const toHost = (clientHost: string) => clientHost.replace(/^\//, '')

/** Describes groups of one type at their coordinator: each type has a request of its own, and the others call such a group Dead. */
export function describeGroups(
  connection: Connection,
  versions: BrokerVersions,
  type: GroupType,
  ids: readonly string[],
): Promise<GroupDescription[]> {
  switch (type) {
    case 'classic':
      return describeClassic(connection, versions, ids)
    case 'consumer':
      return describeConsumer(connection, versions, ids)
    case 'share':
      return describeShare(connection, versions, ids)
    case 'streams':
      return describeStreams(connection, versions, ids)
  }
}

async function describeClassic(connection: Connection, versions: BrokerVersions, ids: readonly string[]): Promise<GroupDescription[]> {
  const api = negotiate(versions, 'DescribeGroups', DESCRIBE_GROUPS)
  const { groups } = await partialAnswer(api.async(connection, [...ids], false))
  return groups.map((group) => ({
    id: group.groupId,
    error: kafkaErrorName(group.errorCode),
    state: group.groupState,
    assignor: group.protocolData === '' ? null : group.protocolData,
    epoch: null,
    members: group.members.map((member) => ({
      id: member.memberId,
      instanceId: member.groupInstanceId ?? null,
      clientId: member.clientId,
      host: toHost(member.clientHost),
      epoch: null,
      assignments: group.protocolType === 'consumer' ? parseConsumerAssignment(member.memberAssignment) : [],
    })),
  }))
}

async function describeConsumer(connection: Connection, versions: BrokerVersions, ids: readonly string[]): Promise<GroupDescription[]> {
  const api = negotiate(versions, 'ConsumerGroupDescribe', DESCRIBE_CONSUMER_GROUPS)
  const { groups } = await partialAnswer(api.async(connection, [...ids], false))
  return groups.map((group) => ({
    id: group.groupId,
    error: kafkaErrorName(group.errorCode),
    state: group.groupState,
    assignor: group.assignorName,
    epoch: group.groupEpoch,
    members: group.members.map((member) => ({
      id: member.memberId,
      instanceId: member.instanceId ?? null,
      clientId: member.clientId,
      host: toHost(member.clientHost),
      epoch: member.memberEpoch,
      assignments: member.assignment.topicPartitions.map(({ topicName, partitions }) => ({ topic: topicName, partitions })),
    })),
  }))
}

async function describeShare(connection: Connection, versions: BrokerVersions, ids: readonly string[]): Promise<GroupDescription[]> {
  const api = negotiate(versions, 'ShareGroupDescribe', [shareGroupDescribeV1])
  const { groups } = await api.async(connection, [...ids])
  return groups.map((group) => ({
    id: group.groupId,
    error: kafkaErrorName(group.errorCode),
    state: group.groupState,
    assignor: group.assignorName,
    epoch: group.groupEpoch,
    members: group.members.map((member) => ({
      id: member.memberId,
      instanceId: null,
      clientId: member.clientId,
      host: toHost(member.clientHost),
      epoch: member.memberEpoch,
      assignments: member.assignment.map(({ topicName, partitions }) => ({ topic: topicName, partitions })),
    })),
  }))
}

async function describeStreams(connection: Connection, versions: BrokerVersions, ids: readonly string[]): Promise<GroupDescription[]> {
  const api = negotiate(versions, 'StreamsGroupDescribe', [streamsGroupDescribeV0])
  const { groups } = await api.async(connection, [...ids])
  return groups.map((group) => {
    const sources = new Map(group.subtopologies?.map((sub) => [sub.subtopologyId, sub.sourceTopics]))
    return {
      id: group.groupId,
      error: kafkaErrorName(group.errorCode),
      state: group.groupState,
      assignor: null,
      epoch: group.groupEpoch,
      members: group.members.map((member) => ({
        id: member.memberId,
        instanceId: member.instanceId,
        clientId: member.clientId,
        host: toHost(member.clientHost),
        epoch: member.memberEpoch,
        assignments: member.activeTasks.flatMap((task) =>
          (sources.get(task.subtopologyId) ?? []).map((topic) => ({ topic, partitions: task.partitions })),
        ),
      })),
    }
  })
}
