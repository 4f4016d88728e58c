import 'server-only'
import type { Change, ChangePlan, RowFound, StepOutcome } from '@/lib/contract/changes'
import { type ChangeState, isOpen } from '@/lib/domain/change/states'
import type { ChangeRecord, StoredEvent } from '../store/change-records'
import type { PlanDraft } from './define-change'
import { type Said, toMessage } from './said'

/** What is kept of a plan: what a person saw, and what the same change needs after a restart. Without secrets. */
export interface Intent {
  input: Record<string, unknown>
  plan: Pick<ChangePlan, 'before' | 'after' | 'rows' | 'totals' | 'warnings' | 'command' | 'undo'>
  steps: PlanDraft['steps']
  /** The ground an armed change goes on standing on. */
  ground: [string, string | null][]
  armedUntilMs: number | null
}

/** One thing that happened, as it is kept. */
export interface HappenedEvent {
  said: Said
  by?: string
  step?: StepOutcome
  found?: RowFound[]
  /** An armed change was planned again when its time came: what it found then. */
  plan?: Intent['plan']
  steps?: Intent['steps']
}

export const writeEvent = (atMs: number, state: ChangeState, event: HappenedEvent): StoredEvent => ({
  atMs,
  state,
  event: JSON.stringify(event),
})

const eventOf = ({ event }: StoredEvent) => JSON.parse(event) as HappenedEvent

export function intentOf(record: ChangeRecord): Intent {
  const intent = JSON.parse(record.intent) as Intent
  const planned = record.events.map(eventOf).findLast((event) => event.plan !== undefined)
  return planned?.plan ? { ...intent, plan: planned.plan, steps: planned.steps ?? intent.steps } : intent
}

export function stateOf(record: ChangeRecord): ChangeState {
  const last = record.events.at(-1)
  if (!last) throw new Error(`Change ${record.id} has no events`)
  return last.state
}

/** A change as the API shows it: its intent, and all that has happened to it. */
export function toChange(record: ChangeRecord): Change {
  const { input, plan, steps, armedUntilMs } = intentOf(record)
  const events = record.events.map((stored) => ({ ...eventOf(stored), at: new Date(stored.atMs).toISOString(), state: stored.state }))
  const state = stateOf(record)
  // An armed change may be tried more than once: what counts is what came after it was planned last.
  const attempt = events.slice(
    Math.max(
      0,
      events.findLastIndex((event) => event.plan !== undefined),
    ),
  )
  const outcomes = new Map(attempt.flatMap(({ step }) => (step ? [[step.id, step] as const] : [])))
  const last = events.at(-1)
  return {
    id: record.id,
    kind: record.kind,
    cluster: record.cluster,
    target: record.target as Change['target'],
    state,
    actor: record.actor as Change['actor'],
    createdAt: new Date(record.createdMs).toISOString(),
    finishedAt: events.find((event) => !isOpen(event.state))?.at ?? null,
    said: toMessage(last?.said ?? { code: 'change.planned' }),
    undoOf: record.undoOf,
    undoneBy: record.undoneBy,
    undo: state === 'done' || state === 'partly-done' ? plan.undo : { possible: false, because: plan.undo.because },
    before: plan.before,
    after: plan.after,
    rows: plan.rows,
    totals: plan.totals,
    warnings: plan.warnings,
    command: plan.command,
    input,
    armedUntil: armedUntilMs === null ? null : new Date(armedUntilMs).toISOString(),
    outcome: {
      steps: steps.map((step) => outcomes.get(step.id) ?? { ...toMessage(step), id: step.id, state: 'not-tried', at: null, refused: [] }),
      found: events.findLast((event) => event.found !== undefined)?.found ?? [],
    },
    events: events.map(({ at, state: then, said, by }) => ({ at, state: then, said: toMessage(said), by: by ?? null })),
  }
}
