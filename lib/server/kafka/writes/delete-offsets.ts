import 'server-only'
import { type Connection, offsetDeleteV0 } from '@platformatic/kafka'
import { type BrokerVersions, negotiate } from '../api-versions'
import { partialAnswer } from '../kafka-error'
import type { TopicPartitions } from '../messages/list-offsets'
import { kafkaErrorName } from '../error-name'
import type { PartitionResult } from './partition-result'

/**
 * OffsetDelete (KIP-496): forgets commits. A partition without one is no error; a topic that a live member
 * subscribes to is GROUP_SUBSCRIBED_TO_TOPIC. Throws when the group as a whole is refused.
 */
export async function deleteOffsets(
  connection: Connection,
  versions: BrokerVersions,
  group: string,
  topics: readonly TopicPartitions[],
): Promise<PartitionResult[]> {
  const api = negotiate(versions, 'OffsetDelete', [offsetDeleteV0.api])
  const asked = topics.map(({ topic, partitions }) => ({
    name: topic,
    partitions: partitions.map((partitionIndex) => ({ partitionIndex })),
  }))
  const answer = await partialAnswer(api.async(connection, group, asked))
  return answer.topics.flatMap(({ name, partitions }) =>
    partitions.map((p) => ({ topic: name, partition: p.partitionIndex, error: kafkaErrorName(p.errorCode), message: null })),
  )
}
