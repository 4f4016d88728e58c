/** Whom a quota is for, as Kafka names it: a part that is missing is not asked for, null is the default: whoever has none of their own. */
export interface QuotaEntity {
  readonly user?: string | null | undefined
  readonly clientId?: string | null | undefined
  readonly ip?: string | null | undefined
}

/** All that is set for one entity, by Kafka's names and in Kafka's units. */
export interface ClientQuota {
  entity: QuotaEntity
  values: Readonly<Record<string, number>>
}

/** What can be limited for users and clients: bytes per second (of each broker), percent of one thread (of each broker), partitions per second (of the cluster). */
export const CLIENT_QUOTA_KEYS = ['producer_byte_rate', 'consumer_byte_rate', 'request_percentage', 'controller_mutation_rate'] as const
/** What can be limited for addresses: connections per second, of each broker. */
export const IP_QUOTA_KEYS = ['connection_creation_rate'] as const
export const QUOTA_KEYS = [...CLIENT_QUOTA_KEYS, ...IP_QUOTA_KEYS] as const
export type QuotaKey = (typeof QUOTA_KEYS)[number]

/** What Kafka takes a value of this key for: whole numbers are int64 or int32 to it, the others double (QuotaConfig). */
export const WHOLE_QUOTA_KEYS: ReadonlySet<string> = new Set<QuotaKey>([
  'producer_byte_rate',
  'consumer_byte_rate',
  'connection_creation_rate',
])
export const BYTE_RATE_KEYS: ReadonlySet<string> = new Set<QuotaKey>(['producer_byte_rate', 'consumer_byte_rate'])

export const isQuotaKey = (key: string): key is QuotaKey => (QUOTA_KEYS as readonly string[]).includes(key)

/** The keys that fit an entity. */
export function keysOf(entity: QuotaEntity): readonly QuotaKey[] {
  return entity.ip === undefined ? CLIENT_QUOTA_KEYS : IP_QUOTA_KEYS
}

const DEFAULT = '<default>'

/** An entity as Kafka's own path of it (`users/alice/clients/<default>`): what tells entities apart, and sorts them. */
export function entityPath({ user, clientId, ip }: QuotaEntity): string {
  const part = (type: string, name: string | null | undefined) =>
    name === undefined ? [] : [type, name === null ? DEFAULT : encodeURIComponent(name.toWellFormed())]
  return [...part('users', user), ...part('clients', clientId), ...part('ips', ip)].join('/')
}

/** Which of the ten forms it is: of users, client ids, both, addresses; named or default. */
export const ENTITY_FORMS = [
  'User',
  'AnyUser',
  'Client',
  'AnyClient',
  'UserClient',
  'UserAnyClient',
  'AnyUserClient',
  'AnyUserAnyClient',
  'Ip',
  'AnyIp',
] as const
export type EntityForm = (typeof ENTITY_FORMS)[number]

export function entityForm({ user, clientId, ip }: QuotaEntity): EntityForm {
  const part = (type: string, name: string | null | undefined) => (name === undefined ? '' : name === null ? `Any${type}` : type)
  const form = [part('User', user), part('Client', clientId), part('Ip', ip)].join('')
  return ENTITY_FORMS.find((one) => one === form) ?? 'AnyUser'
}

export function isSameEntity(a: QuotaEntity, b: QuotaEntity): boolean {
  return a.user === b.user && a.clientId === b.clientId && a.ip === b.ip
}
