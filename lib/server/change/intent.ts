import 'server-only'
import type { Approval, Change, RowFound, StepOutcome } from '@/lib/contract/changes'
import type { Asker, Person } from '@/lib/domain/access/actor'
import { type ChangeState, isOpen } from '@/lib/domain/change/states'
import type { ChangeRecord, StoredEvent } from '../store/change-records'
import type { PlanDraft } from './define-change'
import type { Difference } from './fingerprint'
import type { KeptPlan } from './kept-plan'
import { type Said, toMessage } from './said'
import { wholeWarning } from './seen-warning'

/** Long enough to find the tab again; whoever comes later makes another. */
const REVEALABLE_MS = 60 * 60_000

/** What is kept of a plan: what a person saw, and what the same change needs after a restart. Without secrets. */
export interface Intent {
  input: Record<string, unknown>
  plan: Pick<KeptPlan, 'before' | 'after' | 'rows' | 'totals' | 'warnings' | 'command' | 'undo'>
  steps: PlanDraft['steps']
  /** The ground an armed change goes on standing on. */
  ground: [string, string | null][]
  armedUntilMs: number | null
  /** Who asked for it; not there in what older versions kept. */
  by?: Asker
  /** null, or not there in what older versions kept: nobody else has to approve it. */
  approval?: Proposal | null
  /** What it makes may be read once, by whoever applied it. */
  isRevealable?: true
}

/** What another person is asked for. */
export interface Proposal {
  needed: number
  expiresMs: number
  /** Who answers for asking: of a token, whoever made it. */
  person: Person
  /** Once approved it is armed, for so long or until then. */
  arm: { forMs: number } | { untilMs: number } | null
  isLostAtRestart: boolean
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
  /** From then on it is armed. */
  armedUntilMs?: number
  /** `by` has approved it, who has this id. */
  approvedBy?: string
  /** `by` has rejected it, for this reason. */
  rejectedBecause?: string
  /** `by` has read what may be read once. */
  isRevealed?: true
  /** What had moved when it was approved. */
  differences?: Difference[]
}

export const writeEvent = (atMs: number, state: ChangeState, event: HappenedEvent): StoredEvent => ({
  atMs,
  state,
  event: JSON.stringify(event),
})

const eventOf = ({ event }: StoredEvent) => JSON.parse(event) as HappenedEvent

export function intentOf(record: ChangeRecord): Intent {
  const intent = JSON.parse(record.intent) as Intent
  const events = record.events.map(eventOf)
  const planned = events.findLast((event) => event.plan !== undefined)
  const armedUntilMs = events.findLast((event) => event.armedUntilMs !== undefined)?.armedUntilMs ?? intent.armedUntilMs
  return { ...intent, armedUntilMs, ...(planned?.plan && { plan: planned.plan, steps: planned.steps ?? intent.steps }) }
}

/** Who has approved it so far. */
export function approversOf({ events }: Pick<ChangeRecord, 'events'>): Person[] {
  return events.map(eventOf).flatMap(({ approvedBy: id, by: name = '' }) => (id === undefined ? [] : [{ id, name }]))
}

export function stateOf(record: ChangeRecord): ChangeState {
  const last = record.events.at(-1)
  if (!last) throw new Error(`Change ${record.id} has no events`)
  return last.state
}

/** A whole change: its intent, and all that has happened to it. What of it somebody is shown is `seenChange`. */
export function toChange(record: ChangeRecord): Change {
  const { input, plan, steps, armedUntilMs, approval } = intentOf(record)
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
  // Reading what it made is no part of what it came to.
  const last = events.findLast(({ isRevealed }) => isRevealed !== true)
  const finished = events.find((event) => !isOpen(event.state))
  return {
    id: record.id,
    kind: record.kind,
    cluster: record.cluster,
    target: record.target as Change['target'],
    state,
    actor: record.actor as Change['actor'],
    createdAt: new Date(record.createdMs).toISOString(),
    finishedAt: finished?.at ?? null,
    said: toMessage(last?.said ?? { code: 'change.planned' }),
    undoOf: record.undoOf,
    undoneBy: record.undoneBy,
    undo: state === 'done' || state === 'partly-done' ? plan.undo : { possible: false, because: plan.undo.because },
    approval: approval ? toApproval(approval, record.events) : null,
    isPartlyHidden: false,
    before: plan.before,
    after: plan.after,
    rows: plan.rows,
    totals: plan.totals,
    warnings: plan.warnings.map(wholeWarning),
    command: plan.command,
    input,
    armedUntil: armedUntilMs === null ? null : new Date(armedUntilMs).toISOString(),
    outcome: {
      steps: steps.map((step) => outcomes.get(step.id) ?? { ...toMessage(step), id: step.id, state: 'not-tried', at: null, refused: [] }),
      found: events.findLast((event) => event.found !== undefined)?.found ?? [],
    },
    revealableUntil: toTimeOrNull(revealableUntilMs(record)),
    events: events.map(({ at, state: then, said, by }) => ({ at, state: then, said: toMessage(said), by: by ?? null })),
  }
}

/** Until when whoever applied it may read what it made, ms; null: it made nothing of the kind, or it has been read. */
export function revealableUntilMs(record: ChangeRecord): number | null {
  const isMade = (JSON.parse(record.intent) as Intent).isRevealable === true && stateOf(record) === 'done'
  if (!isMade || record.events.some((event) => eventOf(event).isRevealed === true)) return null
  const done = record.events.find(({ state }) => state === 'done')
  return done === undefined ? null : done.atMs + REVEALABLE_MS
}

function toApproval({ needed, expiresMs, isLostAtRestart, arm }: Proposal, stored: readonly StoredEvent[]): Approval {
  const events = stored.map((one) => ({ ...eventOf(one), at: toTime(one.atMs) }))
  const rejection = events.find(({ rejectedBecause }) => rejectedBecause !== undefined)
  return {
    needed,
    expiresAt: toTime(expiresMs),
    isLostAtRestart,
    approvals: events.flatMap(({ approvedBy, by = '', at }) => (approvedBy === undefined ? [] : [{ by, at }])),
    rejected: rejection ? { by: rejection.by ?? '', at: rejection.at, because: rejection.rejectedBecause ?? '' } : null,
    arm: arm && ('forMs' in arm ? { forMs: arm.forMs, until: null } : { forMs: null, until: toTime(arm.untilMs) }),
    differences: events.findLast(({ differences }) => differences !== undefined)?.differences ?? [],
  }
}

const toTimeOrNull = (ms: number | null) => (ms === null ? null : toTime(ms))
const toTime = (ms: number) => new Date(ms).toISOString()
