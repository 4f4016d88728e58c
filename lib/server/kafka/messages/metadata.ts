import 'server-only'
import { type Reader, type Writer, metadataV12 } from '@platformatic/kafka'
import { contiguous } from '../contiguous'

export interface AnsweredPartition {
  partition: number
  /** null: the partition has no leader. */
  leader: number | null
  replicas: readonly number[]
  isr: readonly number[]
  offlineReplicas: readonly number[]
}

export interface AnsweredTopic {
  error: number
  name: string | null
  /** As a UUID. */
  topicId: string
  internal: boolean
  partitions: AnsweredPartition[]
  /** A bit for each AclOperation by its number; the lowest int where they were not asked for. */
  operations: number
}

export interface AnsweredMetadata {
  brokers: { id: number; host: string; port: number; rack: string | null }[]
  clusterId: string | null
  controllerId: number
  topics: AnsweredTopic[]
}

/*
 * Metadata Response (Version: 12) => throttle_time_ms [brokers] cluster_id controller_id [topics] TAG_BUFFER
 *   brokers => node_id host port rack TAG_BUFFER
 *   topics => error_code name topic_id is_internal [partitions] topic_authorized_operations TAG_BUFFER
 *   partitions => error_code partition_index leader_id leader_epoch [replica_nodes] [isr_nodes] [offline_replicas] TAG_BUFFER
 *
 * Of 10,000 partitions every round nearly all have all their replicas in sync and none offline: those lists are one and the same.
 */
function parseResponse(_correlationId: number, _apiKey: number, _apiVersion: number, reader: Reader): AnsweredMetadata {
  reader.readInt32()
  return {
    brokers: reader.readArray((r) => ({ id: r.readInt32(), host: r.readString(), port: r.readInt32(), rack: r.readNullableString() })),
    clusterId: reader.readNullableString(),
    controllerId: reader.readInt32(),
    topics: reader.readArray((r) => ({
      error: r.readInt16(),
      name: r.readNullableString(),
      topicId: r.readUUID(),
      internal: r.readBoolean(),
      partitions: r.readArray(readPartition),
      operations: r.readInt32(),
    })),
  }
}

function readPartition(r: Reader): AnsweredPartition {
  r.skip(2) // error_code: it says no more than that there is no leader
  const partition = r.readInt32()
  const leader = r.readInt32()
  r.skip(4) // leader_epoch
  const replicas = readBrokers(r, NONE)
  return {
    partition,
    leader: leader < 0 ? null : leader,
    replicas,
    isr: readBrokers(r, replicas),
    offlineReplicas: readBrokers(r, NONE),
  }
}

const NONE: readonly number[] = []
const scratch: number[] = []

/** The list, or `usual` where that says the same. */
function readBrokers(r: Reader, usual: readonly number[]): readonly number[] {
  const count = r.readUnsignedVarInt() - 1
  let isUsual = count === usual.length
  for (let index = 0; index < count; index += 1) {
    const id = r.readInt32()
    scratch[index] = id
    isUsual &&= id === usual[index]
  }
  return isUsual ? usual : scratch.slice(0, count)
}

type Asked = Parameters<typeof metadataV12.createRequest>
export const METADATA = contiguous<Asked, AnsweredMetadata>(
  metadataV12.api,
  metadataV12.createRequest as (...args: Asked) => Writer,
  parseResponse,
)
