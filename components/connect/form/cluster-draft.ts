import type { AddCluster, ClusterConfigItem } from '@/lib/contract/cluster-configs'

export const MECHANISMS = ['none', 'PLAIN', 'SCRAM-SHA-256', 'SCRAM-SHA-512', 'OAUTHBEARER', 'AWS_MSK_IAM'] as const
export type Mechanism = (typeof MECHANISMS)[number]

/** As it is typed; a field that the mechanism has no use for keeps what was typed into it. */
export interface ClusterDraft {
  id: string
  name: string
  /** `host:port`, with commas, spaces or line ends between. */
  brokers: string
  hasTls: boolean
  ca: string
  cert: string
  key: string
  serverName: string
  isUnchecked: boolean
  mechanism: Mechanism
  username: string
  password: string
  tokenEndpoint: string
  clientId: string
  clientSecret: string
  scope: string
  audience: string
  /** `name=value`, one a line. */
  extensions: string
  tokenCa: string
  region: string
  roleArn: string
  profile: string
  readOnly: boolean
}

/** What would be sent; the secrets that are kept are left out. */
export type DraftInput = Omit<AddCluster, 'commits'>

/** By the path of the field in what is sent. */
export type DraftFault = 'id' | 'needed' | 'brokers' | 'pem' | 'key' | 'url' | 'region' | 'extensions'
export type DraftFaults = Partial<Record<string, DraftFault>>

const ADDRESS = /^([^\s:,/[\]]+|\[[0-9a-fA-F:.]+\]):\d{1,5}$/
const MAX_PORT = 65_535
const EMPTY: ClusterDraft = {
  id: '',
  name: '',
  brokers: '',
  hasTls: false,
  ca: '',
  cert: '',
  key: '',
  serverName: '',
  isUnchecked: false,
  mechanism: 'none',
  username: '',
  password: '',
  tokenEndpoint: '',
  clientId: '',
  clientSecret: '',
  scope: '',
  audience: '',
  extensions: '',
  tokenCa: '',
  region: '',
  roleArn: '',
  profile: '',
  readOnly: false,
}

export function draftOf(item: ClusterConfigItem | null): ClusterDraft {
  if (item === null) return EMPTY
  const { id, name, brokers, tls, sasl, readOnly } = item
  const base: ClusterDraft = {
    ...EMPTY,
    id,
    name,
    brokers: brokers.join('\n'),
    hasTls: tls !== null,
    ca: tls?.ca ?? '',
    cert: tls?.cert ?? '',
    serverName: tls?.serverName ?? '',
    isUnchecked: tls?.rejectUnauthorized === false,
    mechanism: sasl?.mechanism ?? 'none',
    readOnly,
  }
  if (sasl === null) return base
  if (sasl.mechanism === 'AWS_MSK_IAM') return { ...base, region: sasl.region, roleArn: sasl.roleArn ?? '', profile: sasl.profile ?? '' }
  if (sasl.mechanism !== 'OAUTHBEARER') return { ...base, username: sasl.username }
  const { tokenEndpoint, clientId, scope = '', audience = '', extensions = {}, ca = '' } = sasl
  const lines = Object.entries(extensions).map(([key, value]) => `${key}=${value}`)
  return { ...base, tokenEndpoint, clientId, scope, audience, extensions: lines.join('\n'), tokenCa: ca }
}

/** What would be sent, or what is wrong with it. `kept`: the cluster as it is saved, whose secrets need not be entered again. */
export function inputOf(draft: ClusterDraft, kept: ClusterConfigItem | null): { value: DraftInput } | { faults: DraftFaults } {
  const faults: DraftFaults = {}
  const id = draft.id.trim()
  if (!/^[a-z0-9][a-z0-9-]{0,39}$/.test(id) || id === 'new') faults['id'] = 'id'
  const name = draft.name.trim() || id
  const brokers = [...new Set(draft.brokers.split(/[\s,]+/))].filter((address) => address !== '')
  if (brokers.length === 0 || !brokers.every(isAddress)) faults['brokers'] = 'brokers'
  const tls = draft.hasTls ? tlsOf(draft, kept, faults) : null
  const sasl = saslOf(draft, kept, faults)
  if (Object.keys(faults).length > 0) return { faults }
  return { value: { id, name, brokers, tls, sasl, readOnly: draft.readOnly } }
}

function isAddress(address: string): boolean {
  return ADDRESS.test(address) && Number(address.slice(address.lastIndexOf(':') + 1)) <= MAX_PORT
}

function tlsOf(draft: ClusterDraft, kept: ClusterConfigItem | null, faults: DraftFaults): DraftInput['tls'] {
  const [ca, cert, key, serverName] = [draft.ca, draft.cert, draft.key, draft.serverName].map((text) => text.trim())
  if (ca && !isPem(ca)) faults['tls.ca'] = 'pem'
  if (cert && !isPem(cert)) faults['tls.cert'] = 'pem'
  if (key && !isPem(key)) faults['tls.key'] = 'pem'
  const hasKept = kept?.tls?.hasKey === true && kept.isWatched && kept.tls.cert?.trim() === cert
  if (cert && !key && !hasKept) faults['tls.key'] = 'key'
  if (key && !cert) faults['tls.cert'] = 'key'
  return {
    rejectUnauthorized: !draft.isUnchecked,
    ...(ca && { ca }),
    ...(cert && { cert }),
    ...(key && { key }),
    ...(serverName && { serverName }),
  }
}

function saslOf(draft: ClusterDraft, kept: ClusterConfigItem | null, faults: DraftFaults): DraftInput['sasl'] {
  const { mechanism } = draft
  const isKept = kept?.sasl?.mechanism === mechanism && kept.isWatched
  const need = (path: string, value: string) => {
    if (value === '') faults[path] = 'needed'
    return value
  }
  const optional = <Key extends string>(key: Key, value: string) =>
    (value.trim() === '' ? {} : { [key]: value.trim() }) as Partial<Record<Key, string>>
  if (mechanism === 'none') return null
  if (mechanism === 'AWS_MSK_IAM') {
    const region = draft.region.trim()
    if (!/^[a-z]{2,}(-[a-z]+)+-\d{1,2}$/.test(region)) faults['sasl.region'] = 'region'
    return { mechanism, region, ...optional('roleArn', draft.roleArn), ...optional('profile', draft.profile) }
  }
  if (mechanism === 'OAUTHBEARER') {
    const tokenEndpoint = draft.tokenEndpoint.trim()
    if (!/^https?:\/\/[^\s/]+/.test(tokenEndpoint)) faults['sasl.tokenEndpoint'] = 'url'
    if (!isKept) need('sasl.clientSecret', draft.clientSecret)
    const ca = draft.tokenCa.trim()
    if (ca && !isPem(ca)) faults['sasl.ca'] = 'pem'
    return {
      mechanism,
      tokenEndpoint,
      clientId: need('sasl.clientId', draft.clientId.trim()),
      ...(draft.clientSecret !== '' && { clientSecret: draft.clientSecret }),
      ...optional('scope', draft.scope),
      ...optional('audience', draft.audience),
      ...extensionsOf(draft.extensions, faults),
      ...(ca && { ca }),
    }
  }
  if (!isKept) need('sasl.password', draft.password)
  return {
    mechanism,
    username: need('sasl.username', draft.username.trim()),
    ...(draft.password !== '' && { password: draft.password }),
  }
}

function extensionsOf(text: string, faults: DraftFaults): { extensions?: Record<string, string> } {
  const lines = text.split('\n').map((line) => line.trim())
  const pairs = lines.filter((line) => line !== '').map((line) => /^([A-Za-z]+)\s*=\s*(.+)$/.exec(line))
  if (pairs.some((pair) => pair === null || pair[1] === 'auth')) faults['sasl.extensions'] = 'extensions'
  const extensions = Object.fromEntries(pairs.flatMap((pair) => (pair ? [[pair[1] ?? '', pair[2] ?? '']] : []))) as Record<string, string>
  return Object.keys(extensions).length > 0 ? { extensions } : {}
}

const isPem = (text: string) => text.startsWith('-----BEGIN ')

/** An id like the name that was typed: `Orders EU` becomes `orders-eu`. */
export function idLike(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 40)
}
