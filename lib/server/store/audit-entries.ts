import 'server-only'
import type { Kysely, Selectable } from 'kysely'
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

export interface AuditFilter {
  /** Entries of these clusters, and those of no cluster. */
  clusters: readonly string[]
  /** Of this one alone. */
  cluster?: string | undefined
  actor?: string | undefined
  action?: string | undefined
}

/** It can be added to and read; nothing here alters or removes a row. */
export interface AuditEntries {
  add(entry: AuditEntry): Promise<void>
  /** Newest first. */
  list(filter: AuditFilter, page: { offset: number; limit: number }): Promise<{ items: AuditEntry[]; total: number }>
}

export function createAuditEntries(db: Kysely<Schema>): AuditEntries {
  const matching = ({ clusters, cluster, actor, action }: AuditFilter) => {
    let query = db
      .selectFrom('audit_entries')
      .where((of) => of.or([of('cluster', 'is', null), ...(clusters.length > 0 ? [of('cluster', 'in', [...clusters])] : [])]))
    if (cluster !== undefined) query = query.where('cluster', '=', cluster)
    if (actor !== undefined) query = query.where('actor_name', '=', actor)
    if (action !== undefined) query = query.where('action', '=', action)
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
  }
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
