import 'server-only'
import { readFileSync } from 'node:fs'
import { isLoopback } from './auth/loopback'
import type { AdminConfig, BurrowConfig, ClusterConfig } from './config/cluster-config'
import { ConfigError } from './config/config-error'
import { adminFromEnvironment, clusterFromEnvironment, readEnvironment } from './config/environment-settings'
import type { ExporterConfig } from './config/exporter-settings'
import { adminFromFile, clustersFromFile, readSettingsFile } from './config/file-settings'
import type { Environment, ReadFile } from './config/secret-source'

export type { AdminConfig, ClusterConfig }

export interface Config {
  port: number
  host: string
  auth: 'local' | 'none'
  dataDir: string
  /** Mark the session cookie `Secure` even where a request does not look like https. */
  secureCookies: boolean
  /** Milliseconds between two lag rounds. */
  roundMs: number
  /** Who is let in on a new console; null: `admin`, with a password made up and printed once. */
  admin: AdminConfig | null
  clusters: ClusterConfig[]
  burrow: BurrowConfig
  exporter: ExporterConfig
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
  return {
    port: settings.HIGHWATER_PORT ?? settings.PORT ?? file.port ?? DEFAULTS.port,
    host,
    auth,
    dataDir: settings.HIGHWATER_DATA_DIR ?? file.dataDir ?? DEFAULTS.dataDir,
    secureCookies: settings.HIGHWATER_SECURE_COOKIES ?? file.secureCookies ?? false,
    roundMs: settings.HIGHWATER_ROUND_MS ?? file.roundMs ?? DEFAULTS.roundMs,
    admin: adminFromEnvironment(settings, surroundings) ?? adminFromFile(file, path, surroundings),
    clusters: clustersFrom(clusterFromEnvironment(settings, surroundings), clustersFromFile(file, path, surroundings), path),
    burrow: file.burrow,
    exporter: { ...file.exporter, listen: settings.HIGHWATER_EXPORTER_LISTEN ?? file.exporter.listen },
    checkAnswers: env.NODE_ENV !== 'production',
  }
}

function clustersFrom(fromEnvironment: ClusterConfig | null, fromFile: ClusterConfig[], path: string): ClusterConfig[] {
  if (fromEnvironment && fromFile.length > 0) {
    throw new ConfigError(`KAFKA_BROKERS: ${path} names clusters too; give them in one place`)
  }
  const clusters = fromEnvironment ? [fromEnvironment] : fromFile
  if (clusters.length === 0) {
    throw new ConfigError(`KAFKA_BROKERS: no cluster is named; set it to host:9092, or write clusters: in ${path}`)
  }
  return clusters
}

function readFileIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}
