import type { QuotaItem } from '@/lib/contract/quotas'

export interface MissingQuota {
  entity: QuotaItem['entity']
  /** By Kafka's keys: those that the new user has not, or not of this value. */
  set: Record<string, number>
}

/** The quotas of one user that another has not yet, as they would be for that other. */
export function missingQuotas(of: readonly QuotaItem[], at: readonly QuotaItem[], successor: string): MissingQuota[] {
  return of.flatMap(({ entity, values }) => {
    const has = at.find((one) => one.entity.clientId === entity.clientId)?.values ?? {}
    const lacking = Object.entries(values).filter(([key, value]) => has[key] !== value)
    return lacking.length === 0 ? [] : [{ entity: { ...entity, user: successor }, set: Object.fromEntries(lacking) }]
  })
}
