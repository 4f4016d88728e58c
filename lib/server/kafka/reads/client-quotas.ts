import 'server-only'
import { type Connection, describeClientQuotasV0, describeClientQuotasV1 } from '@platformatic/kafka'
import { type ClientQuota, type QuotaEntity, entityPath } from '@/lib/domain/quotas/client-quota'
import { type BrokerVersions, negotiate } from '../api-versions'

/** DescribeClientQuotas (KIP-546), newest first. */
const DESCRIBE = [describeClientQuotasV1.api, describeClientQuotasV0.api]

const PARTS: Record<string, keyof QuotaEntity | undefined> = { user: 'user', 'client-id': 'clientId', ip: 'ip' }

/** Every quota that is set, in the order of its entity. An entity of a kind this console does not know is left out. */
export async function readClientQuotas(connection: Connection, versions: BrokerVersions): Promise<ClientQuota[]> {
  const api = negotiate(versions, 'DescribeClientQuotas', DESCRIBE)
  // No component filters anything out, as long as others than those named are taken too.
  const { entries } = await api.async(connection, [], false)
  return (entries ?? [])
    .filter(({ entity }) => entity.every(({ entityType }) => PARTS[entityType] !== undefined))
    .map(({ entity, values }) => ({
      entity: Object.fromEntries(entity.map(({ entityType, entityName }) => [PARTS[entityType], entityName])) as QuotaEntity,
      values: Object.fromEntries(values.map(({ key, value }) => [key, value])),
    }))
    .map((quota) => ({ quota, path: entityPath(quota.entity) }))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ quota }) => quota)
}
