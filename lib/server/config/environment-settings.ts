import 'server-only'
import { z } from 'zod'
import { BrokerAddress } from '../../contract/broker-address'
import { PasswordMechanism } from './connection-settings'
import { ConfigError, parseOrExplain } from './config-error'
import { ListenAddress } from './exporter-settings'
import type { Secret } from '../kafka/cluster-connection'
import { type Environment, readSecretFile, rotatingFile, type Surroundings } from './secret-source'
import {
  AdminName,
  AdminPassword,
  AuthMode,
  CommitSource,
  DEFAULT_MOST_COMMITS_PER_SEC,
  InstanceSecret,
  Port,
  RoundMs,
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
  HIGHWATER_TRUST_PROXY: Flag.optional(),
  HIGHWATER_ROUND_MS: RoundMs.optional(),
  HIGHWATER_ADMIN_NAME: AdminName.optional(),
  HIGHWATER_EXPORTER_LISTEN: ListenAddress.optional(),
  KAFKA_BROKERS: Addresses.pipe(z.array(BrokerAddress).min(1, 'expected host:port, or several with commas between')).optional(),
  KAFKA_CLUSTER_NAME: z.string().max(100).optional(),
  KAFKA_SASL_MECHANISM: PasswordMechanism.optional(),
  KAFKA_SASL_USERNAME: z.string().optional(),
  KAFKA_COMMIT_SOURCE: CommitSource.optional(),
  KAFKA_TLS: Flag.optional(),
  KAFKA_TLS_CA_FILE: z.string().optional(),
  KAFKA_TLS_CERT_FILE: z.string().optional(),
  KAFKA_TLS_KEY_FILE: z.string().optional(),
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
  const { KAFKA_BROKERS: brokers, KAFKA_CLUSTER_NAME: name = DEFAULT_CLUSTER_ID } = settings
  if (!brokers) return null
  return {
    id: DEFAULT_CLUSTER_ID,
    name,
    brokers,
    tls: tlsFromEnvironment(settings, surroundings),
    sasl: saslFromEnvironment(settings, surroundings),
    readOnly: false,
    approval: [],
    commits: { source: settings.KAFKA_COMMIT_SOURCE ?? 'auto', mostPerSec: DEFAULT_MOST_COMMITS_PER_SEC },
  }
}

function tlsFromEnvironment(settings: EnvironmentSettings, { readFile }: Surroundings): ClusterConfig['tls'] {
  const { KAFKA_TLS_CA_FILE: ca, KAFKA_TLS_CERT_FILE: cert, KAFKA_TLS_KEY_FILE: key } = settings
  const hasFiles = ca !== undefined || cert !== undefined || key !== undefined
  if (!(settings.KAFKA_TLS ?? hasFiles)) return null
  if (cert !== undefined && key === undefined) throw new ConfigError('KAFKA_TLS_KEY_FILE: is needed with KAFKA_TLS_CERT_FILE')
  if (key !== undefined && cert === undefined) throw new ConfigError('KAFKA_TLS_CERT_FILE: is needed with KAFKA_TLS_KEY_FILE')
  return {
    rejectUnauthorized: true,
    ...(ca !== undefined && { ca: rotatingFile(ca, 'KAFKA_TLS_CA_FILE', readFile) }),
    ...(cert !== undefined && { cert: rotatingFile(cert, 'KAFKA_TLS_CERT_FILE', readFile) }),
    ...(key !== undefined && { key: rotatingFile(key, 'KAFKA_TLS_KEY_FILE', readFile) }),
  }
}

function saslFromEnvironment(settings: EnvironmentSettings, surroundings: Surroundings): ClusterConfig['sasl'] {
  const { KAFKA_SASL_MECHANISM: mechanism, KAFKA_SASL_USERNAME: username } = settings
  const password = rotatingVariable('KAFKA_SASL_PASSWORD', surroundings)
  if (mechanism === undefined && username === undefined && password === null) return null
  if (mechanism === undefined) throw new ConfigError(`KAFKA_SASL_MECHANISM: expected one of ${PasswordMechanism.options.join(', ')}`)
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

/** null: the console makes a key of its own. */
export function secretFromEnvironment(surroundings: Surroundings): string | null {
  const secret = secretVariable('HIGHWATER_SECRET', surroundings)
  return secret === null ? null : parseOrExplain(InstanceSecret, secret, 'HIGHWATER_SECRET: ')
}

/** NAME, or the content of the file that NAME_FILE names. */
function secretVariable(name: string, { env, readFile }: Surroundings): string | null {
  const file = env[`${name}_FILE`]
  return env[name] || (file ? readSecretFile(file, `${name}_FILE`, readFile) : null)
}

/** As secretVariable; what is in a file can be rotated. */
function rotatingVariable(name: string, surroundings: Surroundings): Secret | null {
  const { env, readFile } = surroundings
  const file = env[`${name}_FILE`]
  return env[name] || (file ? rotatingFile(file, `${name}_FILE`, readFile) : null)
}
