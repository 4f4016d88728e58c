import 'server-only'
import { z } from 'zod'
import { BrokerAddress } from './broker-address'
import { ConfigError, parseOrExplain } from './config-error'
import { ListenAddress } from './exporter-settings'
import { type Environment, readSecretFile, type Surroundings } from './secret-source'
import {
  AdminName,
  AdminPassword,
  AuthMode,
  CommitSource,
  DEFAULT_MOST_COMMITS_PER_SEC,
  Port,
  RoundMs,
  SaslMechanism,
} from './settings-schema'
import type { AdminConfig, ClusterConfig } from './cluster-config'

const Flag = z.enum(['true', 'false', '1', '0']).transform((word) => word === 'true' || word === '1')
const Addresses = z.string().transform((list) =>
  list
    .split(',')
    .map((address) => address.trim())
    .filter((address) => address !== ''),
)

const EnvironmentSettings = z.object({
  HIGHWATER_PORT: Port.optional(),
  PORT: Port.optional(),
  HIGHWATER_HOST: z.string().optional(),
  HIGHWATER_AUTH: AuthMode.optional(),
  HIGHWATER_DATA_DIR: z.string().optional(),
  HIGHWATER_SECURE_COOKIES: Flag.optional(),
  HIGHWATER_ROUND_MS: RoundMs.optional(),
  HIGHWATER_ADMIN_NAME: AdminName.optional(),
  HIGHWATER_EXPORTER_LISTEN: ListenAddress.optional(),
  KAFKA_BROKERS: Addresses.pipe(z.array(BrokerAddress).min(1, 'expected host:port, or several with commas between')).optional(),
  KAFKA_CLUSTER_NAME: z.string().max(100).optional(),
  KAFKA_SASL_MECHANISM: SaslMechanism.optional(),
  KAFKA_SASL_USERNAME: z.string().optional(),
  KAFKA_COMMIT_SOURCE: CommitSource.optional(),
  KAFKA_TLS: Flag.optional(),
  KAFKA_TLS_CA_FILE: z.string().optional(),
})
export type EnvironmentSettings = z.infer<typeof EnvironmentSettings>

export const DEFAULT_CLUSTER_ID = 'default'

export function readEnvironment(env: Environment): EnvironmentSettings {
  return parseOrExplain(EnvironmentSettings, Object.fromEntries(Object.entries(env).filter(isMeant)), '')
}

/** Empty is how shells and compose files write "not set"; Kubernetes sets HIGHWATER_PORT for a service of that name. */
function isMeant([, value]: [string, string | undefined]): boolean {
  return value !== undefined && value !== '' && !value.startsWith('tcp://')
}

/** KAFKA_BROKERS alone is a cluster; the other KAFKA_ variables say how to reach it. */
export function clusterFromEnvironment(settings: EnvironmentSettings, surroundings: Surroundings): ClusterConfig | null {
  const { KAFKA_BROKERS: brokers, KAFKA_CLUSTER_NAME: name = DEFAULT_CLUSTER_ID, KAFKA_TLS_CA_FILE: caFile } = settings
  if (!brokers) return null
  const ca = caFile === undefined ? {} : { ca: readSecretFile(caFile, 'KAFKA_TLS_CA_FILE', surroundings.readFile) }
  const hasTls = settings.KAFKA_TLS ?? caFile !== undefined
  return {
    id: DEFAULT_CLUSTER_ID,
    name,
    brokers,
    tls: hasTls ? { ...ca, rejectUnauthorized: true } : null,
    sasl: saslFromEnvironment(settings, surroundings),
    readOnly: false,
    commits: { source: settings.KAFKA_COMMIT_SOURCE ?? 'auto', mostPerSec: DEFAULT_MOST_COMMITS_PER_SEC },
  }
}

function saslFromEnvironment(settings: EnvironmentSettings, surroundings: Surroundings): ClusterConfig['sasl'] {
  const { KAFKA_SASL_MECHANISM: mechanism, KAFKA_SASL_USERNAME: username } = settings
  const password = secretVariable('KAFKA_SASL_PASSWORD', surroundings)
  if (mechanism === undefined && username === undefined && password === null) return null
  if (mechanism === undefined) throw new ConfigError(`KAFKA_SASL_MECHANISM: expected one of ${SaslMechanism.options.join(', ')}`)
  if (username === undefined) throw new ConfigError('KAFKA_SASL_USERNAME: is needed with KAFKA_SASL_MECHANISM')
  if (password === null) throw new ConfigError('KAFKA_SASL_PASSWORD: is needed with KAFKA_SASL_MECHANISM (or KAFKA_SASL_PASSWORD_FILE)')
  return { mechanism, username, password }
}

export function adminFromEnvironment(settings: EnvironmentSettings, surroundings: Surroundings): AdminConfig | null {
  const password = secretVariable('HIGHWATER_ADMIN_PASSWORD', surroundings)
  const name = settings.HIGHWATER_ADMIN_NAME
  if (password === null && name === undefined) return null
  if (password === null) throw new ConfigError('HIGHWATER_ADMIN_PASSWORD: is needed with HIGHWATER_ADMIN_NAME')
  return { name: name ?? 'admin', password: parseOrExplain(AdminPassword, password, 'HIGHWATER_ADMIN_PASSWORD: ') }
}

/** NAME, or the content of the file that NAME_FILE names. */
function secretVariable(name: string, { env, readFile }: Surroundings): string | null {
  const file = env[`${name}_FILE`]
  return env[name] || (file ? readSecretFile(file, `${name}_FILE`, readFile) : null)
}
