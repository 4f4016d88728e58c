import 'server-only'
import type { ClusterClient } from '../../kafka/cluster-client'
import { KafkaError } from '../../kafka/kafka-error'
import type { TopicMetadata } from '../../kafka/reads/metadata'
import type { ReviewedPlan } from '../define-change'
import { ChangeRefusal } from '../refusal'
import { refusedByKafka } from './dry-run'

/** Kafka's own, marked internal or not: without them groups, transactions or tiered logs are lost. */
const KAFKAS_OWN: ReadonlySet<string> = new Set([
  '__consumer_offsets',
  '__transaction_state',
  '__share_group_state',
  '__cluster_metadata',
  '__remote_log_metadata',
])

/** A topic as a broker knows it at this moment; null: there is none. Throws KafkaError where it cannot be told. */
export async function readTopicNow(client: ClusterClient, name: string): Promise<TopicMetadata | null> {
  const { topics, missing } = await client.topics([name])
  const [topic] = topics
  if (topic) return topic
  const error = missing[0]?.error ?? 'UNKNOWN_TOPIC_OR_PARTITION'
  if (error === 'UNKNOWN_TOPIC_OR_PARTITION') return null
  if (error === 'INVALID_TOPIC_EXCEPTION') throw refusedByKafka('topic', error, `a name that Kafka takes: ${name} is none`)
  throw new KafkaError(error, `the topic ${name} could not be read`)
}

/** The same for a kind that needs the topic: a missing one is a wrong input, one that went since the review a moved ground. */
export async function requireTopic(client: ClusterClient, name: string, reviewed: ReviewedPlan | null): Promise<TopicMetadata> {
  const topic = await readTopicNow(client, name)
  if (topic) return topic
  if (reviewed === null)
    throw refusedByKafka('topic', 'UNKNOWN_TOPIC_OR_PARTITION', `a topic that there is: no ${name}, or none this console may see`)
  throw new ChangeRefusal('conflict', `Nothing was changed. The topic ${name} is gone since the plan was made`, {
    kafkaError: 'UNKNOWN_TOPIC_OR_PARTITION',
    differences: [{ what: `topic ${name}`, planned: 'there', now: null }],
  })
}

/** What Kafka keeps its own state in is not for people to alter. */
export function refuseKafkasOwn({ name, internal }: Pick<TopicMetadata, 'name' | 'internal'>): void {
  if (!internal && !KAFKAS_OWN.has(name)) return
  throw refusedByKafka('topic', 'INVALID_TOPIC_EXCEPTION', `a topic of people: ${name} is Kafka’s own`)
}
