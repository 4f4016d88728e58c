import 'server-only'
import type { z } from 'zod'
import type { EffectiveQuery, EffectiveQuotas, QuotaItem, QuotaList, QuotaListQuery } from '@/lib/contract/quotas'
import { type QuotaEntity, QUOTA_KEYS, entityPath } from '@/lib/domain/quotas/client-quota'
import { effectiveIpQuotas, effectiveQuotas } from '@/lib/domain/quotas/effective-quota'
import { type SortKeys, cutPage, matching } from './list-page'
import { seesAll } from './seen-by'
import { type ViewContext, freshness, toPartError, toTime } from './view-context'

const SORT: SortKeys<QuotaItem> = {
  entity: 'as-given',
  ...Object.fromEntries(QUOTA_KEYS.map((key) => [key, ({ values }: QuotaItem) => values[key] ?? null])),
}

export function listQuotas(context: ViewContext, query: QuotaListQuery): QuotaList {
  const has = matching(query.q)
  const items = (context.observer.snapshot.quotas ?? [])
    .filter(({ entity }) => (query.form === undefined || formOf(entity) === query.form) && namesOf(entity).some(has))
    .map(({ entity, values }) => ({ id: entityPath(entity), entity, values }))
    .filter(({ id, entity }) => (query.id === undefined || id === query.id) && (query.user === undefined || entity.user === query.user))
  return { ...cutPage(items, query, SORT, 'entity'), ...ofQuotas(context) }
}

export function getEffectiveQuotas(context: ViewContext, query: z.output<typeof EffectiveQuery>): EffectiveQuotas {
  const { user = null, clientId = null, ip = null } = query
  const quotas = context.observer.snapshot.quotas ?? []
  const keys = [...effectiveQuotas(quotas, { user, clientId }), ...effectiveIpQuotas(quotas, ip)]
  return { user, clientId, ip, keys: keys.map((one) => ({ ...one, overruled: [...one.overruled] })), ...ofQuotas(context) }
}

/** Whether they are known, and of when. What else is missing in the picture says nothing of them. */
function ofQuotas(context: ViewContext): Omit<QuotaList, 'items' | 'nextCursor' | 'total'> {
  const { actor, observer } = context
  const { snapshot, cluster } = observer
  const errors = snapshot.errors.filter(({ part }) => part === 'quotas').map(toPartError)
  const takenAt = snapshot.partsAsOf.get('quotas')
  return {
    known: snapshot.quotas !== null,
    partial: !seesAll(actor, cluster, ['principals']),
    brokers: snapshot.brokers.filter(({ status }) => status === 'up').length,
    asOf: takenAt === undefined ? freshness(context).asOf : toTime(takenAt),
    stale: snapshot.quotas !== null && errors.length > 0,
    errors,
  }
}

function formOf({ user, clientId, ip }: QuotaEntity): QuotaListQuery['form'] {
  if (ip !== undefined) return 'ip'
  if (clientId === undefined) return 'user'
  return user === undefined ? 'client' : 'pair'
}

/** What it is found by; a default by its sign in Kafka's own tool. */
function namesOf({ user, clientId, ip }: QuotaEntity): string[] {
  return [user, clientId, ip].flatMap((name) => (name === undefined ? [] : [name ?? '<default>']))
}
