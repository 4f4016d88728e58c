import 'server-only'
import type { Approving, ChangeTarget } from '@/lib/contract/changes'
import { type Actor, can, personOf } from '@/lib/domain/access/actor'
import { type NotTheOther, whyNotTheOther } from '@/lib/domain/change/approval'
import type { ChangeRecord } from '../store/change-records'
import type { ChangesOptions } from './changes-options'
import type { ChangeKind } from './define-change'
import { findKind } from './find-kind'
import { approversOf, intentOf, stateOf } from './intent'
import { ChangeRefusal } from './refusal'
import { requireMay } from './require-may'
import { type Said, toMessage } from './said'
import { isWhollySeen } from './visible-changes'

const APPROVE = 'changes:approve'
const MOST_PEOPLE = 20

/** Refuses whoever may not approve a change, or reject it: for lack of a right, or because they are not another person. */
export function requireOther(actor: Actor, record: ChangeRecord, kind: ChangeKind): void {
  requireMay(actor, record.cluster, kind, targetOf(record), [APPROVE])
  const not = notTheOther(actor, record)
  if (not === null) return
  throw new ChangeRefusal(not === 'approved-already' ? 'conflict' : 'forbidden', toMessage(saidOf(not)).text)
}

/** Whether this actor may approve a change, or reject it, that waits now. */
export function mayApprove(actor: Actor, record: ChangeRecord): boolean {
  return stateOf(record) === 'awaiting-approval' && whyNotApprove(actor, record) === null
}

/** For the page of a change; null where it does not wait for that. */
export async function approvingOf(
  actor: Actor,
  record: ChangeRecord,
  { holders }: Pick<ChangesOptions, 'holders'>,
): Promise<Approving | null> {
  const { approval } = intentOf(record)
  if (stateOf(record) !== 'awaiting-approval' || !approval) return null
  const because = whyNotApprove(actor, record)
  const all = await holders([findKind(record.kind).permission, APPROVE], resourceOf(record))
  const not = new Set([approval.person, ...approversOf(record)].map(({ name }) => name))
  const people = all.filter((name) => !not.has(name))
  return { may: because === null, because: because && toMessage(because), people: people.slice(0, MOST_PEOPLE) }
}

function whyNotApprove(actor: Actor, record: ChangeRecord): Said | null {
  const not = notTheOther(actor, record)
  if (not !== null) return saidOf(not)
  const lacking = ([findKind(record.kind).permission, APPROVE] as const).find((one) => !can(actor, one, resourceOf(record)))
  if (lacking !== undefined) return { code: 'change.notPermitted', figures: { permission: lacking } }
  return isWhollySeen(actor, record) ? null : { code: 'change.partlyHidden' }
}

function notTheOther(actor: Actor, record: ChangeRecord): NotTheOther | null {
  const { approval } = intentOf(record)
  const proposer = { kind: record.actor.kind as Actor['kind'], person: approval?.person.id ?? record.actor.name }
  const approved = approversOf(record).map(({ id }) => id)
  return whyNotTheOther({ kind: actor.kind, person: personOf(actor).id }, proposer, approved)
}

const SAID: Record<NotTheOther, string> = {
  proposer: 'change.notByProposer',
  'proposers-token': 'change.notByMaker',
  token: 'change.notByToken',
  nobody: 'change.notByNobody',
  'approved-already': 'change.approvedAlready',
}

const saidOf = (not: NotTheOther): Said => ({ code: SAID[not] })
const targetOf = (record: ChangeRecord) => record.target as ChangeTarget
const resourceOf = (record: ChangeRecord) => ({ cluster: record.cluster, ...targetOf(record) })
