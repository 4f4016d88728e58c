import 'server-only'
import { type Kysely, type Selectable, type SqlBool, sql } from 'kysely'
import type { ChangeState } from '../../domain/change/states'
import type { ChangesTable, Schema } from './schema'

/** What was going to be done: written before anything is sent to Kafka, and never again. `intent` is JSON without secrets. */
export interface ChangeIntent {
  id: string
  cluster: string
  kind: string
  target: { type: string; name: string }
  actor: { kind: string; name: string }
  createdMs: number
  undoOf: string | null
  intent: string
}

/** One thing that happened to a change. `event` is JSON without secrets. */
export interface StoredEvent {
  atMs: number
  state: ChangeState
  event: string
}

export interface ChangeRecord extends ChangeIntent {
  events: StoredEvent[]
  /** The change that put this one back, or is about to; null where none has: an undo that came to nothing can be tried again. */
  undoneBy: string | null
}

export interface ChangeFilter {
  cluster: string
  q?: string | undefined
  kind?: string | undefined
  state?: ChangeState | undefined
  actor?: string | undefined
  targetType?: string | undefined
  target?: string | undefined
  fromMs?: number | undefined
  toMs?: number | undefined
  /** Only changes to one of these. */
  targets?: readonly { type: string; name: string }[] | undefined
  /** Only these. */
  ids?: readonly string[] | undefined
}

/** The audit trail. It can be added to and read; nothing here alters or removes a row. */
export interface ChangeRecords {
  add(intent: ChangeIntent, first: StoredEvent): Promise<void>
  append(id: string, event: StoredEvent): Promise<void>
  /** Appends only where the change is in that state now: false when it is not, as another process has gone on with it. */
  appendIf(id: string, state: ChangeState, event: StoredEvent): Promise<boolean>
  /** Appends only where nothing more has happened to it than these `events`: false when something has. */
  appendAfter(record: Pick<ChangeRecord, 'id' | 'events'>, event: StoredEvent): Promise<boolean>
  get(cluster: string, id: string): Promise<ChangeRecord | null>
  /** Newest first. */
  list(filter: ChangeFilter, page: { offset: number; limit: number }): Promise<{ items: ChangeRecord[]; total: number }>
  /** How many there are of each kind and state among those a filter matches. */
  facets(filter: ChangeFilter): Promise<{ kinds: Map<string, number>; states: Map<string, number> }>
  /** Each thing that any change of this cluster was about, once. */
  targets(cluster: string): Promise<{ type: string; name: string }[]>
  /** Those in one of these states now, oldest first. */
  inStates(states: readonly ChangeState[]): Promise<ChangeRecord[]>
}

/** So that no list is empty: not every database takes one. */
const NO_ID = ''

const CAME_TO_NOTHING: readonly ChangeState[] = ['failed', 'cancelled', 'expired', 'rejected']

export function createChangeRecords(db: Kysely<Schema>): ChangeRecords {
  /** Each change with the state its last event gave it. */
  const withState = () =>
    db
      .selectFrom('changes')
      .innerJoin('change_events', 'change_events.change_id', 'changes.id')
      .where((of) =>
        of(
          'change_events.seq',
          '=',
          of
            .selectFrom('change_events as later')
            .whereRef('later.change_id', '=', 'changes.id')
            .select(({ fn }) => fn.max('later.seq').as('seq')),
        ),
      )

  const matching = ({ cluster, q, kind, state, actor, targetType, target, fromMs, toMs, targets, ids }: ChangeFilter) => {
    let query = withState().where('changes.cluster', '=', cluster)
    if (kind !== undefined) query = query.where('changes.kind', '=', kind)
    if (state !== undefined) query = query.where('change_events.state', '=', state)
    if (actor !== undefined) query = query.where('changes.actor_name', '=', actor)
    if (targetType !== undefined) query = query.where('changes.target_type', '=', targetType)
    if (target !== undefined) query = query.where('changes.target_name', '=', target)
    if (fromMs !== undefined) query = query.where('changes.created_ms', '>=', sql<bigint>`${fromMs}`)
    if (toMs !== undefined) query = query.where('changes.created_ms', '<=', sql<bigint>`${toMs}`)
    if (q !== undefined && q !== '') query = query.where(containing(q))
    if (ids !== undefined) query = query.where('changes.id', 'in', [...ids, NO_ID])
    if (targets !== undefined) query = query.where(oneOf(targets))
    return query
  }

  const withEvents = async (rows: readonly Selectable<ChangesTable>[]): Promise<ChangeRecord[]> => {
    const ids = rows.map((row) => row.id)
    if (ids.length === 0) return []
    const events = await db.selectFrom('change_events').selectAll().where('change_id', 'in', ids).orderBy('seq').execute()
    const undone = await withState()
      .select(['changes.id', 'changes.undo_of'])
      .where('changes.undo_of', 'in', ids)
      .where('change_events.state', 'not in', CAME_TO_NOTHING)
      .orderBy('changes.created_ms')
      .execute()
    return rows.map((row) => ({
      ...toIntent(row),
      events: events
        .filter((event) => event.change_id === row.id)
        .map(({ at_ms, state, event }) => ({ atMs: Number(at_ms), state, event })),
      undoneBy: undone.findLast((other) => other.undo_of === row.id)?.id ?? null,
    }))
  }

  return {
    async add({ id, cluster, kind, target, actor, createdMs, undoOf, intent }, { atMs, state, event }) {
      await db.transaction().execute(async (transaction) => {
        const row = {
          id,
          cluster,
          kind,
          target_type: target.type,
          target_name: target.name,
          actor_kind: actor.kind,
          actor_name: actor.name,
          created_ms: createdMs,
          undo_of: undoOf,
          intent,
        }
        await transaction.insertInto('changes').values(row).execute()
        await transaction.insertInto('change_events').values({ change_id: id, seq: 0, at_ms: atMs, state, event }).execute()
      })
    },
    async append(id, { atMs, state, event }) {
      await db
        .insertInto('change_events')
        .columns(['change_id', 'seq', 'at_ms', 'state', 'event'])
        .expression((of) =>
          of
            .selectFrom('change_events')
            .where('change_id', '=', id)
            .select((last) => [
              last.val(id).as('change_id'),
              last(last.fn.max('seq'), '+', 1).as('seq'),
              sql<bigint>`${atMs}`.as('at_ms'),
              last.val(state).as('state'),
              last.val(event).as('event'),
            ]),
        )
        .execute()
    },
    async appendIf(id, wanted, { atMs, state, event }) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('change_events')
        .columns(['change_id', 'seq', 'at_ms', 'state', 'event'])
        .expression((of) =>
          of
            .selectFrom('change_events as last')
            .where('last.change_id', '=', id)
            .where('last.state', '=', wanted)
            .where('last.seq', '=', (last) =>
              last
                .selectFrom('change_events')
                .where('change_id', '=', id)
                .select(({ fn }) => fn.max('seq').as('seq')),
            )
            .select((last) => [
              last.val(id).as('change_id'),
              last('last.seq', '+', 1).as('seq'),
              sql<bigint>`${atMs}`.as('at_ms'),
              last.val(state).as('state'),
              last.val(event).as('event'),
            ]),
        )
        .executeTakeFirstOrThrow()
      return (numInsertedOrUpdatedRows ?? 0n) > 0n
    },
    async appendAfter({ id, events }, { atMs, state, event }) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('change_events')
        .values({ change_id: id, seq: events.length, at_ms: atMs, state, event })
        .onConflict((already) => already.columns(['change_id', 'seq']).doNothing())
        .executeTakeFirstOrThrow()
      return (numInsertedOrUpdatedRows ?? 0n) > 0n
    },
    async get(cluster, id) {
      const rows = await db.selectFrom('changes').selectAll().where('id', '=', id).where('cluster', '=', cluster).execute()
      return (await withEvents(rows))[0] ?? null
    },
    async list(filter, { offset, limit }) {
      const counted = await matching(filter)
        .select(({ fn }) => fn.countAll().as('total'))
        .executeTakeFirstOrThrow()
      const rows = await matching(filter)
        .selectAll('changes')
        .orderBy('changes.created_ms', 'desc')
        .orderBy('changes.id')
        .limit(limit)
        .offset(offset)
        .execute()
      return { items: await withEvents(rows), total: Number(counted.total) }
    },
    async facets(filter) {
      const count = async (column: 'changes.kind' | 'change_events.state') => {
        const rows = await matching(filter)
          .groupBy(column)
          .select((row) => [row.ref(column).as('word'), row.fn.countAll().as('count')])
          .execute()
        return new Map(rows.map(({ word, count }) => [word, Number(count)]))
      }
      return { kinds: await count('changes.kind'), states: await count('change_events.state') }
    },
    async targets(cluster) {
      const rows = await db.selectFrom('changes').distinct().select(['target_type', 'target_name']).where('cluster', '=', cluster).execute()
      return rows.map((row) => ({ type: row.target_type, name: row.target_name }))
    },
    async inStates(states) {
      const rows = await withState().where('change_events.state', 'in', states).selectAll('changes').orderBy('changes.created_ms').execute()
      return withEvents(rows)
    },
  }
}

function oneOf(targets: readonly { type: string; name: string }[]) {
  if (targets.length === 0) return sql<SqlBool>`1 = 0`
  const known = targets.map(({ type, name }) => sql`${`${type} ${name}`}`)
  return sql<SqlBool>`(changes.target_type || ' ' || changes.target_name) in (${sql.join(known)})`
}

/** In the name of what it is about, of who did it, or of the kind. */
function containing(q: string) {
  const pattern = `%${q.toLowerCase().replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  const like = (column: string) => sql<SqlBool>`lower(${sql.ref(column)}) like ${pattern} escape '\\'`
  return sql<SqlBool>`(${like('changes.target_name')} or ${like('changes.actor_name')} or ${like('changes.kind')})`
}

function toIntent(row: Selectable<ChangesTable>): ChangeIntent {
  return {
    id: row.id,
    cluster: row.cluster,
    kind: row.kind,
    target: { type: row.target_type, name: row.target_name },
    actor: { kind: row.actor_kind, name: row.actor_name },
    createdMs: Number(row.created_ms),
    undoOf: row.undo_of,
    intent: row.intent,
  }
}
