import 'server-only'
import type { Kysely } from 'kysely'
import type { Schema } from './schema'

/** A broker that was once part of the cluster: when it dies, Kafka itself no longer names it. */
export interface KnownBroker {
  id: number
  host: string
  port: number
  rack: string | null
  lastSeenMs: number
}

export interface KnownBrokers {
  load(cluster: string): Promise<KnownBroker[]>
  /** Adds them, or writes over what was known of them. */
  remember(cluster: string, brokers: readonly KnownBroker[]): Promise<void>
  forget(cluster: string, id: number): Promise<void>
}

export function createKnownBrokers(db: Kysely<Schema>): KnownBrokers {
  return {
    async load(cluster) {
      const rows = await db.selectFrom('known_brokers').selectAll().where('cluster', '=', cluster).orderBy('broker_id').execute()
      return rows.map(({ broker_id: id, host, port, rack, last_seen_ms }) => ({ id, host, port, rack, lastSeenMs: Number(last_seen_ms) }))
    },
    async remember(cluster, brokers) {
      if (brokers.length === 0) return
      await db
        .insertInto('known_brokers')
        .values(
          brokers.map(({ id, host, port, rack, lastSeenMs }) => ({ cluster, broker_id: id, host, port, rack, last_seen_ms: lastSeenMs })),
        )
        .onConflict((conflict) =>
          conflict.columns(['cluster', 'broker_id']).doUpdateSet((eb) => ({
            host: eb.ref('excluded.host'),
            port: eb.ref('excluded.port'),
            rack: eb.ref('excluded.rack'),
            last_seen_ms: eb.ref('excluded.last_seen_ms'),
          })),
        )
        .execute()
    },
    async forget(cluster, id) {
      await db.deleteFrom('known_brokers').where('cluster', '=', cluster).where('broker_id', '=', id).execute()
    },
  }
}
