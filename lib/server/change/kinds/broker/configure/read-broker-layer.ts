import 'server-only'
import type { ConfigValue } from '@/lib/domain/configs/config-value'
import type { ClusterClient } from '../../../../kafka/cluster-client'
import { KafkaError } from '../../../../kafka/kafka-error'
import type { ResourceConfigs } from '../../../../kafka/reads/configs'
import { wrongInput } from '../../../refusal'

/** Kafka takes these only while brokers run, and lists them only where they are set (QuotaConfig). */
const DYNAMIC_ONLY = [
  'leader.replication.throttled.rate',
  'follower.replication.throttled.rate',
  'replica.alter.log.dirs.io.max.bytes.per.second',
] as const

/** The configs of a broker as it has them; of the default as a broker without any of its own would have them. Throws KafkaError where they cannot be read. */
export async function readBrokerLayer(client: ClusterClient, broker: number | 'default'): Promise<ConfigValue[]> {
  if (broker === 'default') return readDefaultLayer(client)
  const { brokers } = await client.metadata()
  if (!brokers.some(({ id }) => id === broker)) throw wrongInput('broker', `default, or one of those that are up: ${idsOf(brokers)}`)
  const [answer] = await client.brokerConfigs(broker)
  return requireRead(answer, `the configs of broker ${broker}`)
}

/** Kafka lists of the default only what is set there. What lies below it is read from one broker: it may be another on others. */
async function readDefaultLayer(client: ClusterClient): Promise<ConfigValue[]> {
  const [brokers, defaults] = await Promise.all([client.metadata(), client.clusterDefaultConfigs()])
  const set = new Map(
    requireRead(defaults, 'the defaults of all brokers')
      .filter(({ source }) => source === 'dynamic-default-broker')
      .map((config) => [config.name, config]),
  )
  const [first] = brokers.brokers
  if (!first) throw new KafkaError('BROKER_NOT_AVAILABLE', 'no broker is up')
  const [answer] = await client.brokerConfigs(first.id)
  return requireRead(answer, `the configs of broker ${first.id}`).map((config) => {
    const below = config.synonyms.filter(({ source }) => source !== 'dynamic-broker' && source !== 'dynamic-default-broker')
    const here = set.get(config.name)
    const own = here ? [{ name: config.name, value: here.value, source: 'dynamic-default-broker' as const }] : []
    const synonyms = [...own, ...below]
    const [nearest] = synonyms
    return { ...config, value: nearest?.value ?? null, source: nearest?.source ?? 'default', synonyms }
  })
}

function requireRead(answer: ResourceConfigs | undefined, what: string): ConfigValue[] {
  if (!answer || answer.error !== null) throw new KafkaError(answer?.error ?? 'UNKNOWN_SERVER_ERROR', `${what} could not be read`)
  const listed = new Set(answer.configs.map(({ name }) => name))
  return [...answer.configs, ...DYNAMIC_ONLY.filter((name) => !listed.has(name)).map(notSet)]
}

const notSet = (name: string): ConfigValue => ({
  name,
  value: null,
  source: 'default',
  sensitive: false,
  readOnly: false,
  documentation: null,
  synonyms: [],
})

const idsOf = (brokers: readonly { id: number }[]) =>
  brokers
    .map(({ id }) => id)
    .toSorted((a, b) => a - b)
    .join(', ')
