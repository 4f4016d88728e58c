import { z } from 'zod'
import { ConnectionTls, KeepingSettings, PublicSasl } from './connections'
import { Time, Trimmed } from './primitives'

/** As it stands in addresses; `new` is the page where one is added. */
export const ClusterId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'expected up to 40 of a-z, 0-9 and -, and no - in front')
  .refine((id) => id !== 'new', '“new” is the address of the page where clusters are added')

const Commits = z.object({ source: z.enum(['auto', 'tail', 'poll']), mostPerSec: z.number().int().min(1).max(1_000_000) })
const USUAL_COMMITS = { source: 'auto', mostPerSec: 20_000 } as const

export const ClusterConfigInput = KeepingSettings.extend({
  name: Trimmed.max(100),
  /** Nothing is written to it from this console, whoever asks. */
  readOnly: z.boolean().default(false),
  commits: Commits.default(USUAL_COMMITS),
})
export type ClusterConfigInput = z.output<typeof ClusterConfigInput>

export const AddCluster = ClusterConfigInput.extend({ id: ClusterId })
export type AddCluster = z.output<typeof AddCluster>

/** How this console reaches a cluster, without the secrets: there are those that its mechanism needs. */
export const ClusterConfigItem = z.object({
  id: z.string(),
  name: z.string(),
  /** `fixed`: in highwater.yaml or the environment, and changed there. */
  origin: z.enum(['fixed', 'console']),
  brokers: z.array(z.string()),
  /** `hasKey`: it signs in with a certificate of its own. */
  tls: z
    .object({
      ...ConnectionTls.pick({ rejectUnauthorized: true }).shape,
      ca: z.string().nullable(),
      cert: z.string().nullable(),
      hasKey: z.boolean(),
      serverName: z.string().nullable(),
    })
    .nullable(),
  sasl: PublicSasl.nullable(),
  readOnly: z.boolean(),
  commits: Commits,
  /** Who last saved it; null: it is not of this console. */
  saved: z.object({ by: z.string(), at: Time }).nullable(),
  /** False: its secrets cannot be opened with this console's key, and have to be entered again. */
  isWatched: z.boolean(),
})
export type ClusterConfigItem = z.infer<typeof ClusterConfigItem>
