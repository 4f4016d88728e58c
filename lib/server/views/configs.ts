import 'server-only'
import type { BrokerConfigEntry } from '@/lib/contract/brokers'
import type { ConfigEntry } from '@/lib/contract/configs'
import { isPerBroker } from '@/lib/domain/configs/per-broker'
import type { ConfigSource, ConfigValue } from '@/lib/domain/configs/config-value'

const OVERRIDES: Record<'topic' | 'broker', readonly ConfigSource[]> = {
  topic: ['dynamic-topic'],
  broker: ['dynamic-broker', 'dynamic-default-broker', 'static-broker'],
}

/** Configs as people look for them: what was set here first, then by name. */
export function viewConfigs(kind: 'topic' | 'broker', configs: readonly ConfigValue[]): ConfigEntry[] {
  return configs
    .map((config) => ({ ...config, override: OVERRIDES[kind].includes(config.source) }))
    .toSorted((a, b) => Number(b.override) - Number(a.override) || (a.name < b.name ? -1 : 1))
}

/** One broker's configs, each with the brokers that run with another value. Sensitive values cannot be compared. */
export function viewBrokerConfigs(
  configs: readonly ConfigValue[],
  others: readonly { broker: number; configs: readonly ConfigValue[] }[],
): BrokerConfigEntry[] {
  const valuesOf = others.map(({ broker, configs: values }) => ({ broker, values: new Map(values.map((of) => [of.name, of.value])) }))
  return viewConfigs('broker', configs).map((config) => ({
    ...config,
    perBroker: isPerBroker(config.name),
    others: config.sensitive
      ? []
      : valuesOf.flatMap(({ broker, values }) => {
          const value = values.get(config.name)
          return value === undefined || value === config.value ? [] : [{ broker, value }]
        }),
  }))
}
