import 'server-only'
import type { Connection } from '@platformatic/kafka'
import { type BrokerVersions, negotiate } from '../api-versions'
import { KafkaError } from '../kafka-error'
import { deleteShareGroupOffsetsV0 } from '../messages/delete-share-group-offsets-v0'
import { kafkaErrorName } from '../error-name'

/** What became of one topic of a write. */
export interface TopicResult {
  topic: string
  /** Kafka's error name; null: done. */
  error: string | null
  message: string | null
}

/** Forgets where a share group without members goes on in whole topics. Throws when the group as a whole is refused. */
export async function deleteShareGroupOffsets(
  connection: Connection,
  versions: BrokerVersions,
  group: string,
  topics: readonly string[],
): Promise<TopicResult[]> {
  const api = negotiate(versions, 'DeleteShareGroupOffsets', [deleteShareGroupOffsetsV0])
  const answer = await api.async(connection, group, topics)
  const refused = kafkaErrorName(answer.errorCode)
  if (refused) throw new KafkaError(refused, answer.errorMessage ?? refused)
  return answer.topics.map(({ topicName, errorCode, errorMessage }) => ({
    topic: topicName,
    error: kafkaErrorName(errorCode),
    message: errorMessage,
  }))
}
