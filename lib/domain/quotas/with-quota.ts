import { type ClientQuota, type QuotaEntity, isSameEntity } from './client-quota'

/** All quotas as they would be with these values of one entity. An entity without any value is gone. */
export function withQuota(quotas: readonly ClientQuota[], entity: QuotaEntity, values: Readonly<Record<string, number>>): ClientQuota[] {
  const others = quotas.filter((one) => !isSameEntity(one.entity, entity))
  return Object.keys(values).length === 0 ? others : [...others, { entity, values }]
}
