import 'server-only'
import type { Kysely } from 'kysely'
import type { HistorySchema } from './history-schema'

/** The depth of the partitions of one series over an hour. */
export interface HeatChunk {
  series: number
  /** ms */
  start: number
  /** By packHeat. */
  levels: Uint8Array
}

export interface HeatStore {
  /** A chunk that is there is replaced. */
  write(chunks: readonly HeatChunk[]): Promise<void>
  /** In the order of time. */
  read(series: readonly number[], range: { from: number; to: number }): Promise<HeatChunk[]>
  prune(before: number): Promise<void>
}

const ROWS_AT_ONCE = 200

export function createHeatStore(db: Kysely<HistorySchema>): HeatStore {
  return {
    async write(chunks) {
      for (let index = 0; index < chunks.length; index += ROWS_AT_ONCE) {
        await db
          .insertInto('heat')
          .values(
            chunks.slice(index, index + ROWS_AT_ONCE).map(({ series, start, levels }) => ({ series_id: series, start_ms: start, levels })),
          )
          .onConflict((conflict) =>
            conflict.columns(['start_ms', 'series_id']).doUpdateSet((eb) => ({ levels: eb.ref('excluded.levels') })),
          )
          .execute()
      }
    },
    async read(series, { from, to }) {
      if (series.length === 0) return []
      const rows = await db
        .selectFrom('heat')
        .selectAll()
        .where('series_id', 'in', [...series])
        .where('start_ms', '>=', BigInt(from))
        .where('start_ms', '<', BigInt(to))
        .orderBy('start_ms')
        .execute()
      return rows.map(({ series_id, start_ms, levels }) => ({ series: series_id, start: Number(start_ms), levels }))
    },
    async prune(before) {
      await db.deleteFrom('heat').where('start_ms', '<', BigInt(before)).execute()
    },
  }
}
