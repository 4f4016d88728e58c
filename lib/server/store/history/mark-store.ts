import 'server-only'
import type { Kysely } from 'kysely'
import type { HistorySchema } from './history-schema'

/** What happened to a group at a time. */
export interface Mark {
  cluster: string
  group: string
  /** ms */
  at: number
  kind: 'rebalance' | 'moved-back' | 'moved-forward'
  /** Members after a rebalance, records that commits were moved by; null: not told. */
  amount: bigint | null
}

export interface MarkStore {
  add(marks: readonly Mark[]): Promise<void>
  /** At or after `from` and at or before `to` (ms), in the order of time; the newest `most`. */
  ofGroup(cluster: string, group: string, range: { from: number; to: number; most: number }): Promise<Mark[]>
  prune(before: number): Promise<void>
}

/** Below SQLite's limit of variables in a statement. */
const ROWS_AT_ONCE = 200

export function createMarkStore(db: Kysely<HistorySchema>): MarkStore {
  return {
    async add(marks) {
      for (let index = 0; index < marks.length; index += ROWS_AT_ONCE) {
        const rows = marks
          .slice(index, index + ROWS_AT_ONCE)
          .map(({ cluster, group, at, kind, amount }) => ({ cluster, group_id: group, at_ms: at, kind, amount }))
        await db
          .insertInto('marks')
          .values(rows)
          .onConflict((conflict) => conflict.doNothing())
          .execute()
      }
    },
    async ofGroup(cluster, group, { from, to, most }) {
      const rows = await db
        .selectFrom('marks')
        .selectAll()
        .where('cluster', '=', cluster)
        .where('group_id', '=', group)
        .where('at_ms', '>=', BigInt(from))
        .where('at_ms', '<=', BigInt(to))
        .orderBy('at_ms', 'desc')
        .limit(most)
        .execute()
      return rows.map(({ at_ms, kind, amount }) => ({ cluster, group, at: Number(at_ms), kind, amount })).toReversed()
    },
    async prune(before) {
      await db.deleteFrom('marks').where('at_ms', '<', BigInt(before)).execute()
    },
  }
}
