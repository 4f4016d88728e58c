import { CLIENT_QUOTA_KEYS, type ClientQuota, IP_QUOTA_KEYS, type QuotaEntity, type QuotaKey } from './client-quota'

/** Who has to share one limit: each user and client id together, all clients of a user, or all users of a client id; of an address, its connections. */
export type SharedBy = 'pair' | 'user' | 'client' | 'ip'

export interface QuotaRule {
  entity: QuotaEntity
  value: number
  sharedBy: SharedBy
}

/** What is in force for one key. `rule` null: nothing limits it. `overruled` would apply if those before them were not there. */
export interface EffectiveQuota {
  key: QuotaKey
  rule: QuotaRule | null
  overruled: readonly QuotaRule[]
}

/** Who is asked about; null: somebody whom no rule names. */
export interface QuotaClient {
  user: string | null
  clientId: string | null
}

/**
 * What applies to a user with a client id, key by key: Kafka looks for each quota by itself, so that a rule for both with a
 * consumer rate leaves the producer rate to the next rule that has one (ClientQuotaManager.DefaultQuotaCallback).
 */
export function effectiveQuotas(quotas: readonly ClientQuota[], { user, clientId }: QuotaClient): EffectiveQuota[] {
  const isUser = (name: string | null | undefined) => name !== undefined && name !== null && name === user
  const isClient = (name: string | null | undefined) => name !== undefined && name !== null && name === clientId
  // In the order in which Kafka looks.
  const levels: { sharedBy: SharedBy; covers: (entity: QuotaEntity) => boolean }[] = [
    { sharedBy: 'pair', covers: (of) => isUser(of.user) && isClient(of.clientId) },
    { sharedBy: 'pair', covers: (of) => isUser(of.user) && of.clientId === null },
    { sharedBy: 'user', covers: (of) => isUser(of.user) && of.clientId === undefined },
    { sharedBy: 'pair', covers: (of) => of.user === null && isClient(of.clientId) },
    { sharedBy: 'pair', covers: (of) => of.user === null && of.clientId === null },
    { sharedBy: 'user', covers: (of) => of.user === null && of.clientId === undefined },
    { sharedBy: 'client', covers: (of) => of.user === undefined && isClient(of.clientId) },
    { sharedBy: 'client', covers: (of) => of.user === undefined && of.clientId === null },
  ]
  const inOrder = levels.flatMap(({ sharedBy, covers }) =>
    quotas.filter(({ entity }) => covers(entity)).map((quota) => ({ quota, sharedBy })),
  )
  return CLIENT_QUOTA_KEYS.map((key) => byKey(key, inOrder))
}

/** What applies to an address, as the broker sees it (ConnectionQuotas). null: one that no rule names. */
export function effectiveIpQuotas(quotas: readonly ClientQuota[], ip: string | null): EffectiveQuota[] {
  const named = quotas.filter(({ entity }) => ip !== null && entity.ip === ip)
  const byDefault = quotas.filter(({ entity }) => entity.ip === null)
  const inOrder = [...named, ...byDefault].map((quota) => ({ quota, sharedBy: 'ip' as const }))
  return IP_QUOTA_KEYS.map((key) => byKey(key, inOrder))
}

function byKey(key: QuotaKey, inOrder: readonly { quota: ClientQuota; sharedBy: SharedBy }[]): EffectiveQuota {
  const [rule = null, ...overruled] = inOrder.flatMap(({ quota, sharedBy }): QuotaRule[] => {
    const value = quota.values[key]
    return value === undefined ? [] : [{ entity: quota.entity, value, sharedBy }]
  })
  return { key, rule, overruled }
}
