import 'server-only'
import { z } from 'zod'
import { BrokerAddress } from '../../contract/broker-address'
import { ClusterId } from '../../contract/cluster-configs'
import { Sasl, Tls } from './connection-settings'
import { ApprovalSettings } from './approval-settings'
import { ExporterSettings } from './exporter-settings'
import { OidcSettings } from './oidc-settings'
import { RoleSettings } from './role-settings'
import { SecretSource } from './secret-source'

export const Port = z.coerce.number().int().min(1).max(65_535)
export const RoundMs = z.coerce.number().int().min(500).max(600_000)
export const AuthMode = z.enum(['local', 'none'])
export const CommitSource = z.enum(['auto', 'tail', 'poll'])
export const MostCommitsPerSec = z.coerce.number().int().min(1).max(1_000_000)
export const DEFAULT_MOST_COMMITS_PER_SEC = 20_000
/** As for people added later (lib/contract/access.ts). */
export const AdminName = z.string().regex(/^[A-Za-z0-9._@-]{1,100}$/, 'letters, digits and . _ @ - only, at most 100')
/** Of which the key that seals secrets is made. */
export const InstanceSecret = z.string().min(32, 'at least 32 characters').max(1000)
export const AdminPassword = z.string().min(12, 'at least 12 characters').max(1000)

export const BurrowSettings = z.strictObject({
  intervals: z.number().int().min(1).max(100).default(10),
  minDistanceSeconds: z.number().min(0).max(3_600).default(1),
  allowedLag: z.number().int().min(0).default(0),
  minimumComplete: z.number().min(0).max(1).default(0),
})

/** How long each tier of the history is kept, and for how many series. */
export const HistorySettings = z.strictObject({
  rawHours: z.number().int().min(2).max(168).default(6),
  minuteDays: z.number().int().min(2).max(90).default(7),
  tenMinuteDays: z.number().int().min(7).max(1_100).default(90),
  mostSeries: z.number().int().min(1).max(1_000_000).default(20_000),
})

/** How many calls one caller may make in a minute, of those that write or cost much. */
export const CallsPerMinuteSettings = z.strictObject({
  writes: z.number().int().min(10).max(1_000_000).default(300),
  searches: z.number().int().min(10).max(1_000_000).default(600),
  exports: z.number().int().min(1).max(1_000_000).default(30),
})

const ClusterSettings = z.strictObject({
  id: ClusterId,
  name: z.string().min(1).max(100).optional(),
  brokers: z.array(BrokerAddress).min(1, 'expected at least one host:port'),
  tls: Tls.default(null),
  sasl: Sasl.nullable().default(null),
  readOnly: z.boolean().default(false),
  approval: ApprovalSettings,
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
  trustProxy: z.boolean().optional(),
  roundMs: RoundMs.optional(),
  burrow: BurrowSettings.default(BurrowSettings.parse({})),
  history: HistorySettings.default(HistorySettings.parse({})),
  callsPerMinute: CallsPerMinuteSettings.default(CallsPerMinuteSettings.parse({})),
  exporter: ExporterSettings.default(ExporterSettings.parse({})),
  admin: z.strictObject({ name: AdminName, password: SecretSource }).optional(),
  oidc: OidcSettings.optional(),
  roles: RoleSettings,
  clusters: z.array(ClusterSettings).default([]),
})
export type FileSettings = z.infer<typeof FileSettings>
