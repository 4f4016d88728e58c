import 'server-only'
import type { ConfigValue } from '@/lib/domain/configs/config-value'
import type { ClusterClient } from '../kafka/cluster-client'
import { KafkaError, toKafkaError } from '../kafka/kafka-error'
import type { DelegationToken } from '@/lib/domain/delegation-tokens/delegation-token'
import type { ListedTransaction, ProducerState } from '../kafka/reads/transactions'
import { LookedAt } from './looked-at'
import type { Picture } from './picture'
import { requireAnswering } from './require-answering'
import type { ShareError } from './snapshot'

export interface TransactionOf extends ListedTransaction {
  coordinator: number
}

/** What was got of all that was asked, and from whom it was not. */
interface Gathered<T> {
  items: T[]
  errors: ShareError[]
}

/** What is only asked for while somebody looks at it. */
export interface Details {
  /** By topic. */
  topicConfigs: LookedAt<ConfigValue[]>
  /** By broker id. */
  brokerConfigs: LookedAt<ConfigValue[]>
  /** By topic. */
  producers: LookedAt<Gathered<ProducerState & { partition: number }>>
  /** One entry, under ALL_TRANSACTIONS. */
  transactions: LookedAt<Gathered<TransactionOf>>
  /** One entry, under ALL_TOKENS. */
  delegationTokens: LookedAt<DelegationToken[]>
}

export const ALL_TRANSACTIONS = ''
export const ALL_TOKENS = ''

export function createDetails(client: ClusterClient, picture: Picture): Details {
  return {
    topicConfigs: new LookedAt(async (topic) => {
      const [answer] = await client.topicConfigs([topic], null)
      if (!answer || answer.error !== null) {
        throw new KafkaError(answer?.error ?? 'UNKNOWN_TOPIC_OR_PARTITION', `configs of ${topic} were refused`)
      }
      return answer.configs
    }),
    brokerConfigs: new LookedAt(async (broker) => {
      const [answer] = await client.brokerConfigs(Number(broker))
      if (!answer || answer.error !== null) {
        throw new KafkaError(answer?.error ?? 'BROKER_NOT_AVAILABLE', `configs of broker ${broker} were refused`)
      }
      return answer.configs
    }),
    producers: new LookedAt((topic) => readProducers(client, picture, topic)),
    transactions: new LookedAt(() =>
      gather(
        client,
        'transactions',
        picture.aliveBrokers.map((broker) => broker.id),
        async (broker) => (await client.transactions(broker)).map((listed) => ({ ...listed, coordinator: broker })),
      ),
    ),
    delegationTokens: new LookedAt(() => client.delegationTokens()),
  }
}

async function readProducers(
  client: ClusterClient,
  picture: Picture,
  topic: string,
): Promise<Gathered<ProducerState & { partition: number }>> {
  const partitions = picture.topics.get(topic)?.partitions ?? []
  const leaders = Map.groupBy(partitions, (p) => p.leader)
  const alive = [...leaders.keys()].filter((leader) => leader !== null)
  return gather(client, 'producers', alive, async (leader) => {
    const led = leaders.get(leader)?.map((p) => p.partition) ?? []
    const answers = await client.producers(leader, topic, led)
    const refused = answers.find((answer) => answer.error !== null)
    if (refused?.error && answers.every((answer) => answer.error !== null)) {
      throw new KafkaError(refused.error, `producers of ${topic} were refused`, { broker: leader })
    }
    return answers.flatMap(({ partition, producers }) => producers.map((producer) => ({ ...producer, partition })))
  })
}

/**
 * Asks several brokers at once. What some answered counts; only when all failed does the whole fail. One that is known not
 * to answer is not waited for.
 */
async function gather<T>(
  client: ClusterClient,
  part: ShareError['part'],
  brokers: readonly number[],
  ask: (broker: number) => Promise<T[]>,
): Promise<Gathered<T>> {
  const items: T[] = []
  const errors: ShareError[] = []
  let last: KafkaError | null = null
  await Promise.all(
    brokers.map(async (broker) => {
      try {
        requireAnswering(client, broker)
        items.push(...(await ask(broker)))
      } catch (error) {
        last = toKafkaError(error, broker)
        errors.push({ part, broker, since: Date.now(), kafkaError: last.kafkaError, message: last.message })
      }
    }),
  )
  if (last !== null && errors.length === brokers.length) throw last
  return { items, errors }
}
