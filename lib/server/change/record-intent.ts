import 'server-only'
import { type Actor, askerOf } from '@/lib/domain/access/actor'
import type { ChangeIntent, ChangeRecord } from '../store/change-records'
import type { ChangesOptions } from './changes-options'
import type { PlanDraft } from './define-change'
import type { Ground } from './fingerprint'
import { type Intent, type Proposal, writeEvent } from './intent'
import { makePlan } from './make-plan'
import type { ShelvedPlan } from './plan-shelf'
import { redact } from './secret'

export interface Wanted {
  id: string
  state: 'applying' | 'armed' | 'awaiting-approval'
  /** What it goes on standing on. */
  ground: Ground
  armedUntilMs: number | null
  approval: Proposal | null
}

/** No intent, no effect: this is on the disk before anything is sent. From here on the plan's secrets are nobody else's. */
export async function recordIntent(
  { records, now }: Pick<ChangesOptions, 'records' | 'now'>,
  actor: Actor,
  shelved: ShelvedPlan,
  fresh: PlanDraft,
  { id, state, ground, armedUntilMs, approval }: Wanted,
): Promise<ChangeRecord> {
  const { kind, input, plan, undoOf } = shelved
  const nowMs = now()
  const { before, after, rows, totals, warnings, command, undo } = makePlan(kind, plan.cluster, input, fresh, { nowMs, approval: null })
  const intent: Intent = {
    input: redact(kind.input, input),
    plan: { before, after, rows, totals, warnings, command, undo },
    steps: fresh.steps,
    ground: [...ground],
    armedUntilMs,
    by: askerOf(actor),
    approval,
    ...(kind.reveal && { isRevealable: true }),
  }
  const first = writeEvent(nowMs, state, { said: { code: `change.${state}` }, by: actor.name })
  const { cluster, target } = plan
  const by = { kind: actor.kind, name: actor.name }
  const kept: ChangeIntent = {
    id,
    cluster,
    kind: kind.kind,
    target,
    actor: by,
    createdMs: nowMs,
    undoOf,
    intent: JSON.stringify(intent),
  }
  await records.add(kept, first)
  shelved.change = { id, by: actor.name }
  shelved.input = intent.input
  return { ...kept, events: [first], undoneBy: null }
}
