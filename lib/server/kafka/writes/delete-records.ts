import 'server-only'
import { type Connection, deleteRecordsV2 } from '@platformatic/kafka'
import { type BrokerVersions, negotiate } from '../api-versions'
import { partialAnswer } from '../kafka-error'
import { kafkaErrorName } from '../error-name'
import { CONTROLLER_PATIENCE_MS } from './controller-patience'
import type { PartitionResult } from './partition-result'

export interface RecordsBefore {
  partition: number
  /** The first offset that stays; -1: the high watermark, so all that can be read. */
  offset: bigint
}

export interface DeletedRecords extends PartitionResult {
  /** The partition's first offset now, over all replicas; null when it was refused. */
  lowWatermark: bigint | null
}

/** DeleteRecords (KIP-107) at the leader of these partitions; answers once all replicas have done it. */
export async function deleteRecords(
  connection: Connection,
  versions: BrokerVersions,
  topic: string,
  before: readonly RecordsBefore[],
): Promise<DeletedRecords[]> {
  const api = negotiate(versions, 'DeleteRecords', [deleteRecordsV2.api])
  const partitions = before.map(({ partition, offset }) => ({ partitionIndex: partition, offset }))
  const answer = await partialAnswer(api.async(connection, [{ name: topic, partitions }], CONTROLLER_PATIENCE_MS))
  return answer.topics.flatMap((of) =>
    of.partitions.map((p) => ({
      topic: of.name,
      partition: p.partitionIndex,
      error: kafkaErrorName(p.errorCode),
      message: null,
      lowWatermark: p.lowWatermark < 0n ? null : p.lowWatermark,
    })),
  )
}
