import 'server-only'
import type { ChangePlan, ChangeTarget, PlanRow } from '@/lib/contract/changes'
import { type Actor, can } from '@/lib/domain/access/actor'
import type { ChangeRecord, ChangeRecords } from '../store/change-records'
import { maySeeName, seesAll } from '../views/seen-by'
import { ChangeRefusal } from './refusal'

/** Whether this actor may know of changes to that. */
export function maySeeTarget(actor: Actor, cluster: string, { type, name }: { type: string; name: string }): boolean {
  return can(actor, 'changes:read', { cluster, type: type as ChangeTarget['type'], name })
}

/** A record as this actor may see it; null: there is none for them. */
export function visibleChange<T extends Pick<ChangeRecord, 'cluster' | 'target'>>(actor: Actor, change: T): T | null {
  return maySeeTarget(actor, change.cluster, change.target) ? change : null
}

/** Of all that has been changed in a cluster, what this actor may know of; undefined: all of it. */
export async function visibleTargets(
  records: ChangeRecords,
  actor: Actor,
  cluster: string,
): Promise<{ type: string; name: string }[] | undefined> {
  if (seesAll(actor, cluster)) return undefined
  return (await records.targets(cluster)).filter((target) => maySeeTarget(actor, cluster, target))
}

/** Whether a row is about a topic that this actor may know of, or about none. */
export function isSeenRow(actor: Actor, cluster: string, { of: { topic } }: Pick<PlanRow, 'of'>): boolean {
  return typeof topic !== 'string' || maySeeName(actor, cluster, 'topics', topic)
}

/** A group of one's own may read topics that are not: they are neither named nor moved by whoever may not see them. */
export function requireSeenRows(actor: Actor, plan: ChangePlan): ChangePlan {
  if (plan.rows.every((row) => isSeenRow(actor, plan.cluster, row))) return plan
  throw new ChangeRefusal('forbidden', 'Some of the topics that this would touch are not yours to see: name those that you mean')
}

/** What somebody may not know of is not there. */
export function requireVisible(actor: Actor, record: ChangeRecord): ChangeRecord {
  const visible = visibleChange(actor, record)
  if (visible === null) throw new ChangeRefusal('not-found', `There is no change ${record.id} of this cluster`)
  return visible
}
