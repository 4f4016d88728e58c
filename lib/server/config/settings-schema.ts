import 'server-only'
import { z } from 'zod'
import { BrokerAddress } from './broker-address'
import { ExporterSettings } from './exporter-settings'
import { SecretSource } from './secret-source'

export const Port = z.coerce.number().int().min(1).max(65_535)
export const RoundMs = z.coerce.number().int().min(500).max(600_000)
export const AuthMode = z.enum(['local', 'none'])
export const CommitSource = z.enum(['auto', 'tail', 'poll'])
export const MostCommitsPerSec = z.coerce.number().int().min(1).max(1_000_000)
export const DEFAULT_MOST_COMMITS_PER_SEC = 20_000
export const SaslMechanism = z.enum(['PLAIN', 'SCRAM-SHA-256', 'SCRAM-SHA-512'])
/** As for people added later (lib/contract/access.ts). */
export const AdminName = z.string().regex(/^[A-Za-z0-9._@-]{1,100}$/, 'letters, digits and . _ @ - only, at most 100')
export const AdminPassword = z.string().min(12, 'at least 12 characters').max(1000)

const TlsSettings = z.strictObject({
  ca: SecretSource.optional(),
  cert: SecretSource.optional(),
  key: SecretSource.optional(),
  serverName: z.string().optional(),
  rejectUnauthorized: z.boolean().default(true),
})

/** `tls: true` is TLS with nothing to say about it. Turned into an object first, so that errors name the key inside. */
const Tls = z.preprocess((value) => (value === true ? {} : value === false ? null : value), TlsSettings.nullable())

export const BurrowSettings = z.strictObject({
  intervals: z.number().int().min(1).max(100).default(10),
  minDistanceSeconds: z.number().min(0).max(3_600).default(1),
  allowedLag: z.number().int().min(0).default(0),
  minimumComplete: z.number().min(0).max(1).default(0),
})

const ClusterSettings = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'expected up to 40 of a-z, 0-9 and -, and no - in front'),
  name: z.string().min(1).max(100).optional(),
  brokers: z.array(BrokerAddress).min(1, 'expected at least one host:port'),
  tls: Tls.default(null),
  sasl: z
    .strictObject({ mechanism: SaslMechanism, username: z.string().min(1), password: SecretSource })
    .nullable()
    .default(null),
  readOnly: z.boolean().default(false),
  commits: z
    .strictObject({ source: CommitSource.default('auto'), mostPerSec: MostCommitsPerSec.default(DEFAULT_MOST_COMMITS_PER_SEC) })
    .default({ source: 'auto', mostPerSec: DEFAULT_MOST_COMMITS_PER_SEC }),
})
export type ClusterSettings = z.infer<typeof ClusterSettings>

/** `highwater.yaml`. */
export const FileSettings = z.strictObject({
  port: Port.optional(),
  host: z.string().min(1).optional(),
  auth: AuthMode.optional(),
  dataDir: z.string().min(1).optional(),
  secureCookies: z.boolean().optional(),
  roundMs: RoundMs.optional(),
  burrow: BurrowSettings.default(BurrowSettings.parse({})),
  exporter: ExporterSettings.default(ExporterSettings.parse({})),
  admin: z.strictObject({ name: AdminName, password: SecretSource }).optional(),
  clusters: z.array(ClusterSettings).default([]),
})
export type FileSettings = z.infer<typeof FileSettings>
