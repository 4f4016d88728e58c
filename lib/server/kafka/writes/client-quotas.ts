import 'server-only'
import { type Connection, alterClientQuotasV0, alterClientQuotasV1 } from '@platformatic/kafka'
import type { QuotaEntity, QuotaKey } from '@/lib/domain/quotas/client-quota'
import { type BrokerVersions, negotiate } from '../api-versions'

/** In Kafka's units. Both empty: nothing to do, which Kafka takes. */
export interface QuotaChange {
  set: ReadonlyMap<QuotaKey, number>
  remove: readonly QuotaKey[]
}

const ALTER = [alterClientQuotasV1.api, alterClientQuotasV0.api]

/** AlterClientQuotas (KIP-546) of one entity, all of the change or none. Throws Kafka's refusal with its message. */
export async function alterClientQuotas(
  connection: Connection,
  versions: BrokerVersions,
  { user, clientId, ip }: QuotaEntity,
  { set, remove }: QuotaChange,
  validateOnly: boolean,
): Promise<void> {
  const api = negotiate(versions, 'AlterClientQuotas', ALTER)
  const part = (entityType: 'user' | 'client-id' | 'ip', entityName: string | null | undefined) =>
    entityName === undefined ? [] : [{ entityType, entityName }]
  const ops = [
    ...[...set].map(([key, value]) => ({ key, value, remove: false as const })),
    ...remove.map((key) => ({ key, remove: true as const })),
  ]
  await api.async(connection, [{ entities: [...part('user', user), ...part('client-id', clientId), ...part('ip', ip)], ops }], validateOnly)
}
