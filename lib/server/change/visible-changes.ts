import 'server-only'
import type { ChangePlan, ChangeTarget, PlanRow } from '@/lib/contract/changes'
import { type Actor, can } from '@/lib/domain/access/actor'
import type { Named } from '@/lib/domain/access/grant'
import { nameOfPrincipal } from '@/lib/domain/access/principal'
import type { ChangeRecord, ChangeRecords } from '../store/change-records'
import { maySeeName, seesAll } from '../views/seen-by'
import { findKind } from './find-kind'
import { intentOf } from './intent'
import { notSeen } from './not-seen'
import type { ShelvedPlan } from './plan-shelf'
import { ChangeRefusal } from './refusal'
import { toMessage } from './said'

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

const RESOURCE_NAMES: Partial<Record<string, Named>> = { TOPIC: 'topics', GROUP: 'groups', TRANSACTIONAL_ID: 'transactionalIds' }

/** Whether all that a row is about is what this actor may know of. */
export function isSeenRow(actor: Actor, cluster: string, { of }: Pick<PlanRow, 'of'>): boolean {
  const { topic, principal, resourceType, resourceName } = of
  if (typeof topic === 'string') return maySeeName(actor, cluster, 'topics', topic)
  if (typeof principal !== 'string') return true
  // Whoever changes the bindings of a user knows what they are on.
  if (can(actor, 'acls:write', { cluster, type: 'user', name: nameOfPrincipal(principal) })) return true
  const named = RESOURCE_NAMES[String(resourceType)]
  return named === undefined || resourceName === '*' || maySeeName(actor, cluster, named, String(resourceName))
}

/** Whether this actor may know of all that an input names. */
export function isSeenInput(
  actor: Actor,
  { kind, cluster }: Pick<ChangeRecord, 'kind' | 'cluster'>,
  input: Record<string, unknown>,
): boolean {
  const named = findKind(kind).names?.(input) ?? []
  return named.every(({ of, name }) => maySeeName(actor, cluster, of, name))
}

/** Whether nothing that a change is about is hidden from this actor. */
export function isWhollySeen(actor: Actor, record: ChangeRecord): boolean {
  const { input, plan } = intentOf(record)
  return plan.rows.every((row) => isSeenRow(actor, record.cluster, row)) && isSeenInput(actor, record, input)
}

/** A group of one's own may read topics that are not: they are neither named nor moved by whoever may not see them. */
export function requireSeenRows(actor: Actor, { rows, cluster }: Pick<ChangePlan, 'rows' | 'cluster'>): void {
  if (!rows.every((row) => isSeenRow(actor, cluster, row))) throw notSeen()
}

/** Nobody copies from what they may not see by somebody else's plan. */
export function requireSeenInput(actor: Actor, { kind, plan, input }: Pick<ShelvedPlan, 'kind' | 'plan' | 'input'>): void {
  if (!isSeenInput(actor, { kind: kind.kind, cluster: plan.cluster }, input)) throw partlyHidden()
}

/** Nobody agrees to what they may not wholly see. */
export function requireWhollySeen(actor: Actor, record: ChangeRecord): void {
  if (!isWhollySeen(actor, record)) throw partlyHidden()
}

const partlyHidden = () => new ChangeRefusal('forbidden', toMessage({ code: 'change.partlyHidden' }).text)

/** What somebody may not know of is not there. */
export function requireVisible(actor: Actor, record: ChangeRecord): ChangeRecord {
  const visible = visibleChange(actor, record)
  if (visible === null) throw new ChangeRefusal('not-found', `There is no change ${record.id} of this cluster`)
  return visible
}
