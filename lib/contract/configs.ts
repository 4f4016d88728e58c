import { z } from 'zod'

/** Where a value comes from, in the words of Kafka's ConfigEntry.ConfigSource, lower case. */
export const ConfigSource = z.enum([
  'dynamic-topic',
  'dynamic-broker-logger',
  'dynamic-broker',
  'dynamic-default-broker',
  'static-broker',
  'default',
  'dynamic-group',
  'dynamic-client-metrics',
  'unknown',
])

export const ConfigEntry = z.object({
  name: z.string(),
  /** null for a sensitive value, which Kafka does not give out. */
  value: z.string().nullable(),
  source: ConfigSource,
  /** Set on this very resource, rather than inherited. */
  override: z.boolean(),
  sensitive: z.boolean(),
  readOnly: z.boolean(),
  documentation: z.string().nullable(),
  /** The values this one hides, nearest first. */
  synonyms: z.array(z.object({ name: z.string(), value: z.string().nullable(), source: ConfigSource })),
})
export type ConfigEntry = z.infer<typeof ConfigEntry>
