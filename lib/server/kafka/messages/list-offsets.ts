import 'server-only'
import { type Reader, Writer, listOffsetsV7, listOffsetsV8, listOffsetsV9 } from '@platformatic/kafka'
import { contiguous } from '../contiguous'
import { kafkaErrorName } from '../error-name'

export interface TopicPartitions {
  topic: string
  partitions: readonly number[]
}

export interface ListedOffsets {
  topic: string
  partitions: { partition: number; offset: bigint; error: string | null }[]
}

const CONSUMER = -1
const NO_EPOCH = -1
/** Partition, leader epoch, timestamp, and no tagged fields. */
const PARTITION_BYTES = 4 + 4 + 8 + 1

/*
 * ListOffsets Request (Version: 7 to 9) => replica_id isolation_level [topics] TAG_BUFFER
 *   topics => name [partitions] TAG_BUFFER
 *     partitions => partition_index current_leader_epoch timestamp TAG_BUFFER
 *
 * Asked of 10,000 partitions every round: a piece of memory for each topic, not one for each field.
 */
function createRequest(isolation: number, timestamp: bigint, topics: readonly TopicPartitions[]): Writer {
  const writer = Writer.create()
    .appendInt32(CONSUMER)
    .appendInt8(isolation)
    .appendUnsignedVarInt(topics.length + 1)
  for (const { topic, partitions } of topics) {
    writer.appendString(topic).appendUnsignedVarInt(partitions.length + 1)
    const bytes = Buffer.alloc(partitions.length * PARTITION_BYTES + 1)
    for (const [index, partition] of partitions.entries()) {
      const at = index * PARTITION_BYTES
      bytes.writeInt32BE(partition, at)
      bytes.writeInt32BE(NO_EPOCH, at + 4)
      bytes.writeBigInt64BE(timestamp, at + 8)
    }
    writer.append(bytes)
  }
  return writer.appendTaggedFields()
}

/* ListOffsets Response (Version: 7 to 9) => throttle_time_ms [topics] TAG_BUFFER */
function parseResponse(_correlationId: number, _apiKey: number, _apiVersion: number, reader: Reader): ListedOffsets[] {
  reader.readInt32()
  return reader.readArray((r) => ({ topic: r.readString(), partitions: r.readArray(readPartition) }))
}

function readPartition(r: Reader): ListedOffsets['partitions'][number] {
  const partition = r.readInt32()
  const error = kafkaErrorName(r.readInt16())
  r.skip(8) // timestamp
  const offset = r.readInt64()
  r.skip(4) // leader_epoch
  return { partition, offset, error }
}

/** Newest first. */
export const LIST_OFFSETS = [listOffsetsV9, listOffsetsV8, listOffsetsV7].map(({ api }) =>
  contiguous<[isolation: number, timestamp: bigint, topics: readonly TopicPartitions[]], ListedOffsets[]>(
    api,
    createRequest,
    parseResponse,
  ),
)
