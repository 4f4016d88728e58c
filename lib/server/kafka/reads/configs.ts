import 'server-only'
import { type Connection, ConfigResourceTypes, ConfigSources, describeConfigsV4 } from '@platformatic/kafka'
import type { ConfigSource, ConfigValue } from '@/lib/domain/configs/config-value'
import { type BrokerVersions, negotiate } from '../api-versions'
import { contiguously } from '../contiguous'
import { partialAnswer } from '../kafka-error'
import { kafkaErrorName } from '../error-name'

/** Kafka's ConfigEntry.ConfigSource, by its number on the wire. */
const SOURCES: Record<number, ConfigSource> = {
  [ConfigSources.DYNAMIC_TOPIC_CONFIG]: 'dynamic-topic',
  [ConfigSources.DYNAMIC_BROKER_CONFIG]: 'dynamic-broker',
  [ConfigSources.DYNAMIC_DEFAULT_BROKER_CONFIG]: 'dynamic-default-broker',
  [ConfigSources.STATIC_BROKER_CONFIG]: 'static-broker',
  [ConfigSources.DEFAULT_CONFIG]: 'default',
  [ConfigSources.DYNAMIC_BROKER_LOGGER_CONFIG]: 'dynamic-broker-logger',
  [ConfigSources.CLIENT_METRICS_CONFIG]: 'dynamic-client-metrics',
  [ConfigSources.GROUP_CONFIG]: 'dynamic-group',
}

const DESCRIBE_CONFIGS = [contiguously(describeConfigsV4)]

export interface ResourceConfigs {
  name: string
  error: string | null
  configs: ConfigValue[]
}

const RESOURCE = { topic: ConfigResourceTypes.TOPIC, broker: ConfigResourceTypes.BROKER, group: ConfigResourceTypes.GROUP } as const

/**
 * Configs of topics and groups (any broker knows), of one broker (only it does) or, by the name '', the dynamic defaults
 * of all brokers (any broker knows). `keys` null: all of them, with documentation and synonyms.
 */
export async function readConfigs(
  connection: Connection,
  versions: BrokerVersions,
  type: keyof typeof RESOURCE,
  names: readonly string[],
  keys: readonly string[] | null,
): Promise<ResourceConfigs[]> {
  const api = negotiate(versions, 'DescribeConfigs', DESCRIBE_CONFIGS)
  const everything = keys === null
  const resources = names.map((resourceName) => ({
    resourceType: RESOURCE[type],
    resourceName,
    configurationKeys: keys === null ? null : [...keys],
  }))
  const answer = await partialAnswer(api.async(connection, resources, everything, everything))
  return answer.results.map((result) => ({
    name: result.resourceName,
    error: kafkaErrorName(result.errorCode),
    configs: result.configs.map((config) => ({
      name: config.name,
      value: config.isSensitive ? null : (config.value ?? null),
      source: SOURCES[config.configSource] ?? 'unknown',
      sensitive: config.isSensitive,
      readOnly: config.readOnly,
      documentation: config.documentation ?? null,
      synonyms: config.synonyms.map(({ name, value, source }) => ({
        name,
        value: config.isSensitive ? null : (value ?? null),
        source: SOURCES[source] ?? 'unknown',
      })),
    })),
  }))
}
