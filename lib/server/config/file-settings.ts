import 'server-only'
import { parse } from 'yaml'
import type { AdminConfig, ClusterConfig } from './cluster-config'
import { ConfigError, parseOrExplain } from './config-error'
import { readSecret, rotatingSecret, type Surroundings } from './secret-source'
import { AdminPassword, type ClusterSettings, FileSettings } from './settings-schema'

/** What the file says, checked; its secrets are still where it says they are. */
export function readSettingsFile(text: string, path: string): FileSettings {
  return parseOrExplain(FileSettings, parseYaml(text, path) ?? {}, `${path}: `)
}

function parseYaml(text: string, path: string): unknown {
  try {
    return parse(text)
  } catch (error) {
    // Further lines of the message quote the file, and so perhaps a secret.
    const [reason] = error instanceof Error ? error.message.split('\n') : []
    throw new ConfigError(`${path}: is not YAML: ${reason}`)
  }
}

export function clustersFromFile(settings: FileSettings, path: string, surroundings: Surroundings): ClusterConfig[] {
  const seen = new Set<string>()
  return settings.clusters.map((cluster, index) => {
    const key = `${path}: clusters[${index}]`
    if (seen.has(cluster.id)) throw new ConfigError(`${key}.id: there is another cluster “${cluster.id}”`)
    seen.add(cluster.id)
    return toCluster(cluster, key, surroundings)
  })
}

export function adminFromFile({ admin }: FileSettings, path: string, surroundings: Surroundings): AdminConfig | null {
  if (!admin) return null
  const key = `${path}: admin.password`
  return { name: admin.name, password: parseOrExplain(AdminPassword, readSecret(admin.password, key, surroundings), `${key}: `) }
}

function toCluster(
  { id, name = id, brokers, tls, sasl, readOnly, approval, commits }: ClusterSettings,
  key: string,
  surroundings: Surroundings,
): ClusterConfig {
  return {
    id,
    name,
    brokers,
    tls: tls && toTls(tls, `${key}.tls`, surroundings),
    sasl: sasl && toSasl(sasl, `${key}.sasl`, surroundings),
    readOnly,
    approval,
    commits,
  }
}

function toTls(tls: NonNullable<ClusterSettings['tls']>, key: string, surroundings: Surroundings): NonNullable<ClusterConfig['tls']> {
  const { ca, cert, key: privateKey, serverName, rejectUnauthorized } = tls
  return {
    rejectUnauthorized,
    ...(serverName !== undefined && { serverName }),
    ...(ca && { ca: rotatingSecret(ca, `${key}.ca`, surroundings) }),
    ...(cert && { cert: rotatingSecret(cert, `${key}.cert`, surroundings) }),
    ...(privateKey && { key: rotatingSecret(privateKey, `${key}.key`, surroundings) }),
  }
}

function toSasl(sasl: NonNullable<ClusterSettings['sasl']>, key: string, surroundings: Surroundings): NonNullable<ClusterConfig['sasl']> {
  if (sasl.mechanism === 'AWS_MSK_IAM') return sasl
  if (sasl.mechanism !== 'OAUTHBEARER') {
    return { ...sasl, password: rotatingSecret(sasl.password, `${key}.password`, surroundings) }
  }
  const { ca, clientSecret, ...rest } = sasl
  return {
    ...rest,
    clientSecret: rotatingSecret(clientSecret, `${key}.clientSecret`, surroundings),
    ...(ca && { ca: rotatingSecret(ca, `${key}.ca`, surroundings) }),
  }
}
