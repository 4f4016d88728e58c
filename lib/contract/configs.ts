import { z } from 'zod'
import { CONFIG_SOURCES } from '../domain/configs/config-value'

export const ConfigSource = z.enum(CONFIG_SOURCES)

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
