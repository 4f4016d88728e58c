import 'server-only'
import { type Connection, apiVersionsV3 } from '@platformatic/kafka'
import { KafkaError } from './kafka-error'

export interface BrokerVersions {
  /** Newest version the broker speaks, by API key. */
  newest: ReadonlyMap<number, { min: number; max: number }>
}

/** Asks one broker which requests it understands (ApiVersions, KIP-35). */
export async function brokerVersions(connection: Connection): Promise<BrokerVersions> {
  const answer = await apiVersionsV3.api.async(connection, 'highwater', '1')
  return {
    newest: new Map(answer.apiKeys.map(({ apiKey, minVersion, maxVersion }) => [apiKey, { min: minVersion, max: maxVersion }])),
  }
}

/** One request in one version, as the wire client describes it. */
export interface VersionedApi {
  key: number
  version: number
}

/** The first of our versions (newest first) that the broker speaks. Throws UNSUPPORTED_VERSION when it speaks none. */
export function negotiate<T extends VersionedApi>(versions: BrokerVersions, name: string, ours: readonly T[]): T {
  const chosen = ours.find((api) => {
    const range = versions.newest.get(api.key)
    return range !== undefined && range.min <= api.version && api.version <= range.max
  })
  if (!chosen) throw new KafkaError('UNSUPPORTED_VERSION', `this broker is too old for ${name}`)
  return chosen
}
