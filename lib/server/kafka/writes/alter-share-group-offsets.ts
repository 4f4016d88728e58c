import 'server-only'
import type { Connection } from '@platformatic/kafka'
import { type BrokerVersions, negotiate } from '../api-versions'
import { KafkaError } from '../kafka-error'
import { alterShareGroupOffsetsV0 } from '../messages/alter-share-group-offsets-v0'
import { kafkaErrorName } from '../error-name'
import { byTopic } from '../by-topic'
import type { PartitionResult } from './partition-result'

export interface StartOffset {
  topic: string
  partition: number
  startOffset: bigint
}

/** Moves where a share group without members goes on (SPSO). Throws when the group as a whole is refused. */
export async function alterShareGroupOffsets(
  connection: Connection,
  versions: BrokerVersions,
  group: string,
  offsets: readonly StartOffset[],
): Promise<PartitionResult[]> {
  const api = negotiate(versions, 'AlterShareGroupOffsets', [alterShareGroupOffsetsV0])
  const topics = [...byTopic(offsets)].map(([topicName, partitions]) => ({ topicName, partitions }))
  const answer = await api.async(connection, group, topics)
  const refused = kafkaErrorName(answer.errorCode)
  if (refused) throw new KafkaError(refused, answer.errorMessage ?? refused)
  return answer.topics.flatMap(({ topicName, partitions }) =>
    partitions.map((p) => ({
      topic: topicName,
      partition: p.partitionIndex,
      error: kafkaErrorName(p.errorCode),
      message: p.errorMessage,
    })),
  )
}
