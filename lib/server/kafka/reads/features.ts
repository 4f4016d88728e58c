import 'server-only'
import { type Connection, apiVersionsV3, apiVersionsV4 } from '@platformatic/kafka'
import type { BrokerFeatures } from '@/lib/domain/quorum/common-features'
import { type BrokerVersions, negotiate } from '../api-versions'

/** One broker's features (KIP-584). ApiVersions before v4 leaves out those that can be switched off (KIP-1022). */
export async function readFeatures(connection: Connection, versions: BrokerVersions): Promise<BrokerFeatures> {
  const api = negotiate(versions, 'ApiVersions', [apiVersionsV4.api, apiVersionsV3.api])
  const answer = await api.async(connection, 'highwater', '1')
  return {
    finalized: new Map((answer.finalizedFeatures ?? []).map(({ name, maxVersionLevel }) => [name, maxVersionLevel])),
    possible: new Map((answer.supportedFeatures ?? []).map(({ name, maxVersion }) => [name, maxVersion])),
  }
}
