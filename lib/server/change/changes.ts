import 'server-only'
import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import type { ApplyRequest, Approving, Change, ChangePlan, PlanRequest, Revealed } from '@/lib/contract/changes'
import type { Actor } from '@/lib/domain/access/actor'
import type { NeededApproval } from '@/lib/domain/change/approval'
import { writesOf } from '../kafka/cluster-writes'
import type { ChangeRecord } from '../store/change-records'
import { Approvals } from './approvals'
import { approvingOf } from './approving'
import { type Wait, deadlineOf, readWait } from './arming'
import { ChangeRunner } from './change-runner'
import type { ChangesOptions } from './changes-options'
import { type ChangeKind, type PlanDraft, isUndoInput } from './define-change'
import { findKind } from './find-kind'
import { intentOf, stateOf, toChange } from './intent'
import { makePlan, wholeGround } from './make-plan'
import { parseKindInput } from './parse-kind-input'
import { asConflict, requireAppliable, requireSameGround } from './plan-again'
import { PlanShelf, type ShelvedPlan } from './plan-shelf'
import { recordIntent } from './record-intent'
import { ChangeRefusal } from './refusal'
import { revealOnce } from './reveal-once'
import { requireAsLeft } from './require-as-left'
import { requireConfirmed } from './require-confirmed'
import { requireMay } from './require-may'
import { toMessage } from './said'
import { hasSecrets } from './secret'
import { seenChange } from './seen-change'
import { seenPlan } from './seen-plan'
import { requireSeenInput, requireSeenRows, requireVisible } from './visible-changes'

/** The one door through which everything is written: plan, review, apply, verify, record, undo. */
export class Changes {
  readonly #options: ChangesOptions
  readonly #runner: ChangeRunner
  readonly #approvals: Approvals
  readonly #shelf: PlanShelf

  constructor(options: ChangesOptions) {
    this.#options = options
    this.#runner = new ChangeRunner(options)
    this.#approvals = new Approvals(options, this.#runner)
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
    const { plan } = await this.#shelve(actor, cluster, kind, input, null)
    requireSeenRows(actor, plan)
    return seenPlan(actor, plan)
  }

  /** Applies a plan, arms it, or proposes it where another person must approve. Resolves once it is recorded; what comes of it is read from `get`, or told to subscribers. */
  async apply(actor: Actor, cluster: string, { planId, confirm, arm }: z.output<typeof ApplyRequest>): Promise<Change> {
    const shelved = this.#shelf.require(cluster, planId)
    this.#requireAllowed(actor, cluster, shelved.kind, shelved.input)
    requireSeenRows(actor, shelved.plan)
    requireSeenInput(actor, shelved)
    requireConfirmed(shelved.plan, confirm)
    const wait = arm === undefined || arm === false ? null : readWait(arm, this.#options.now())
    return seenChange(actor, await this.#once(actor, shelved, () => this.#goOn(actor, shelved, wait)))
  }

  /** Puts back what a change found: a change of its own, refused where somebody has changed it again since. */
  async undo(actor: Actor, cluster: string, id: string): Promise<Change> {
    const record = await this.#visible(actor, cluster, id)
    const kind = findKind(record.kind)
    const { input, plan } = intentOf(record)
    this.#requireAllowed(actor, cluster, kind, input)
    requireSeenRows(actor, { rows: plan.rows, cluster })
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
    const shelved = await asConflict('What it found cannot be put back', () => this.#shelve(actor, cluster, undoKind, undoInput, id))
    requireSeenRows(actor, shelved.plan)
    return seenChange(actor, await this.#once(actor, shelved, () => this.#goOn(actor, shelved, null)))
  }

  /** What a change has made that may be read once: the second time is refused. */
  async reveal(actor: Actor, cluster: string, id: string): Promise<Revealed> {
    const record = await this.#visible(actor, cluster, id)
    const kind = findKind(record.kind)
    this.#requireAllowed(actor, cluster, kind, intentOf(record).input)
    const context = this.#runner.context(cluster)
    return revealOnce(actor, record, kind, { ...context, writes: writesOf(context.client) }, this.#options)
  }

  /** As another person: applies what was proposed, or arms it; refused where its ground has moved, which ends it. */
  async approve(actor: Actor, cluster: string, id: string): Promise<Change> {
    await this.#approvals.approve(actor, await this.#visible(actor, cluster, id))
    return this.#seen(actor, cluster, id)
  }

  /** As another person. */
  async reject(actor: Actor, cluster: string, id: string, because: string): Promise<Change> {
    await this.#approvals.reject(actor, await this.#visible(actor, cluster, id), because)
    return this.#seen(actor, cluster, id)
  }

  /** Ends the waiting of a change that is armed or awaits approval. */
  async cancel(actor: Actor, cluster: string, id: string): Promise<Change> {
    const record = await this.#visible(actor, cluster, id)
    const kind = findKind(record.kind)
    // Also where the cluster is read-only by now: cancelling changes nothing on it.
    requireMay(actor, cluster, kind, kind.target(intentOf(record).input))
    if (stateOf(record) === 'awaiting-approval') {
      await this.#approvals.withdraw(actor, record)
      return this.#seen(actor, cluster, id)
    }
    const write = () => this.#runner.happened(record, 'cancelled', { said: { code: 'change.cancelled' }, by: actor.name })
    if (await this.#runner.arming.cancel(id, write)) return this.#seen(actor, cluster, id)
    const state = stateOf(await this.#runner.record(cluster, id))
    const words = state === 'armed' ? 'it is being applied at this moment' : `this one is ${state}`
    throw new ChangeRefusal('conflict', `Only a change that waits can be cancelled; ${words}`)
  }

  /** All of it, whoever asks: what somebody is shown is `view`. */
  async get(cluster: string, id: string): Promise<Change> {
    return toChange(await this.#runner.record(cluster, id))
  }

  /** Whether one is being applied to this cluster at this moment, and which wait there until they can be. */
  underWay(cluster: string): { isApplying: boolean; waiting: readonly string[] } {
    return { isApplying: this.#runner.isBusy(cluster), waiting: this.#runner.arming.waitingOn(cluster) }
  }

  /** As this actor may see it. */
  async view(actor: Actor, cluster: string, id: string): Promise<{ change: Change; approving?: Approving }> {
    const record = await this.#visible(actor, cluster, id)
    const approving = await approvingOf(actor, record, this.#options)
    return { change: seenChange(actor, record), ...(approving && { approving }) }
  }

  /** At start, once the cluster's brokers are known: completes what another life of this process left unfinished. */
  async recover(cluster: string): Promise<void> {
    await this.#runner.recover(cluster)
    const waiting = await this.#options.records.inStates(['awaiting-approval'])
    for (const record of waiting.filter((one) => one.cluster === cluster)) await this.#approvals.recover(record)
  }

  /** Ends the waiting; what is armed is taken up again at the next start. Resolves when nothing is being sent any more. */
  stop(): Promise<void> {
    this.#approvals.stop()
    return this.#runner.stop()
  }

  async #shelve(
    actor: Actor,
    cluster: string,
    kind: ChangeKind,
    input: Record<string, unknown>,
    undoOf: string | null,
  ): Promise<ShelvedPlan> {
    const draft = await kind.plan(this.#runner.context(cluster, actor), input, null)
    const approval = await this.#approvals.neededFor(cluster, kind, undoOf)
    const plan = makePlan(kind, cluster, input, draft, { nowMs: this.#options.now(), approval })
    const shelved: ShelvedPlan = { plan, draft, kind, input, undoOf, change: null, applying: null }
    this.#shelf.put(shelved)
    return shelved
  }

  /** Submitting a plan twice is submitting it once; for somebody else it is too late. */
  async #once(actor: Actor, shelved: ShelvedPlan, apply: () => Promise<ChangeRecord>): Promise<ChangeRecord> {
    const { change, plan } = shelved
    if (change && change.by !== actor.name) {
      throw new ChangeRefusal('conflict', `${change.by} has applied this plan already, as the change ${change.id}`)
    }
    if (change) return this.#runner.record(plan.cluster, change.id)
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

  async #goOn(actor: Actor, shelved: ShelvedPlan, wait: Wait | null): Promise<ChangeRecord> {
    const { kind, plan, undoOf } = shelved
    if (wait !== null && (!kind.isFree || hasSecrets(kind.input)))
      throw new ChangeRefusal('unprocessable', `${kind.title} cannot wait: apply it when it can be done`)
    const needed = await this.#approvals.neededFor(plan.cluster, kind, undoOf)
    if (needed) return this.#propose(actor, shelved, needed, wait)
    return wait === null ? this.#applyNow(actor, shelved) : this.#arm(actor, shelved, deadlineOf(wait, this.#options.now()))
  }

  /** Under the checks of applying it now, so that nobody is asked to approve what could not be done. */
  async #propose(actor: Actor, shelved: ShelvedPlan, needed: NeededApproval, wait: Wait | null): Promise<ChangeRecord> {
    const fresh = await this.#planAgain(actor, shelved)
    if (wait === null) requireAppliable(shelved.draft, fresh)
    else requireSameGround(shelved.draft.ground, fresh.ground)
    return this.#approvals.propose(actor, shelved, fresh, { needed, wait })
  }

  async #applyNow(actor: Actor, shelved: ShelvedPlan): Promise<ChangeRecord> {
    const { input, plan } = shelved
    const id = randomUUID()
    const release = this.#runner.occupy(plan.cluster, plan.target, id)
    try {
      const fresh = await this.#planAgain(actor, shelved)
      requireAppliable(shelved.draft, fresh)
      const ground = wholeGround(fresh)
      const wanted = { id, state: 'applying', ground, armedUntilMs: null, approval: null } as const
      const record = await recordIntent(this.#options, actor, shelved, fresh, wanted)
      await this.#saveOrFail(record, fresh)
      this.#runner.tell(record)
      this.#runner.begin(record, input, fresh, release)
      return record
    } catch (error) {
      release()
      throw error
    }
  }

  async #arm(actor: Actor, shelved: ShelvedPlan, untilMs: number): Promise<ChangeRecord> {
    const { plan } = shelved
    const id = randomUUID()
    const release = this.#runner.occupy(plan.cluster, plan.target, id)
    try {
      const waiting = this.#runner.arming.waitingFor(plan.cluster, plan.target)
      if (waiting) throw new ChangeRefusal('conflict', `A change of ${plan.target.name} is waiting already: ${waiting}. Cancel it first`)
      const fresh = await this.#planAgain(actor, shelved)
      requireSameGround(shelved.draft.ground, fresh.ground)
      const wanted = { id, state: 'armed', ground: fresh.ground, armedUntilMs: untilMs, approval: null } as const
      const record = await recordIntent(this.#options, actor, shelved, fresh, wanted)
      this.#runner.tell(record)
      this.#runner.arming.add(record, untilMs)
      return record
    } finally {
      release()
    }
  }

  /** What made sense when it was reviewed and no longer does is ground that has moved, not a wrong request. */
  async #planAgain(actor: Actor, { kind, input, plan: { cluster }, draft }: ShelvedPlan): Promise<PlanDraft> {
    const fresh = await asConflict('Since the plan was made it makes no sense any more', () =>
      kind.plan(this.#runner.context(cluster, actor), input, draft),
    )
    // What has come since may be somebody else's.
    requireSeenRows(actor, { rows: fresh.rows, cluster })
    return fresh
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

  async #visible(actor: Actor, cluster: string, id: string): Promise<ChangeRecord> {
    return requireVisible(actor, await this.#runner.record(cluster, id))
  }

  async #seen(actor: Actor, cluster: string, id: string): Promise<Change> {
    return seenChange(actor, await this.#runner.record(cluster, id))
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
