import 'server-only'
import { randomUUID } from 'node:crypto'
import type { PlanRow, Values } from '@/lib/contract/changes'
import type { NeededApproval } from '@/lib/domain/change/approval'
import { type ChangeKind, type PlanDraft, isUndoInput } from './define-change'
import { type Ground, fingerprintOf } from './fingerprint'
import type { KeptPlan } from './kept-plan'
import { PLAN_LIFE_MS } from './plan-shelf'
import { toMessage, toWarning } from './said'
import { hasSecrets } from './secret'

/** The whole ground of a plan that is applied at once. */
export function wholeGround({ ground, groundUnlessArmed }: PlanDraft): Ground {
  return new Map([...ground, ...(groundUnlessArmed ?? [])])
}

/** A kind's draft with its words, an id and a fingerprint: what is reviewed. */
export function makePlan(
  kind: ChangeKind,
  cluster: string,
  input: Record<string, unknown>,
  draft: PlanDraft,
  { nowMs, approval }: { nowMs: number; approval: NeededApproval | null },
): KeptPlan {
  const way = kind.undo(draft, input)
  return {
    id: randomUUID(),
    kind: kind.kind,
    cluster,
    target: kind.target(input),
    fingerprint: fingerprintOf(wholeGround(draft)),
    plannedAt: new Date(nowMs).toISOString(),
    expiresAt: new Date(nowMs + PLAN_LIFE_MS).toISOString(),
    before: side(draft.rows, 'before'),
    after: side(draft.rows, 'after'),
    rows: draft.rows,
    totals: draft.totals ?? [],
    meaning: (draft.meaning ?? []).map(toMessage),
    warnings: draft.warnings.map(toWarning),
    steps: draft.steps.map((step) => ({ ...toMessage(step), id: step.id })),
    command: draft.command,
    confirm: draft.confirm,
    refusedNow: draft.refusedNow ? toWarning(draft.refusedNow) : null,
    arm: draft.arm ? { waits: draft.arm.waits.map(toMessage) } : null,
    undo: isUndoInput(way) ? { possible: true, because: null } : { possible: false, because: toMessage(way.because) },
    approval: approval && { needed: approval.by, waitMs: approval.waitMs, isLostAtRestart: hasSecrets(kind.input) },
  }
}

/** One side of the rows, for scripts that only want the state. */
export function side(rows: readonly PlanRow[], which: 'before' | 'after'): Values[] {
  return rows.flatMap((row) => {
    const values = row[which]
    return values === null ? [] : [{ ...row.of, ...values }]
  })
}
