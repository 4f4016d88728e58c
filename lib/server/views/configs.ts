import 'server-only'
import type { ConfigEntry } from '@/lib/contract/configs'
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
