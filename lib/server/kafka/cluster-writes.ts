import 'server-only'
import type { AclBinding } from '@/lib/domain/access/acl-binding'
import type { QuotaEntity } from '@/lib/domain/quotas/client-quota'
import type { ClusterClient } from './cluster-client'
import type { TopicPartitions } from './messages/list-offsets'
import type { ScramMechanism } from '@/lib/domain/scram/scram-mechanism'
import { type BindingResult, createAcls, deleteAcls } from './writes/acls'
import { type ConfigChange, type ConfigResource, alterConfigs, brokerOf } from './writes/alter-configs'
import { type StartOffset, alterShareGroupOffsets } from './writes/alter-share-group-offsets'
import { addPartitions } from './writes/add-partitions'
import { connectionsOf } from './writes/client-connections'
import { type QuotaChange, alterClientQuotas } from './writes/client-quotas'
import { type OffsetToCommit, commitOffsets } from './writes/commit-offsets'
import { type NewTopic, createTopic } from './writes/create-topic'
import {
  type NewDelegationToken,
  createDelegationToken,
  expireDelegationToken,
  hmacOf,
  renewDelegationToken,
} from './writes/delegation-tokens'
import { deleteGroup } from './writes/delete-group'
import { deleteOffsets } from './writes/delete-offsets'
import { type DeletedRecords, type RecordsBefore, deleteRecords } from './writes/delete-records'
import { type TopicResult, deleteShareGroupOffsets } from './writes/delete-share-group-offsets'
import { deleteTopic } from './writes/delete-topic'
import type { PartitionResult } from './writes/partition-result'
import { type MemberToRemove, type RemovedMember, removeMembers } from './writes/remove-members'
import { type ScramCredential, deleteScramCredential, upsertScramCredential } from './writes/scram-credentials'

export type {
  BindingResult,
  ConfigChange,
  ConfigResource,
  DeletedRecords,
  MemberToRemove,
  NewDelegationToken,
  NewTopic,
  OffsetToCommit,
  PartitionResult,
  QuotaChange,
  RecordsBefore,
  RemovedMember,
  ScramCredential,
  ScramMechanism,
  StartOffset,
  TopicResult,
}

/** Kafka checks all it would check and changes nothing. */
export interface HowToWrite {
  validateOnly: boolean
}

/**
 * All that Highwater changes in a cluster; only `lib/server/change` may. Every failure is a KafkaError with Kafka's own
 * name and, where it sends one, its message. Each is sent once: after REQUEST_TIMED_OUT, NETWORK_EXCEPTION or
 * UNKNOWN_SERVER_ERROR (of a group also COORDINATOR_NOT_AVAILABLE and NOT_COORDINATOR) it may have been applied, and the
 * caller has to look at the cluster; BROKER_NOT_AVAILABLE and errors of the connection say that it was never sent.
 */
export interface ClusterWrites {
  /** OffsetCommit without membership: the broker itself refuses a group with live members. One request: one append. */
  commitOffsets(coordinator: number, group: string, offsets: readonly OffsetToCommit[]): Promise<PartitionResult[]>
  /** OffsetDelete. Throws when the group as a whole is refused. */
  deleteOffsets(coordinator: number, group: string, topics: readonly TopicPartitions[]): Promise<PartitionResult[]>
  /** DeleteGroups, of any type; NON_EMPTY_GROUP while it has members. */
  deleteGroup(coordinator: number, group: string): Promise<void>
  /** LeaveGroup in the name of members. Each is named by its member id or, when static, by its instance id. */
  removeMembers(coordinator: number, group: string, members: readonly MemberToRemove[], reason: string): Promise<RemovedMember[]>
  /** AlterShareGroupOffsets (KIP-932); NON_EMPTY_GROUP while it has members. */
  alterShareGroupOffsets(coordinator: number, group: string, offsets: readonly StartOffset[]): Promise<PartitionResult[]>
  /** DeleteShareGroupOffsets (KIP-932), of whole topics; NON_EMPTY_GROUP while it has members. */
  deleteShareGroupOffsets(coordinator: number, group: string, topics: readonly string[]): Promise<TopicResult[]>
  createTopic(topic: NewTopic, how: HowToWrite): Promise<void>
  /** By topic id (Kafka's notation, base64url): a topic recreated under the same name is never hit. */
  deleteTopic(topicId: string): Promise<void>
  /** `count` is how many the topic then has. */
  addPartitions(topic: string, count: number, how: HowToWrite): Promise<void>
  /** DeleteRecords, of partitions that this broker leads. */
  deleteRecords(leader: number, topic: string, before: readonly RecordsBefore[]): Promise<DeletedRecords[]>
  /** IncrementalAlterConfigs: what is not named stays as it is. */
  alterConfigs(resource: ConfigResource, change: ConfigChange, how: HowToWrite): Promise<void>
  /** AlterClientQuotas of one entity: keys that are not named stay as they are. */
  alterQuotas(entity: QuotaEntity, change: QuotaChange, how: HowToWrite): Promise<void>
  /** CreateAcls: a binding that is there already is no error. */
  createAcls(bindings: readonly AclBinding[]): Promise<BindingResult[]>
  /** DeleteAcls, of exactly these: one that is not there is no error. */
  deleteAcls(bindings: readonly AclBinding[]): Promise<BindingResult[]>
  /** One mechanism a request: Kafka refuses a user twice in one (DUPLICATE_RESOURCE). */
  upsertScramCredential(user: string, credential: ScramCredential): Promise<void>
  /** RESOURCE_NOT_FOUND when there is none. */
  deleteScramCredential(user: string, mechanism: ScramMechanism): Promise<void>
  /** The id of the token it made (KIP-48, KIP-373). Whatever it answers, the HMAC stays with Kafka. */
  createDelegationToken(token: NewDelegationToken): Promise<string>
  /** Until then it logs in, ms. DELEGATION_TOKEN_NOT_FOUND where this user does not see it, …_OWNER_MISMATCH where it may not renew it. */
  renewDelegationToken(id: string, periodMs: number): Promise<number>
  /** At once: Kafka forgets it. Errors as of a renewal. */
  expireDelegationToken(id: string): Promise<void>
  /** Its password, base64: for whoever has just made it, and for nothing else. DELEGATION_TOKEN_NOT_FOUND where there is none any more. */
  delegationTokenHmac(id: string): Promise<string>
}

/** The right to write to the cluster of a client. */
export function writesOf(client: ClusterClient): ClusterWrites {
  const connections = connectionsOf(client)
  return {
    commitOffsets: (coordinator, group, offsets) =>
      connections.write(coordinator, 'OffsetCommit', (connection, versions) => commitOffsets(connection, versions, group, offsets)),
    deleteOffsets: (coordinator, group, topics) =>
      connections.write(coordinator, 'OffsetDelete', (connection, versions) => deleteOffsets(connection, versions, group, topics)),
    deleteGroup: (coordinator, group) =>
      connections.write(coordinator, 'DeleteGroups', (connection, versions) => deleteGroup(connection, versions, group)),
    removeMembers: (coordinator, group, members, reason) =>
      connections.write(coordinator, 'LeaveGroup', (connection, versions) => removeMembers(connection, versions, group, members, reason)),
    alterShareGroupOffsets: (coordinator, group, offsets) =>
      connections.write(coordinator, 'AlterShareGroupOffsets', (connection, versions) =>
        alterShareGroupOffsets(connection, versions, group, offsets),
      ),
    deleteShareGroupOffsets: (coordinator, group, topics) =>
      connections.write(coordinator, 'DeleteShareGroupOffsets', (connection, versions) =>
        deleteShareGroupOffsets(connection, versions, group, topics),
      ),
    createTopic: (topic, how) =>
      connections.writeToAny('CreateTopics', (connection, versions) => createTopic(connection, versions, topic, how.validateOnly)),
    deleteTopic: (topicId) => connections.writeToAny('DeleteTopics', (connection, versions) => deleteTopic(connection, versions, topicId)),
    addPartitions: (topic, count, how) =>
      connections.writeToAny('CreatePartitions', (connection, versions) =>
        addPartitions(connection, versions, topic, count, how.validateOnly),
      ),
    deleteRecords: (leader, topic, before) =>
      connections.write(leader, 'DeleteRecords', (connection, versions) => deleteRecords(connection, versions, topic, before)),
    alterConfigs: (resource, change, how) => {
      const broker = brokerOf(resource)
      const call: Parameters<typeof connections.writeToAny<void>>[1] = (connection, versions) =>
        alterConfigs(connection, versions, resource, change, how.validateOnly)
      return broker === null
        ? connections.writeToAny('IncrementalAlterConfigs', call)
        : connections.write(broker, 'IncrementalAlterConfigs', call)
    },
    alterQuotas: (entity, change, how) =>
      connections.writeToAny('AlterClientQuotas', (connection, versions) =>
        alterClientQuotas(connection, versions, entity, change, how.validateOnly),
      ),
    createAcls: (bindings) => connections.writeToAny('CreateAcls', (connection, versions) => createAcls(connection, versions, bindings)),
    deleteAcls: (bindings) => connections.writeToAny('DeleteAcls', (connection, versions) => deleteAcls(connection, versions, bindings)),
    upsertScramCredential: (user, credential) =>
      connections.writeToAny('AlterUserScramCredentials', (connection, versions) =>
        upsertScramCredential(connection, versions, user, credential),
      ),
    deleteScramCredential: (user, mechanism) =>
      connections.writeToAny('AlterUserScramCredentials', (connection, versions) =>
        deleteScramCredential(connection, versions, user, mechanism),
      ),
    createDelegationToken: (token) =>
      connections.writeToAny('CreateDelegationToken', (connection, versions) => createDelegationToken(connection, versions, token)),
    renewDelegationToken: (id, periodMs) =>
      connections.writeToAny('RenewDelegationToken', (connection, versions) => renewDelegationToken(connection, versions, id, periodMs)),
    expireDelegationToken: (id) =>
      connections.writeToAny('ExpireDelegationToken', (connection, versions) => expireDelegationToken(connection, versions, id)),
    delegationTokenHmac: async (id) =>
      (
        await connections.sendToAny('describes', 'DescribeDelegationToken', (connection, versions) => hmacOf(connection, versions, id))
      ).toString('base64'),
  }
}
