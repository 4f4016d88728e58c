import { z } from 'zod'
import { QUOTA_KEYS } from '../domain/quotas/client-quota'
import { ListQuery, page } from './primitives'

/** Whom a quota is for: a missing part is not asked for, null is the default: whoever has none of their own. */
export const QuotaEntity = z.object({
  user: z.string().nullable().optional(),
  clientId: z.string().nullable().optional(),
  ip: z.string().nullable().optional(),
})

export const QuotaItem = z.object({
  /** Kafka’s own path of the entity: `users/alice/clients/<default>`. */
  id: z.string(),
  entity: QuotaEntity,
  /** By Kafka’s keys, in Kafka’s units: byte rates are bytes per second of each broker. */
  values: z.record(z.string(), z.number()),
})
export type QuotaItem = z.infer<typeof QuotaItem>

export const QUOTA_FORMS = ['user', 'client', 'pair', 'ip'] as const
export const QuotaListQuery = ListQuery.extend({
  /** What it is for: users, client ids, both together, addresses. */
  form: z.enum(QUOTA_FORMS).optional(),
  /** That of one entity alone, by its path. */
  id: z.string().max(7_000).optional(),
  /** Those of this user alone, with and without a client id. */
  user: z.string().max(1_000).optional(),
})
export type QuotaListQuery = z.infer<typeof QuotaListQuery>

/** What every answer about quotas has. */
const OfQuotas = {
  /** False: they have not been read, or may not be, and `errors` says why. */
  known: z.boolean(),
  /** Quotas of client ids and addresses, and of other users, are kept from the caller. */
  partial: z.boolean(),
  /** How many brokers are up: most limits are of each of them. */
  brokers: z.number().int(),
}

export const QuotaList = page(QuotaItem).extend(OfQuotas)
export type QuotaList = z.infer<typeof QuotaList>

export const EffectiveQuery = z.object({
  /** Left out: a user whom no rule names. */
  user: z.string().max(1_000).optional(),
  /** Left out: a client id that no rule names. */
  clientId: z.string().max(1_000).optional(),
  /** Left out: an address that no rule names. */
  ip: z.string().max(1_000).optional(),
})

const Rule = z.object({
  entity: QuotaEntity,
  value: z.number(),
  /** Who has one limit together: all with this user and client id, of this user, with this client id, from this address. */
  sharedBy: z.enum(['pair', 'user', 'client', 'ip']),
})

export const EffectiveQuota = z.object({
  key: z.enum(QUOTA_KEYS),
  /** The rule that decides; null: nothing limits it. */
  rule: Rule.nullable(),
  /** Those that would decide without it, in the order in which they would. */
  overruled: z.array(Rule),
})
export type EffectiveQuota = z.infer<typeof EffectiveQuota>

export const EffectiveQuotas = QuotaList.omit({ items: true, nextCursor: true, total: true }).extend({
  user: z.string().nullable(),
  clientId: z.string().nullable(),
  ip: z.string().nullable(),
  keys: z.array(EffectiveQuota),
})
export type EffectiveQuotas = z.infer<typeof EffectiveQuotas>
