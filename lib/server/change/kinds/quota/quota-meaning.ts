import 'server-only'
import { BYTE_RATE_KEYS, type ClientQuota, type QuotaEntity, entityForm, entityPath } from '@/lib/domain/quotas/client-quota'
import { effectiveIpQuotas, effectiveQuotas } from '@/lib/domain/quotas/effective-quota'
import type { ChangeContext } from '../../define-change'
import type { Said } from '../../said'
import type { CheckedQuota } from './quota-input'

/** What is in force from then on, with how much all brokers together let through, and who shares it. */
export function quotaMeaning({ snapshot }: ChangeContext, { entity, set, remove }: CheckedQuota, after: readonly ClientQuota[]): Said[] {
  const brokers = snapshot.brokers.filter(({ status }) => status === 'up').length
  const rates = [...set].map(([key, value]): Said => {
    if (BYTE_RATE_KEYS.has(key))
      return { code: `quota.rate`, figures: { quota: key, rateBytes: value, brokers, mostBytes: value * brokers } }
    return { code: `quota.${key}`, figures: { limit: value, brokers, most: value * brokers } }
  })
  const falls = remove.map((key): Said => {
    const left = inForce(after, entity).find((one) => one.key === key)?.rule ?? null
    if (left === null) return { code: 'quota.unlimited', figures: { quota: key } }
    return { code: 'quota.fallsTo', figures: { quota: key, rule: entityPath(left.entity), limit: left.value } }
  })
  return [...rates, ...(set.size > 0 ? [{ code: `quota.shared.${entityForm(entity)}`, figures: namesOf(entity) }] : []), ...falls]
}

/** For somebody whom this entity covers and no nearer one. */
function inForce(quotas: readonly ClientQuota[], { user, clientId, ip }: QuotaEntity) {
  return ip === undefined ? effectiveQuotas(quotas, { user: user ?? null, clientId: clientId ?? null }) : effectiveIpQuotas(quotas, ip)
}

function namesOf({ user, clientId, ip }: QuotaEntity) {
  return { ...(user && { user }), ...(clientId && { client: clientId }), ...(ip && { ip }) }
}
