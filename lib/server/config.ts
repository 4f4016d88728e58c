import 'server-only'
import { readFileSync } from 'node:fs'
import { isLoopback } from './auth/loopback'
import type { OidcConfig } from './auth/oidc/oidc-config'
import type { FileRole } from './auth/role-book'
import type { AdminConfig, BurrowConfig, ClusterConfig, HistoryConfig } from './config/cluster-config'
import { ConfigError } from './config/config-error'
import { adminFromEnvironment, clusterFromEnvironment, readEnvironment, secretFromEnvironment } from './config/environment-settings'
import type { ExporterConfig } from './config/exporter-settings'
import { adminFromFile, clustersFromFile, readSettingsFile } from './config/file-settings'
import { oidcFromFile } from './config/oidc-settings'
import type { Environment, ReadFile } from './config/secret-source'

export type { AdminConfig, ClusterConfig }

export interface Config {
  port: number
  host: string
  auth: 'local' | 'none'
  dataDir: string
  /** Mark the session cookie `Secure` even where a request does not look like https. */
  secureCookies: boolean
  /** Whether a proxy is in front and says in `X-Forwarded-For` who calls; else that is the caller's own word, and the socket says it. */
  trustProxy: boolean
  /** Milliseconds between two lag rounds. */
  roundMs: number
  /** Who is let in on a new console; null: `admin`, with a password made up and printed once. */
  admin: AdminConfig | null
  /** Of which the key that seals secrets is made; null: of a file beside the store. */
  secret: string | null
  /** The identity provider; null: people sign in by name and password alone. */
  oidc: OidcConfig | null
  clusters: ClusterConfig[]
  burrow: BurrowConfig
  exporter: ExporterConfig
  history: HistoryConfig
  /** What one caller may do in a minute, of what writes or costs much. */
  callsPerMinute: { writes: number; searches: number; exports: number }
  /** Those of highwater.yaml. */
  roles: readonly FileRole[]
  /** Hold each answer of the API against its schema; everywhere but in production. */
  checkAnswers: boolean
}

const DEFAULT_FILE = 'highwater.yaml'
const DEFAULTS = { port: 3000, dataDir: './.highwater', roundMs: 10_000 } as const
const EVERYWHERE = '0.0.0.0'
const LOOPBACK = '127.0.0.1'

/** The configuration of this process: the one place that looks at its environment. */
export function readConfig(): Config {
  return loadConfig(process.env, readFileIfThere)
}

/** The environment wins over `highwater.yaml`, which wins over the defaults. Throws a ConfigError that names the wrong key. */
export function loadConfig(env: Environment, readFile: ReadFile): Config {
  const surroundings = { env, readFile }
  const path = env.HIGHWATER_CONFIG || DEFAULT_FILE
  const text = readFile(path)
  if (text === null && env.HIGHWATER_CONFIG) throw new ConfigError(`HIGHWATER_CONFIG: there is no file ${path}`)
  const file = readSettingsFile(text ?? '', path)
  const settings = readEnvironment(env)

  const auth = settings.HIGHWATER_AUTH ?? file.auth ?? 'local'
  const host = settings.HIGHWATER_HOST ?? file.host ?? (auth === 'none' ? LOOPBACK : EVERYWHERE)
  if (auth === 'none' && !isLoopback(host)) {
    const key = settings.HIGHWATER_AUTH === undefined ? `${path}: auth` : 'HIGHWATER_AUTH'
    throw new ConfigError(`${key}: “none” makes everybody admin, so it needs the host ${LOOPBACK}, not ${host}`)
  }
  if (auth === 'none' && file.oidc) throw new ConfigError(`${path}: oidc: has no use with auth: none, where nobody signs in`)
  const clusters = clustersFrom(clusterFromEnvironment(settings, surroundings), clustersFromFile(file, path, surroundings), path)
  const asking = auth === 'none' ? clusters.findIndex(({ approval }) => approval.length > 0) : -1
  if (asking >= 0) {
    throw new ConfigError(`${path}: clusters[${asking}].approval: needs people who sign in; auth “none” knows nobody from anybody else`)
  }
  return {
    port: settings.HIGHWATER_PORT ?? settings.PORT ?? file.port ?? DEFAULTS.port,
    host,
    auth,
    dataDir: settings.HIGHWATER_DATA_DIR ?? file.dataDir ?? DEFAULTS.dataDir,
    secureCookies: settings.HIGHWATER_SECURE_COOKIES ?? file.secureCookies ?? false,
    trustProxy: settings.HIGHWATER_TRUST_PROXY ?? file.trustProxy ?? false,
    roundMs: settings.HIGHWATER_ROUND_MS ?? file.roundMs ?? DEFAULTS.roundMs,
    admin: adminFromEnvironment(settings, surroundings) ?? adminFromFile(file, path, surroundings),
    secret: secretFromEnvironment(surroundings),
    oidc: oidcFromFile(file.oidc, path, surroundings),
    clusters,
    burrow: file.burrow,
    history: file.history,
    callsPerMinute: file.callsPerMinute,
    roles: file.roles,
    exporter: { ...file.exporter, listen: settings.HIGHWATER_EXPORTER_LISTEN ?? file.exporter.listen },
    checkAnswers: env.NODE_ENV !== 'production',
  }
}

function clustersFrom(fromEnvironment: ClusterConfig | null, fromFile: ClusterConfig[], path: string): ClusterConfig[] {
  if (fromEnvironment && fromFile.length > 0) {
    throw new ConfigError(`KAFKA_BROKERS: ${path} names clusters too; give them in one place`)
  }
  // None at all is where a new console begins: the first is added in it.
  return fromEnvironment ? [fromEnvironment] : fromFile
}

function readFileIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}
