import 'server-only'
import type { Kysely, Selectable } from 'kysely'
import type { HistorySchema, IncidentsTable } from './history-schema'

export interface ToldName {
  name: string
  /** How much of the incident's count is its own. */
  count: number
  /** Of a topic: the first partition it was so with. */
  partition: number | null
}

/** What was wrong, at its worst. The words are the reader's business. */
export interface ToldIncident {
  kind: string
  severity: 'danger' | 'warn'
  subject: string
  rack: string | null
  count: number
  figures: Readonly<Record<string, string | number>>
  /** Whose names it tells; null: of brokers, which everybody sees. */
  of: 'topics' | 'groups' | null
  names: readonly ToldName[]
  /** How many there were at its worst. */
  named: number
}

export interface Incident extends ToldIncident {
  cluster: string
  /** Of the finding that it is the time of, or of the group whose verdicts. */
  id: string
  /** ms */
  from: number
  /** It may have begun earlier: nobody looked. */
  fromAtLeast: boolean
  /** ms; while it goes on, when it was seen last. */
  to: number
  /** It may have lasted longer: nobody looked. */
  toAtLeast: boolean
  isOver: boolean
  /** It was of one kind all the time. */
  isOneKind: boolean
}

export interface IncidentStore {
  /** One of the same finding and beginning is replaced. */
  write(incidents: readonly Incident[]): Promise<void>
  /** All of a cluster that are not over were still so at `at` (ms). */
  touch(cluster: string, at: number): Promise<void>
  /** Those that are not over. */
  open(cluster: string): Promise<Incident[]>
  /**
   * Those that are over and lie in or reach into the time (ms), the newest `most`, the one that ended last first; without warnings
   * that are known to have lasted for less.
   */
  over(cluster: string, range: { from: number; to: number; most: number; warnsFromMs: number }): Promise<Incident[]>
  /** Removes what ended, or was seen last, before. */
  prune(before: number): Promise<void>
}

/** Below SQLite's limit of variables in a statement. */
const ROWS_AT_ONCE = 200

export function createIncidentStore(db: Kysely<HistorySchema>): IncidentStore {
  return {
    async write(incidents) {
      for (let index = 0; index < incidents.length; index += ROWS_AT_ONCE) {
        await db
          .insertInto('incidents')
          .values(incidents.slice(index, index + ROWS_AT_ONCE).map(toRow))
          .onConflict((conflict) =>
            conflict.columns(['cluster', 'finding', 'from_ms']).doUpdateSet((eb) => ({
              from_at_least: eb.ref('excluded.from_at_least'),
              to_ms: eb.ref('excluded.to_ms'),
              to_at_least: eb.ref('excluded.to_at_least'),
              is_over: eb.ref('excluded.is_over'),
              severity: eb.ref('excluded.severity'),
              told: eb.ref('excluded.told'),
            })),
          )
          .execute()
      }
    },
    async touch(cluster, at) {
      await db.updateTable('incidents').set({ to_ms: at }).where('cluster', '=', cluster).where('is_over', '=', 0).execute()
    },
    async open(cluster) {
      const rows = await db.selectFrom('incidents').selectAll().where('cluster', '=', cluster).where('is_over', '=', 0).execute()
      return rows.map(toIncident)
    },
    async over(cluster, { from, to, most, warnsFromMs }) {
      const rows = await db
        .selectFrom('incidents')
        .selectAll()
        .where('cluster', '=', cluster)
        .where('is_over', '=', 1)
        .where('to_ms', '>', BigInt(from))
        .where('from_ms', '<', BigInt(to))
        .where((eb) =>
          eb.or([
            eb('severity', '=', 'danger'),
            eb('from_at_least', '=', 1),
            eb('to_at_least', '=', 1),
            eb(eb('to_ms', '-', eb.ref('from_ms')), '>=', BigInt(warnsFromMs)),
          ]),
        )
        .orderBy('to_ms', 'desc')
        .limit(most)
        .execute()
      return rows.map(toIncident)
    },
    async prune(before) {
      await db.deleteFrom('incidents').where('to_ms', '<', BigInt(before)).execute()
    },
  }
}

function toRow({ cluster, id, from, fromAtLeast, to, toAtLeast, isOver, ...told }: Incident) {
  return {
    cluster,
    finding: id,
    from_ms: from,
    from_at_least: Number(fromAtLeast),
    to_ms: to,
    to_at_least: Number(toAtLeast),
    is_over: Number(isOver),
    severity: told.severity,
    told: JSON.stringify(told),
  }
}

function toIncident(row: Selectable<IncidentsTable>): Incident {
  return {
    // Written by this module alone, from what its interface says.
    ...(JSON.parse(row.told) as ToldIncident & Pick<Incident, 'isOneKind'>),
    cluster: row.cluster,
    id: row.finding,
    from: Number(row.from_ms),
    fromAtLeast: row.from_at_least === 1,
    to: Number(row.to_ms),
    toAtLeast: row.to_at_least === 1,
    isOver: row.is_over === 1,
  }
}
