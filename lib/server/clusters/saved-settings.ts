import 'server-only'
import type { ClusterConfigInput } from '../../contract/cluster-configs'
import type { ClusterConfig } from '../config/cluster-config'
import type { SavedCluster } from '../store/clusters'
import type { Sealer } from '../store/seal'

/** A cluster that was added here; its secrets are texts. */
export type ConsoleCluster = ClusterConfigInput & { id: string }

/** What is sealed: all else is no secret. */
interface Secrets {
  key?: string | undefined
  password?: string | undefined
  clientSecret?: string | undefined
}

/** As it is stored: its secrets apart from the rest, and sealed for this cluster alone. */
export function toSaved({ id, ...settings }: ConsoleCluster, sealer: Sealer): Pick<SavedCluster, 'id' | 'settings' | 'secrets'> {
  const secrets = secretsOf(settings)
  return {
    id,
    settings: JSON.stringify({
      ...settings,
      tls: settings.tls && without(settings.tls, ['key']),
      sasl: settings.sasl && publicSasl(settings.sasl),
    }),
    secrets: Object.values(secrets).some((secret) => secret !== undefined) ? sealer.seal(JSON.stringify(secrets), id) : null,
  }
}

/** `secrets` null: they cannot be opened with this console's key. */
export function fromSaved({ id, settings, secrets }: SavedCluster, sealer: Sealer): { cluster: ConsoleCluster; isOpen: boolean } {
  // Written by this module alone.
  const plain = JSON.parse(settings) as Omit<ConsoleCluster, 'id'>
  if (secrets === null) return { cluster: { id, ...plain }, isOpen: true }
  const opened = sealer.open(secrets, id)
  if (opened === null) return { cluster: { id, ...plain }, isOpen: false }
  return { cluster: { id, ...withSecrets(plain, JSON.parse(opened) as Secrets) }, isOpen: true }
}

/** As the observer needs it; null while a secret is missing. Which changes wait for another person is said in highwater.yaml alone. */
export function toClusterConfig({ id, name, brokers, tls, sasl, readOnly, commits }: ConsoleCluster): ClusterConfig | null {
  const complete = completeSasl(sasl)
  if (complete === 'incomplete') return null
  return { id, name, brokers, tls, sasl: complete, readOnly, commits, approval: [] }
}

export function completeSasl(sasl: ClusterConfigInput['sasl']): ClusterConfig['sasl'] | 'incomplete' {
  if (sasl === null || sasl.mechanism === 'AWS_MSK_IAM') return sasl
  if (sasl.mechanism === 'OAUTHBEARER') {
    const { clientSecret, ...rest } = sasl
    return clientSecret === undefined ? 'incomplete' : { ...rest, clientSecret }
  }
  const { password, ...rest } = sasl
  return password === undefined ? 'incomplete' : { ...rest, password }
}

export function publicSasl(sasl: NonNullable<ClusterConfigInput['sasl']>) {
  if (sasl.mechanism === 'AWS_MSK_IAM') return sasl
  return sasl.mechanism === 'OAUTHBEARER' ? without(sasl, ['clientSecret']) : without(sasl, ['password'])
}

function secretsOf({ tls, sasl }: Pick<ClusterConfigInput, 'tls' | 'sasl'>): Secrets {
  return {
    key: tls?.key,
    password: sasl && 'password' in sasl ? sasl.password : undefined,
    clientSecret: sasl?.mechanism === 'OAUTHBEARER' ? sasl.clientSecret : undefined,
  }
}

export function withSecrets<T extends Pick<ClusterConfigInput, 'tls' | 'sasl'>>(settings: T, { key, password, clientSecret }: Secrets): T {
  const { tls, sasl } = settings
  const withKey = tls && (key === undefined ? tls : { ...tls, key })
  if (sasl === null || sasl.mechanism === 'AWS_MSK_IAM') return { ...settings, tls: withKey }
  const secret = sasl.mechanism === 'OAUTHBEARER' ? { clientSecret } : { password }
  return { ...settings, tls: withKey, sasl: { ...sasl, ...secret } }
}

function without<T extends object, K extends keyof T>(object: T, keys: readonly K[]): Omit<T, K> {
  return Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key as K))) as Omit<T, K>
}
