import 'server-only'
import { channel } from 'node:diagnostics_channel'
import { setTimeout as pause } from 'node:timers/promises'
import type { RowFound, StepOutcome } from '@/lib/contract/changes'
import { finalState } from '@/lib/domain/change/final-state'
import type { FinalState } from '@/lib/domain/change/states'
import { whatErrorMeans } from '@/lib/domain/change/what-an-error-means'
import { toKafkaError } from '../kafka/kafka-error'
import type { ChangeContext, ChangeKind, PlanDraft, ReviewedPlan, WriteContext } from './define-change'
import { toMessage } from './said'

/**
 * What was written is soon seen by every broker; until then reading it back may still find the old. After a restart less is
 * waited for: whatever was sent has been on its way since before.
 */
export const SEEN_WITHIN_MS = { afterSending: 10_000, afterRestart: 3_000 } as const
/** A broker that died is replaced after broker.session.timeout.ms (9 s): until then nobody can say what it has done. */
const REPLACED_WITHIN_MS = 25_000
const LOOK_AGAIN_MS = 100

const boundaries = channel('highwater.change')

/** Told to whoever listens on the diagnostics channel `highwater.change`, at every point where this process might die. */
export function passBoundary(kind: string, change: string, boundary: string): void {
  if (boundaries.hasSubscribers) boundaries.publish({ kind, change, boundary })
}

interface Running {
  kind: ChangeKind
  change: string
  input: Record<string, unknown>
  plan: ReviewedPlan
  steps: PlanDraft['steps']
}

/** Sends one step after the other, as planned; after one that was refused whole, or in part where the kind says so, or not answered no other is tried. */
export async function sendSteps(
  { kind, change, input, plan, steps }: Running,
  context: WriteContext,
  onStep: (outcome: StepOutcome) => Promise<void>,
): Promise<StepOutcome[]> {
  const outcomes: StepOutcome[] = []
  let isOver = false
  for (const step of steps) {
    const label = { ...toMessage(step), id: step.id }
    if (isOver) {
      outcomes.push({ ...label, state: 'not-tried', at: null, refused: [] })
      continue
    }
    passBoundary(kind.kind, change, `before ${step.id}`)
    const about = step.rows ?? plan.rows.filter((row) => row.changed).length
    const outcome: StepOutcome = { ...label, ...(await trySend(kind, step.id, about, context, plan, input)), at: new Date().toISOString() }
    passBoundary(kind.kind, change, `after ${step.id}`)
    outcomes.push(outcome)
    await onStep(outcome)
    isOver = outcome.state === 'refused' || outcome.state === 'unknown' || (outcome.state === 'partly' && kind.stopsAtRefusal === true)
  }
  return outcomes
}

async function trySend(
  kind: ChangeKind,
  id: string,
  about: number,
  context: WriteContext,
  plan: ReviewedPlan,
  input: Record<string, unknown>,
): Promise<Pick<StepOutcome, 'state' | 'refused'>> {
  const send = kind.apply[id]
  if (!send) throw new Error(`${kind.kind} has no step ${id}`)
  try {
    const refused = await send(context, plan, input)
    if (refused.length === 0) return { state: 'done', refused }
    if (refused.some(({ kafkaError }) => whatErrorMeans(kafkaError) === 'lost')) return { state: 'unknown', refused }
    const isWhole = refused.some(({ of }) => of === null) || refused.length >= about
    return { state: isWhole ? 'refused' : 'partly', refused }
  } catch (error) {
    const { kafkaError, message } = toKafkaError(error)
    return { state: whatErrorMeans(kafkaError) === 'lost' ? 'unknown' : 'refused', refused: [{ of: null, kafkaError, message }] }
  }
}

/** Reads back what was written, until it is as planned, but for what was refused, or has had time enough to be. */
export async function lookAtCluster(
  { kind, input, plan }: Omit<Running, 'steps'>,
  outcomes: readonly StepOutcome[],
  context: () => ChangeContext,
  seenWithinMs: number,
): Promise<{ state: FinalState; found: RowFound[] }> {
  const began = performance.now()
  const wasSent = outcomes.some(({ state }) => state !== 'not-tried' && state !== 'refused')
  const refused = new Set(
    outcomes
      .filter(({ state }) => state === 'partly' || state === 'refused')
      .flatMap((step) => step.refused.map(({ of }) => JSON.stringify(of))),
  )
  for (;;) {
    const { found, isAway } = await readBack(kind, context(), plan, input)
    const isAsAnswered = found.every(
      ({ of, state }) => state === 'as-planned' || (state === 'as-before' && refused.has(JSON.stringify(of))),
    )
    const isSettled = isAsAnswered || (!wasSent && !isAway)
    if (isSettled || performance.now() - began > (isAway ? REPLACED_WITHIN_MS : seenWithinMs)) {
      const steps = outcomes.map(({ state }) => state)
      const rows = found.map(({ state }) => state)
      return { state: finalState(steps, rows), found }
    }
    await pause(LOOK_AGAIN_MS)
  }
}

/** `isAway`: it could not be read because of a broker, not because of what was asked. */
async function readBack(
  kind: ChangeKind,
  context: ChangeContext,
  plan: ReviewedPlan,
  input: Record<string, unknown>,
): Promise<{ found: RowFound[]; isAway: boolean }> {
  try {
    return { found: await kind.verify(context, plan, input), isAway: false }
  } catch (error) {
    const found = plan.rows.filter((row) => row.changed).map(({ of }) => ({ of, state: 'unreadable' as const, now: null }))
    return { found, isAway: whatErrorMeans(toKafkaError(error).kafkaError) !== 'refused' }
  }
}
