import 'server-only'
import type { ChangeRecords } from './change-records'

/** A change of this console that altered a group. */
export interface GroupChange {
  id: string
  kind: string
  actor: string
  /** When it was done, ms: an armed one waits. */
  at: number
}

const DONE = new Set(['done', 'partly-done'])
/** Newest first. */
export const CHANGES_LOOKED_THROUGH = 100

/** Changes of a group that were done at or after `from` and at or before `to` (ms). */
export async function changesOfGroup(
  records: ChangeRecords,
  { cluster, group, from, to }: { cluster: string; group: string; from: number; to: number },
): Promise<GroupChange[]> {
  const { items } = await records.list(
    { cluster, targetType: 'group', target: group, toMs: to },
    { offset: 0, limit: CHANGES_LOOKED_THROUGH },
  )
  return items.flatMap(({ id, kind, actor, events }) => {
    const done = events.find((event) => DONE.has(event.state))
    return done && done.atMs >= from && done.atMs <= to ? [{ id, kind, actor: actor.name, at: done.atMs }] : []
  })
}
