import 'server-only'
import { randomUUID } from 'node:crypto'
import type { Change, StepOutcome } from '@/lib/contract/changes'
import type { Actor } from '@/lib/domain/access/actor'
import { whatErrorMeans } from '@/lib/domain/change/what-an-error-means'
import { writesOf } from '../kafka/cluster-writes'
import type { ChangeRecord } from '../store/change-records'
import { maySeeName } from '../views/seen-by'
import { Arming, type Attempt } from './arming'
import type { ChangesOptions } from './changes-options'
import type { ChangeContext, PlanDraft, ReviewedPlan } from './define-change'
import { differencesOf } from './fingerprint'
import { findKind } from './find-kind'
import { type HappenedEvent, intentOf, stateOf, toChange, writeEvent } from './intent'
import { dryRunOf } from './look/dry-run'
import { makePlan } from './make-plan'
import { mayStill } from './may-still'
import { ChangeRefusal } from './refusal'
import type { Said } from './said'
import { SEEN_WITHIN_MS, lookAtCluster, passBoundary, sendSteps } from './run-change'

/** Carries out what is recorded: sends, reads back, writes down; waits with what is armed; finishes what a crash left. */
export class ChangeRunner {
  readonly arming: Arming
  readonly #options: ChangesOptions
  /** What is being changed right now, by cluster and target: never by two changes at once. */
  readonly #busy = new Map<string, string>()
  readonly #running = new Set<Promise<void>>()
  /** When something was last sent that changed a target, ms. */
  readonly #sentMs = new Map<string, number>()
  readonly #listeners = new Set<(change: Change) => void>()
  #isStopped = false

  constructor(options: ChangesOptions) {
    this.#options = options
    this.arming = new Arming({
      now: options.now,
      isFree: async (record) => (await findKind(record.kind).isFree?.(this.context(record.cluster), intentOf(record).input)) ?? false,
      attempt: (record, begin) => this.#attemptArmed(record, begin),
      expire: (record) => this.happened(record, 'expired', { said: { code: 'change.expired' } }),
      onError: options.onError,
    })
  }

  subscribe(listener: (change: Change) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** As `actor` may know of it; as the console does, where it asks for itself. */
  context(cluster: string, actor: Actor | null = null): ChangeContext {
    const found = this.#options.clusters.get(cluster)
    if (!found) throw new ChangeRefusal('not-found', `There is no cluster ${cluster}`)
    const { client, snapshot, principal } = found
    const { savedOffsets, now } = this.#options
    const sentMs: ChangeContext['sentMs'] = (target) => this.#sentMs.get(targetKey(cluster, target)) ?? null
    const maySee: ChangeContext['maySee'] = (of, name) => actor === null || maySeeName(actor, cluster, of, name)
    return { cluster, client, snapshot, consolePrincipal: principal, savedOffsets, sentMs, dryRun: dryRunOf(client), maySee, nowMs: now() }
  }

  async record(cluster: string, id: string): Promise<ChangeRecord> {
    const record = await this.#options.records.get(cluster, id)
    if (!record) throw new ChangeRefusal('not-found', `There is no change ${id} of this cluster`)
    return record
  }

  /** Nobody else changes this target until it is released. */
  occupy(cluster: string, target: { type: string; name: string }, id: string): () => void {
    const key = targetKey(cluster, target)
    const other = this.#busy.get(key)
    if (other !== undefined)
      throw new ChangeRefusal('conflict', `Another change is being applied to ${target.name} at this moment: ${other}`)
    this.#busy.set(key, id)
    return () => this.#busy.delete(key)
  }

  /** Whether a change is being applied to anything of this cluster at this moment. */
  isBusy(cluster: string): boolean {
    return [...this.#busy.keys()].some((key) => (JSON.parse(key) as string[])[0] === cluster)
  }

  /** Sends what has been recorded, in the background; `release` is called at the end. */
  begin(record: ChangeRecord, input: Record<string, unknown>, draft: PlanDraft, release: () => void): void {
    this.#go(async () => {
      try {
        await this.#send(record, input, draft)
        await this.#verify(record, null)
      } finally {
        release()
      }
    })
  }

  async happened(record: ChangeRecord, state: Change['state'], event: HappenedEvent): Promise<void> {
    await this.#options.records.append(record.id, writeEvent(this.#options.now(), state, event))
    if (this.#listeners.size > 0) this.tell(await this.record(record.cluster, record.id))
  }

  /** What a listener makes of it is no concern of the change. */
  tell(record: ChangeRecord): void {
    const change = toChange(record)
    for (const listener of this.#listeners) {
      try {
        listener(change)
      } catch (error) {
        this.#options.onError(error)
      }
    }
  }

  /** Keeps the offsets that are about to be overwritten. */
  async save({ id, cluster }: ChangeRecord, { saves }: PlanDraft): Promise<void> {
    if (!saves || saves.topics.length === 0) return
    const { group, topics } = saves
    await this.#options.savedOffsets.add([
      { id: randomUUID(), cluster, group, atMs: this.#options.now(), cause: 'change', change: id, topics },
    ])
  }

  /** What another life of this process left unfinished is looked up on the cluster; what was armed goes on waiting. */
  async recover(cluster: string): Promise<void> {
    const open = await this.#options.records.inStates(['applying', 'verifying', 'armed'])
    for (const record of open.filter((one) => one.cluster === cluster)) {
      if (stateOf(record) === 'armed') this.arming.add(record, intentOf(record).armedUntilMs ?? record.createdMs)
      else this.#go(() => this.#verify(record, 'change.foundAfterRestart'))
    }
  }

  async stop(): Promise<void> {
    this.#isStopped = true
    await this.arming.stop()
    await Promise.allSettled(this.#running)
  }

  async #send(record: ChangeRecord, input: Record<string, unknown>, draft: PlanDraft): Promise<StepOutcome[]> {
    const kind = findKind(record.kind)
    passBoundary(kind.kind, record.id, 'intent')
    const context = this.context(record.cluster)
    const running = { kind, change: record.id, input, plan: draft, steps: draft.steps }
    const startedMs = this.#options.now()
    const outcomes = await sendSteps(running, { ...context, writes: writesOf(context.client) }, (step) =>
      this.happened(record, 'applying', { said: { code: 'change.applying' }, step }),
    )
    const wasSent = outcomes.some(({ state }) => state !== 'not-tried' && state !== 'refused')
    if (wasSent) this.#sentMs.set(targetKey(record.cluster, record.target), startedMs)
    return outcomes
  }

  /** Reads back, and writes the end of the record. After a restart (`foundAs`) a step without an outcome may have been sent. */
  async #verify(record: ChangeRecord, foundAs: string | null): Promise<void> {
    const current = await this.record(record.cluster, record.id)
    if (stateOf(current) !== 'verifying') await this.happened(record, 'verifying', { said: { code: 'change.verifying' } })
    passBoundary(record.kind, record.id, 'verifying')
    const { input, plan } = intentOf(current)
    const steps = toChange(current).outcome.steps.map((step) =>
      foundAs !== null && step.state === 'not-tried' ? { ...step, state: 'unknown' as const } : step,
    )
    const running = { kind: findKind(record.kind), change: record.id, input, plan }
    const seenWithinMs = foundAs === null ? SEEN_WITHIN_MS.afterSending : SEEN_WITHIN_MS.afterRestart
    const { state, found } = await lookAtCluster(running, steps, () => this.context(record.cluster), seenWithinMs)
    this.#renew(record)
    const figures = { done: found.filter((row) => row.state === 'as-planned').length, rows: found.length, state }
    await this.happened(record, state, { said: { code: foundAs ?? `change.${state}`, figures }, found })
    passBoundary(record.kind, record.id, 'recorded')
  }

  #renew({ kind, cluster }: ChangeRecord): void {
    const { renews } = findKind(kind)
    if (renews) this.#go(async () => this.#options.clusters.get(cluster)?.renew(renews))
  }

  /** An armed change whose time seems to have come: planned again, and sent if it still makes sense. */
  async #attemptArmed(record: ChangeRecord, begin: () => boolean): Promise<Attempt> {
    const over = async (said: Said): Promise<Attempt> => {
      await this.happened(record, 'failed', { said })
      return 'over'
    }
    if (this.#options.clusters.get(record.cluster)?.readOnly) return over({ code: 'change.armedReadOnly' })
    if (!(await mayStill(record, this.#options))) return over({ code: 'change.askerMayNot' })
    if (this.#busy.has(targetKey(record.cluster, record.target))) return 'waits'
    const release = this.occupy(record.cluster, record.target, record.id)
    try {
      const { input, plan, ground } = intentOf(record)
      const fresh = await this.#planArmed(record, input, plan)
      if ('because' in fresh) return await over({ code: 'change.armedNoSense', figures: { because: fresh.because } })
      const [moved] = differencesOf(new Map(ground), fresh.ground)
      if (moved) return await over({ code: 'change.armedGroundMoved', figures: { ...moved } })
      if (fresh.refusedNow || !begin()) return 'waits'
      const { rows, before, after, totals, warnings, command, undo } = makePlan(findKind(record.kind), record.cluster, input, fresh, {
        nowMs: this.#options.now(),
        approval: null,
      })
      await this.save(record, fresh)
      const event = {
        said: { code: 'change.applying' },
        plan: { rows, before, after, totals, warnings, command, undo },
        steps: fresh.steps,
      }
      const isOurs = await this.#options.records.appendIf(record.id, 'armed', writeEvent(this.#options.now(), 'applying', event))
      // Another process on the same store has taken it, or somebody has cancelled it there.
      if (!isOurs) return 'over'
      return await this.#sendArmed(record, input, fresh)
    } finally {
      release()
    }
  }

  /** The same plan at this moment; or why it makes no sense any more. Throws what passes: a leader that is away. */
  async #planArmed(record: ChangeRecord, input: Record<string, unknown>, plan: ReviewedPlan): Promise<PlanDraft | { because: string }> {
    try {
      return await findKind(record.kind).plan(this.context(record.cluster), input, plan)
    } catch (error) {
      if (!(error instanceof ChangeRefusal) || error.code === 'unavailable') throw error
      return { because: error.message }
    }
  }

  /** From here on something may have been sent: whatever fails, it is not tried again, and the next start looks it up. */
  async #sendArmed(record: ChangeRecord, input: Record<string, unknown>, draft: PlanDraft): Promise<Attempt> {
    try {
      const [first] = await this.#send(record, input, draft)
      const isUndone = first?.state === 'refused' && first.refused.every(({ kafkaError }) => whatErrorMeans(kafkaError) !== 'refused')
      if (isUndone) {
        await this.happened(record, 'armed', { said: { code: 'change.heldAgain' } })
        return 'waits'
      }
      await this.#verify(record, null)
      this.#go(() => this.#watchOn(record, input, draft))
    } catch (error) {
      this.#options.onError(error)
    }
    return 'over'
  }

  /** Adds to the record of an armed change what came after it. */
  async #watchOn(record: ChangeRecord, input: Record<string, unknown>, plan: PlanDraft): Promise<void> {
    const said = await findKind(record.kind).afterArmed?.(
      () => this.context(record.cluster),
      plan,
      input,
      () => this.#isStopped,
    )
    if (said) await this.happened(record, stateOf(await this.record(record.cluster, record.id)), { said })
  }

  #go(task: () => Promise<void>): void {
    const running = task()
      .catch(this.#options.onError)
      .finally(() => this.#running.delete(running))
    this.#running.add(running)
  }
}

const targetKey = (cluster: string, { type, name }: { type: string; name: string }) => JSON.stringify([cluster, type, name])
