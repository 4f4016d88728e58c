import 'server-only'
import type { ClusterClient } from '../../kafka/cluster-client'
import type { QuotaEntity } from '@/lib/domain/quotas/client-quota'
import { type ConfigChange, type ConfigResource, type NewTopic, type QuotaChange, writesOf } from '../../kafka/cluster-writes'
import { isKafkaError } from '../../kafka/kafka-error'
import { ChangeRefusal } from '../refusal'

/** What Kafka itself can be asked to check without doing it (`validateOnly`). Throws its refusal, as doing it would. */
export interface DryRun {
  createTopic(topic: NewTopic): Promise<void>
  /** `count` is how many the topic would then have. */
  addPartitions(topic: string, count: number): Promise<void>
  alterConfigs(resource: ConfigResource, change: ConfigChange): Promise<void>
  alterQuotas(entity: QuotaEntity, change: QuotaChange): Promise<void>
}

const ONLY_CHECK = { validateOnly: true }

/** All that a plan may ask of the writing side: nothing that could change the cluster can be said through it. */
export function dryRunOf(client: ClusterClient): DryRun {
  return {
    createTopic: (topic) => writesOf(client).createTopic(topic, ONLY_CHECK),
    addPartitions: (topic, count) => writesOf(client).addPartitions(topic, count, ONLY_CHECK),
    alterConfigs: (resource, change) => writesOf(client).alterConfigs(resource, change, ONLY_CHECK),
    alterQuotas: (entity, change) => writesOf(client).alterQuotas(entity, change, ONLY_CHECK),
  }
}

/** Kafka's refusal of an input, at the field that it is about (by Kafka's error name); any other failure is thrown as it is. */
export async function checkedByKafka(check: Promise<void>, fieldOf: Readonly<Record<string, string>>): Promise<void> {
  try {
    await check
  } catch (error) {
    const field = isKafkaError(error) ? fieldOf[error.kafkaError] : undefined
    if (!isKafkaError(error) || field === undefined) throw error
    throw refusedByKafka(field, error.kafkaError, error.message)
  }
}

/** An input that Kafka refuses, or would refuse, by the name it gives the error. */
export function refusedByKafka(field: string, kafkaError: string, message: string): ChangeRefusal {
  const path = `input.${field}`
  return new ChangeRefusal('bad-request', `${path}: ${message}`, { kafkaError, fields: [{ path, message }] })
}
