import 'server-only'
import { z } from 'zod'
import {
  CLIENT_QUOTA_KEYS,
  IP_QUOTA_KEYS,
  type QuotaEntity,
  type QuotaKey,
  WHOLE_QUOTA_KEYS,
  isQuotaKey,
  keysOf,
} from '@/lib/domain/quotas/client-quota'
import { wrongInput } from '../../refusal'

const MOST_INT32 = 2_147_483_647
const EntityName = z.string().min(1).max(1_000).nullable().optional()

export const QuotaInput = z.strictObject({
  entity: z
    .strictObject({
      user: EntityName.meta({ description: 'null: every user without one of their own' }),
      clientId: EntityName.meta({ description: 'null: every client id without one of its own' }),
      ip: EntityName.meta({ description: 'An address, on its own; null: every address without one of its own' }),
    })
    .meta({ description: 'Whom it limits: user, clientId or both of them; or ip' }),
  set: z.record(z.string().max(100), z.number()).optional().meta({ description: 'Kafka’s keys with values in Kafka’s units' }),
  remove: z.array(z.string().max(100)).max(20).optional().meta({ description: 'Keys that no longer hold for this entity' }),
})
export type QuotaInput = z.output<typeof QuotaInput>

export interface CheckedQuota {
  entity: QuotaEntity
  set: Map<QuotaKey, number>
  remove: QuotaKey[]
}

/** The input as Kafka could take it. Throws ChangeRefusal at the field that makes no sense, with what would. */
export function checkedQuota({ entity, set = {}, remove = [] }: QuotaInput): CheckedQuota {
  requireEntity(entity)
  if (Object.keys(set).length === 0 && remove.length === 0) throw wrongInput('set', 'at least one key to set, or one in remove')
  const both = remove.findIndex((key) => key in set)
  if (both >= 0) throw wrongInput(`remove.${both}`, `either set or remove: ${remove[both]} is in both`)
  return {
    entity,
    set: new Map(
      Object.entries(set).map(([key, value]) => {
        const known = requireKey(entity, key, `set.${key}`)
        requireValue(known, value)
        return [known, value]
      }),
    ),
    remove: [...new Set(remove.map((key, index) => requireKey(entity, key, `remove.${index}`)))],
  }
}

function requireEntity({ user, clientId, ip }: QuotaEntity): void {
  if (ip !== undefined && (user !== undefined || clientId !== undefined)) {
    throw wrongInput('entity.ip', 'an address on its own: Kafka knows no quota for an address together with a user or a client id')
  }
  if (user === undefined && clientId === undefined && ip === undefined) {
    throw wrongInput('entity', 'a user, a clientId or both; or an ip. null stands for everybody without one of their own')
  }
}

function requireKey(entity: QuotaEntity, key: string, field: string): QuotaKey {
  if (!isQuotaKey(key)) throw wrongInput(field, `one of Kafka’s keys: ${keysOf(entity).join(', ')}. There is no ${key}`)
  if (keysOf(entity).includes(key)) return key
  throw entity.ip === undefined
    ? wrongInput(field, `a key for users and client ids: ${CLIENT_QUOTA_KEYS.join(', ')}. ${key} is for addresses`)
    : wrongInput(field, `a key for addresses: ${IP_QUOTA_KEYS.join(', ')}. ${key} is for users and client ids`)
}

function requireValue(key: QuotaKey, value: number): void {
  const field = `set.${key}`
  if (!(value > 0)) throw wrongInput(field, 'more than 0. To lift the limit, name the key in remove')
  if (!WHOLE_QUOTA_KEYS.has(key)) return
  const most = key === 'connection_creation_rate' ? MOST_INT32 : Number.MAX_SAFE_INTEGER
  if (!Number.isInteger(value) || value > most) throw wrongInput(field, `a whole number, ${most} at most`)
}
