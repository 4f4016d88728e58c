import 'server-only'
import { type ExpressionBuilder, type Kysely, type Selectable, type SqlBool, sql } from 'kysely'
import type { AuditEntriesTable, Schema } from './schema'

/** One thing somebody did that no change records, because nothing was written to a cluster. `detail` is JSON without secrets. */
export interface AuditEntry {
  id: string
  atMs: number
  /** null: the console itself. */
  cluster: string | null
  actor: { kind: string; name: string }
  action: string
  target: { type: string; name: string }
  detail: string
}

/** What an entry of a cluster is about. */
export interface AuditTarget {
  cluster: string
  type: string
  name: string
}

export interface AuditFilter {
  /** Whether those of the console itself are meant. */
  console: boolean
  /** Of those of clusters: what they are about; null: whatever it is. */
  targets: readonly AuditTarget[] | null
  /** Of this one alone. */
  cluster?: string | undefined
  actor?: string | undefined
  action?: string | undefined
  q?: string | undefined
  fromMs?: number | undefined
  toMs?: number | undefined
}

/** It can be added to and read; nothing here alters or removes a row. */
export interface AuditEntries {
  add(entry: AuditEntry): Promise<void>
  /** Newest first. */
  list(filter: AuditFilter, page: { offset: number; limit: number }): Promise<{ items: AuditEntry[]; total: number }>
  /** How many of each action a filter matches. */
  actions(filter: AuditFilter): Promise<Map<string, number>>
  /** All that entries of clusters are about, each once. */
  targets(): Promise<AuditTarget[]>
}

export function createAuditEntries(db: Kysely<Schema>): AuditEntries {
  const matching = ({ cluster, actor, action, q, fromMs, toMs, ...seen }: AuditFilter) => {
    let query = db.selectFrom('audit_entries').where(isSeen(seen))
    if (cluster !== undefined) query = query.where('cluster', '=', cluster)
    if (actor !== undefined) query = query.where('actor_name', '=', actor)
    if (action !== undefined) query = query.where('action', '=', action)
    if (fromMs !== undefined) query = query.where('at_ms', '>=', sql<bigint>`${fromMs}`)
    if (toMs !== undefined) query = query.where('at_ms', '<=', sql<bigint>`${toMs}`)
    if (q !== undefined && q !== '') query = query.where(containing(q))
    return query
  }
  return {
    async add({ id, atMs, cluster, actor, action, target, detail }) {
      const row = {
        id,
        at_ms: atMs,
        cluster,
        actor_kind: actor.kind,
        actor_name: actor.name,
        action,
        target_type: target.type,
        target_name: target.name,
        detail,
      }
      await db.insertInto('audit_entries').values(row).execute()
    },
    async list(filter, { offset, limit }) {
      const counted = await matching(filter)
        .select(({ fn }) => fn.countAll().as('total'))
        .executeTakeFirstOrThrow()
      const rows = await matching(filter).selectAll().orderBy('at_ms', 'desc').orderBy('id').limit(limit).offset(offset).execute()
      return { items: rows.map(toEntry), total: Number(counted.total) }
    },
    async actions(filter) {
      const rows = await matching(filter)
        .groupBy('action')
        .select((row) => ['action', row.fn.countAll().as('count')])
        .execute()
      return new Map(rows.map(({ action, count }) => [action, Number(count)]))
    },
    async targets() {
      const rows = await db
        .selectFrom('audit_entries')
        .distinct()
        .select(['cluster', 'target_type', 'target_name'])
        .where('cluster', 'is not', null)
        .execute()
      return rows.map((row) => ({ cluster: row.cluster ?? '', type: row.target_type, name: row.target_name }))
    },
  }
}

function isSeen({ console, targets }: Pick<AuditFilter, 'console' | 'targets'>) {
  return (of: ExpressionBuilder<Schema, 'audit_entries'>) =>
    of.or([
      ...(console ? [of('cluster', 'is', null)] : []),
      ...(targets === null ? [of('cluster', 'is not', null)] : targets.length > 0 ? [isOneOf(targets)] : []),
    ])
}

function isOneOf(targets: readonly AuditTarget[]) {
  const known = targets.map(({ cluster, type, name }) => sql`${`${cluster} ${type} ${name}`}`)
  return sql<SqlBool>`(cluster || ' ' || target_type || ' ' || target_name) in (${sql.join(known)})`
}

/** In the name of what it is about, of who did it, or of what was done. */
function containing(q: string) {
  const pattern = `%${q.toLowerCase().replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  const like = (column: string) => sql<SqlBool>`lower(${sql.ref(column)}) like ${pattern} escape '\\'`
  return sql<SqlBool>`(${like('target_name')} or ${like('actor_name')} or ${like('action')})`
}

function toEntry(row: Selectable<AuditEntriesTable>): AuditEntry {
  return {
    id: row.id,
    atMs: Number(row.at_ms),
    cluster: row.cluster,
    actor: { kind: row.actor_kind, name: row.actor_name },
    action: row.action,
    target: { type: row.target_type, name: row.target_name },
    detail: row.detail,
  }
}
