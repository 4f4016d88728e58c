/** Where a value comes from: Kafka's ConfigEntry.ConfigSource, lower case. */
export const CONFIG_SOURCES = [
  'dynamic-topic',
  'dynamic-broker-logger',
  'dynamic-broker',
  'dynamic-default-broker',
  'static-broker',
  'default',
  'dynamic-group',
  'dynamic-client-metrics',
  'unknown',
] as const
export type ConfigSource = (typeof CONFIG_SOURCES)[number]

export interface ConfigValue {
  name: string
  /** null for a sensitive value, which Kafka does not give out. */
  value: string | null
  source: ConfigSource
  sensitive: boolean
  readOnly: boolean
  documentation: string | null
  /** The values this one hides, nearest first. */
  synonyms: { name: string; value: string | null; source: ConfigSource }[]
}
