import 'server-only'
import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import type { ApplyRequest, Change, ChangePlan, PlanRequest } from '@/lib/contract/changes'
import { type Actor, can } from '@/lib/domain/access/permissions'
import type { ChangeRecord } from '../store/change-records'
import { readDeadline } from './arming'
import { ChangeRunner } from './change-runner'
import type { ChangesOptions } from './changes-options'
import { type ChangeKind, type PlanDraft, isUndoInput } from './define-change'
import { type Difference, type Ground, differencesOf } from './fingerprint'
import { findKind } from './find-kind'
import { type Intent, intentOf, stateOf, toChange, writeEvent } from './intent'
import { makePlan, wholeGround } from './make-plan'
import { parseKindInput } from './parse-kind-input'
import { PlanShelf, type ShelvedPlan } from './plan-shelf'
import { ChangeRefusal } from './refusal'
import { requireAsLeft } from './require-as-left'
import { requireConfirmed } from './require-confirmed'
import { toMessage, toWarning } from './said'
import { hasSecrets, redact } from './secret'

/** The one door through which everything is written: plan, review, apply, verify, record, undo. */
export class Changes {
  readonly #options: ChangesOptions
  readonly #runner: ChangeRunner
  readonly #shelf: PlanShelf

  constructor(options: ChangesOptions) {
    this.#options = options
    this.#runner = new ChangeRunner(options)
    this.#shelf = new PlanShelf(options.now)
  }

  /** Tells of every step of every change. */
  subscribe(listener: (change: Change) => void): () => void {
    return this.#runner.subscribe(listener)
  }

  /** Plans a change. Nothing is written to Kafka. */
  async plan(actor: Actor, cluster: string, request: z.output<typeof PlanRequest>): Promise<ChangePlan> {
    const kind = findKind(request.kind)
    this.#requirePermitted(actor, cluster, kind)
    const input = parseKindInput(kind, request.input)
    this.#requireAllowed(actor, cluster, kind, input)
    return (await this.#shelve(cluster, kind, input, null)).plan
  }

  /** Applies a plan, or arms it. Resolves once it is recorded; what comes of it is read from `get`, or told to subscribers. */
  async apply(actor: Actor, cluster: string, { planId, confirm, arm }: z.output<typeof ApplyRequest>): Promise<Change> {
    const shelved = this.#shelf.get(planId)
    if (!shelved || shelved.plan.cluster !== cluster) {
      throw new ChangeRefusal('not-found', 'There is no such plan here, or it is older than half an hour: plan it again', {
        fields: [{ path: 'planId', message: 'the id of a plan made within the last 30 minutes' }],
      })
    }
    this.#requireAllowed(actor, cluster, shelved.kind, shelved.input)
    requireConfirmed(shelved.plan, confirm)
    const untilMs = arm === undefined || arm === false ? null : readDeadline(arm, this.#options.now())
    return this.#once(actor, shelved, () => (untilMs === null ? this.#applyNow(actor, shelved) : this.#arm(actor, shelved, untilMs)))
  }

  /** Puts back what a change found: a change of its own, refused where somebody has changed it again since. */
  async undo(actor: Actor, cluster: string, id: string): Promise<Change> {
    const record = await this.#runner.record(cluster, id)
    const kind = findKind(record.kind)
    const { input, plan } = intentOf(record)
    this.#requireAllowed(actor, cluster, kind, input)
    const state = stateOf(record)
    if (state !== 'done' && state !== 'partly-done')
      throw new ChangeRefusal('unprocessable', `A change that is ${state} has nothing to put back`)
    const way = kind.undo(plan, input)
    if (!isUndoInput(way)) throw new ChangeRefusal('unprocessable', toMessage(way.because).text)
    if (record.undoneBy) throw new ChangeRefusal('conflict', `It has been undone already, by the change ${record.undoneBy}`)
    requireAsLeft(plan.rows, await kind.verify(this.#runner.context(cluster), plan, input))

    const undoKind = findKind(way.kind)
    const undoInput = parseKindInput(undoKind, way.input)
    this.#requireAllowed(actor, cluster, undoKind, undoInput)
    const shelved = await asConflict('What it found cannot be put back', () => this.#shelve(cluster, undoKind, undoInput, id))
    return this.#once(actor, shelved, () => this.#applyNow(actor, shelved))
  }

  /** Ends the waiting of an armed change. */
  async cancel(actor: Actor, cluster: string, id: string): Promise<Change> {
    const record = await this.#runner.record(cluster, id)
    const kind = findKind(record.kind)
    // Also where the cluster is read-only by now: cancelling changes nothing on it.
    requireMay(actor, cluster, kind, kind.target(intentOf(record).input))
    const write = () => this.#runner.happened(record, 'cancelled', { said: { code: 'change.cancelled' }, by: actor.name })
    if (await this.#runner.arming.cancel(id, write)) return this.get(cluster, id)
    const state = stateOf(await this.#runner.record(cluster, id))
    const words = state === 'armed' ? 'it is being applied at this moment' : `this one is ${state}`
    throw new ChangeRefusal('conflict', `Only a change that waits can be cancelled; ${words}`)
  }

  async get(cluster: string, id: string): Promise<Change> {
    return toChange(await this.#runner.record(cluster, id))
  }

  /** At start, once the cluster's brokers are known: completes what another life of this process left unfinished. */
  recover(cluster: string): Promise<void> {
    return this.#runner.recover(cluster)
  }

  /** Ends the waiting; what is armed is taken up again at the next start. Resolves when nothing is being sent any more. */
  stop(): Promise<void> {
    return this.#runner.stop()
  }

  async #shelve(cluster: string, kind: ChangeKind, input: Record<string, unknown>, undoOf: string | null): Promise<ShelvedPlan> {
    const draft = await kind.plan(this.#runner.context(cluster), input, null)
    const plan = makePlan(kind, cluster, input, draft, this.#options.now())
    const shelved: ShelvedPlan = { plan, draft, kind, input, undoOf, change: null, applying: null }
    this.#shelf.put(shelved)
    return shelved
  }

  /** Submitting a plan twice is submitting it once; for somebody else it is too late. */
  async #once(actor: Actor, shelved: ShelvedPlan, apply: () => Promise<Change>): Promise<Change> {
    const { change, plan } = shelved
    if (change && change.by !== actor.name) {
      throw new ChangeRefusal('conflict', `${change.by} has applied this plan already, as the change ${change.id}`)
    }
    if (change) return this.get(plan.cluster, change.id)
    if (shelved.applying && shelved.applying.by !== actor.name) {
      throw new ChangeRefusal('conflict', `${shelved.applying.by} is applying this plan at this moment`)
    }
    shelved.applying ??= {
      by: actor.name,
      change: apply().finally(() => {
        shelved.applying = null
      }),
    }
    return shelved.applying.change
  }

  async #applyNow(actor: Actor, shelved: ShelvedPlan): Promise<Change> {
    const { input, plan } = shelved
    const id = randomUUID()
    const release = this.#runner.occupy(plan.cluster, plan.target, id)
    try {
      const fresh = await this.#planAgain(shelved)
      // Who holds it comes first: a group that is read from moves on, which is not the reason.
      if (fresh.refusedNow) throw refusedNow(fresh.refusedNow, differencesOf(wholeGround(shelved.draft), wholeGround(fresh)))
      requireSameGround(wholeGround(shelved.draft), wholeGround(fresh))
      if (fresh.steps.length === 0) throw new ChangeRefusal('unprocessable', 'There is nothing to change: it is like this already')
      const record = await this.#writeIntent(actor, shelved, fresh, id, null)
      this.#runner.begin(record, input, fresh, release)
      return toChange(record)
    } catch (error) {
      release()
      throw error
    }
  }

  async #arm(actor: Actor, shelved: ShelvedPlan, untilMs: number): Promise<Change> {
    const { kind, plan } = shelved
    if (!kind.isFree || hasSecrets(kind.input))
      throw new ChangeRefusal('unprocessable', `${kind.title} cannot wait: apply it when it can be done`)
    const id = randomUUID()
    const release = this.#runner.occupy(plan.cluster, plan.target, id)
    try {
      const waiting = this.#runner.arming.waitingFor(plan.cluster, plan.target)
      if (waiting) throw new ChangeRefusal('conflict', `A change of ${plan.target.name} is waiting already: ${waiting}. Cancel it first`)
      const fresh = await this.#planAgain(shelved)
      requireSameGround(shelved.draft.ground, fresh.ground)
      const record = await this.#writeIntent(actor, shelved, fresh, id, untilMs)
      this.#runner.arming.add(record, untilMs)
      return toChange(record)
    } finally {
      release()
    }
  }

  /** What made sense when it was reviewed and no longer does is ground that has moved, not a wrong request. */
  #planAgain({ kind, input, plan, draft }: ShelvedPlan): Promise<PlanDraft> {
    return asConflict('Since the plan was made it makes no sense any more', () =>
      kind.plan(this.#runner.context(plan.cluster), input, draft),
    )
  }

  /** No intent, no effect: this is on the disk before anything is sent. */
  async #writeIntent(actor: Actor, shelved: ShelvedPlan, fresh: PlanDraft, id: string, armedUntilMs: number | null): Promise<ChangeRecord> {
    const { kind, input, plan, undoOf } = shelved
    const now = this.#options.now()
    const { before, after, rows, totals, warnings, command, undo } = makePlan(kind, plan.cluster, input, fresh, now)
    const intent: Intent = {
      input: redact(kind.input, input),
      plan: { before, after, rows, totals, warnings, command, undo },
      steps: fresh.steps,
      ground: [...fresh.ground],
      armedUntilMs,
    }
    const state = armedUntilMs === null ? 'applying' : 'armed'
    const first = writeEvent(now, state, { said: { code: `change.${state}` }, by: actor.name })
    const { cluster, target } = plan
    const by = { kind: actor.kind, name: actor.name }
    const kept = { id, cluster, kind: kind.kind, target, actor: by, createdMs: now, undoOf, intent: JSON.stringify(intent) }
    await this.#options.records.add(kept, first)
    shelved.change = { id, by: actor.name }
    // What is applied has the input in hand; from here on nobody else needs its secrets.
    shelved.input = intent.input
    const record: ChangeRecord = { ...kept, events: [first], undoneBy: null }
    if (armedUntilMs === null) await this.#saveOrFail(record, fresh)
    this.#runner.tell(record)
    return record
  }

  /** Where the offsets cannot be kept that are about to be overwritten, nothing is sent. */
  async #saveOrFail(record: ChangeRecord, fresh: PlanDraft): Promise<void> {
    try {
      await this.#runner.save(record, fresh)
    } catch (error) {
      await this.#runner.happened(record, 'failed', { said: { code: 'change.failed' } })
      throw error
    }
  }

  #requireAllowed(actor: Actor, cluster: string, kind: ChangeKind, input: Record<string, unknown>): void {
    const { type, name } = kind.target(input)
    this.#requirePermitted(actor, cluster, kind, { type, name })
  }

  /** Before the input is read at all: who may not do it learns nothing from the errors in it. */
  #requirePermitted(
    actor: Actor,
    cluster: string,
    kind: ChangeKind,
    target: ChangePlan['target'] = { type: 'cluster', name: cluster },
  ): void {
    const found = this.#options.clusters.get(cluster)
    if (!found) throw new ChangeRefusal('not-found', `There is no cluster ${cluster}`)
    requireMay(actor, cluster, kind, target)
    if (found.readOnly) throw new ChangeRefusal('forbidden', `${cluster} is read-only in this console: nobody changes it from here`)
  }
}

function requireMay(actor: Actor, cluster: string, kind: ChangeKind, target: ChangePlan['target']): void {
  if (can(actor, kind.permission, { cluster, ...target })) return
  throw new ChangeRefusal('forbidden', `${kind.title} needs the permission ${kind.permission}, which the role ${actor.role} does not hold`)
}

/** An input that was not given by whoever asks, and makes no sense, is not a wrong request. */
async function asConflict<T>(what: string, plan: () => Promise<T>): Promise<T> {
  try {
    return await plan()
  } catch (error) {
    if (!(error instanceof ChangeRefusal) || error.code !== 'bad-request') throw error
    throw new ChangeRefusal('conflict', `Nothing was changed. ${what}: ${error.message}`, error.details)
  }
}

function requireSameGround(planned: Ground, now: Ground): void {
  const differences = differencesOf(planned, now)
  if (differences.length === 0) return
  const words = differences.slice(0, 3).map((one) => `${one.what} was ${one.planned ?? 'not there'}, is ${one.now ?? 'not there'}`)
  throw new ChangeRefusal('conflict', `Nothing was changed. Since the plan was made: ${words.join('; ')}`, { differences })
}

function refusedNow(warning: NonNullable<PlanDraft['refusedNow']>, differences: Difference[]): ChangeRefusal {
  const { kafkaError } = warning
  const details = { ...(kafkaError === undefined ? {} : { kafkaError }), ...(differences.length === 0 ? {} : { differences }) }
  return new ChangeRefusal('conflict', `Nothing was changed. ${toWarning(warning).text}`, details)
}
