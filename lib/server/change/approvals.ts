import 'server-only'
import { randomUUID } from 'node:crypto'
import { type Actor, personOf } from '@/lib/domain/access/actor'
import { type NeededApproval, neededApproval } from '@/lib/domain/change/approval'
import type { ChangeState } from '@/lib/domain/change/states'
import type { ChangeRecord } from '../store/change-records'
import { ApprovalDeadlines } from './approval-deadlines'
import { requireOther } from './approving'
import { type Wait, deadlineOf } from './arming'
import type { ChangeRunner } from './change-runner'
import type { ChangesOptions } from './changes-options'
import type { ChangeKind, PlanDraft } from './define-change'
import { differencesOf } from './fingerprint'
import { findKind } from './find-kind'
import { type HappenedEvent, type Intent, type Proposal, approversOf, intentOf, stateOf, writeEvent } from './intent'
import { makePlan, wholeGround } from './make-plan'
import { mayStill } from './may-still'
import { groundMoved, refusedNow } from './plan-again'
import type { ShelvedPlan } from './plan-shelf'
import { recordIntent } from './record-intent'
import { ChangeRefusal } from './refusal'
import { type Said, toMessage } from './said'
import { hasSecrets } from './secret'
import { requireSeenRows, requireWhollySeen } from './visible-changes'

/** A change that waits, as it was read a moment ago. */
interface Waiting {
  record: ChangeRecord
  kind: ChangeKind
  intent: Intent
  proposal: Proposal
  /** With its secrets. */
  input: Record<string, unknown>
}

/** Changes that wait for another person. What waits, and who has approved it, is in the store; here are only secrets and deadlines. */
export class Approvals {
  readonly #options: ChangesOptions
  readonly #runner: ChangeRunner
  readonly #secrets = new Map<string, Record<string, unknown>>()
  readonly #deadlines: ApprovalDeadlines

  constructor(options: ChangesOptions, runner: ChangeRunner) {
    this.#options = options
    this.#runner = runner
    this.#deadlines = new ApprovalDeadlines(options.now, (record) => this.#expire(record, 'change.approvalExpired'), options.onError)
  }

  /** What must approve a change of this kind; what puts back one that had to be approved must be, too. null: nobody. */
  async neededFor(cluster: string, { kind }: ChangeKind, undoOf: string | null): Promise<NeededApproval | null> {
    const rules = this.#options.clusters.get(cluster)?.approval ?? []
    if (undoOf === null) return neededApproval(rules, [kind])
    const undone = await this.#runner.record(cluster, undoOf)
    const { approval } = intentOf(undone)
    const now = neededApproval(rules, [kind, undone.kind])
    return now ?? (approval ? { by: approval.needed, waitMs: approval.expiresMs - undone.createdMs } : null)
  }

  /** Puts down what is asked for. Nothing is sent. */
  async propose(
    actor: Actor,
    shelved: ShelvedPlan,
    fresh: PlanDraft,
    { needed, wait }: { needed: NeededApproval; wait: Wait | null },
  ): Promise<ChangeRecord> {
    const { input, kind } = shelved
    const latestMs = wait !== null && 'untilMs' in wait ? wait.untilMs : Number.POSITIVE_INFINITY
    const approval: Proposal = {
      needed: needed.by,
      expiresMs: Math.min(this.#options.now() + needed.waitMs, latestMs),
      person: personOf(actor),
      arm: wait,
      isLostAtRestart: hasSecrets(kind.input),
    }
    const ground = wait === null ? wholeGround(fresh) : fresh.ground
    const wanted = { id: randomUUID(), state: 'awaiting-approval', ground, armedUntilMs: null, approval } as const
    const record = await recordIntent(this.#options, actor, shelved, fresh, wanted)
    if (approval.isLostAtRestart) this.#secrets.set(record.id, input)
    this.#deadlines.add(record, approval.expiresMs)
    this.#runner.tell(record)
    return record
  }

  /** Applies or arms it, where this was the last approval it waited for. */
  async approve(actor: Actor, record: ChangeRecord): Promise<void> {
    const waiting = await this.#requireWaiting(actor, record)
    requireWhollySeen(actor, record)
    if (this.#options.clusters.get(record.cluster)?.readOnly)
      throw new ChangeRefusal('forbidden', `${record.cluster} is read-only in this console: nobody changes it from here`)
    if (!(await mayStill(record, this.#options))) {
      const said: Said = { code: 'change.askerMayNot' }
      await this.#append(record, 'failed', { said, ...approvedBy(actor) })
      throw new ChangeRefusal('conflict', toMessage(said).text)
    }
    const approved = approversOf(record).length + 1
    const { needed, arm } = waiting.proposal
    if (approved < needed) {
      const said = { code: 'change.approvedSoFar', figures: { approved, needed } }
      return this.#append(record, 'awaiting-approval', { said, ...approvedBy(actor) })
    }
    const release = this.#runner.occupy(record.cluster, record.target, record.id)
    const isSending = await (arm === null ? this.#apply(actor, waiting, release) : this.#arm(actor, waiting, arm)).catch(
      (error: unknown) => {
        release()
        throw error
      },
    )
    if (!isSending) release()
  }

  async reject(actor: Actor, record: ChangeRecord, because: string): Promise<void> {
    await this.#requireWaiting(actor, record)
    const said = { code: 'change.rejectedBecause', figures: { because } }
    await this.#append(record, 'rejected', { said, by: actor.name, rejectedBecause: because })
  }

  async withdraw(actor: Actor, record: ChangeRecord): Promise<void> {
    await this.#append(record, 'cancelled', { said: { code: 'change.withdrawn' }, by: actor.name })
  }

  /** After a restart it waits on; what was in memory alone is gone, and with it what could be applied. */
  async recover(record: ChangeRecord): Promise<void> {
    const { approval } = intentOf(record)
    if (this.#isLost(record)) await this.#expire(record, 'change.secretsGone')
    else this.#deadlines.add(record, approval?.expiresMs ?? record.createdMs)
  }

  stop(): void {
    this.#deadlines.stop()
  }

  /** Answers true: it is being sent, and whatever is sent has the target until it is over. */
  async #apply(actor: Actor, waiting: Waiting, release: () => void): Promise<true> {
    const { record, input } = waiting
    const fresh = await this.#planAgain(actor, waiting)
    const differences = this.#differences(waiting, wholeGround(fresh))
    // It may be free again in a moment: it waits on.
    if (fresh.refusedNow) throw refusedNow(fresh.refusedNow, differences)
    if (differences.length > 0) throw await this.#moved(actor, record, differences)
    await this.#runner.save(record, fresh)
    await this.#append(record, 'applying', { ...this.#approval(actor, waiting, fresh), said: { code: 'change.approvedApplying' } })
    this.#runner.begin(record, input, fresh, release)
    return true
  }

  async #arm(actor: Actor, waiting: Waiting, wait: Wait): Promise<false> {
    const { record } = waiting
    const other = this.#runner.arming.waitingFor(record.cluster, record.target)
    if (other) throw new ChangeRefusal('conflict', `A change of ${record.target.name} is waiting already: ${other}. Cancel it first`)
    const fresh = await this.#planAgain(actor, waiting)
    const differences = this.#differences(waiting, fresh.ground)
    if (differences.length > 0) throw await this.#moved(actor, record, differences)
    const armedUntilMs = deadlineOf(wait, this.#options.now())
    await this.#append(record, 'armed', { ...this.#approval(actor, waiting, fresh), said: { code: 'change.armed' }, armedUntilMs })
    this.#runner.arming.add(record, armedUntilMs)
    return false
  }

  #differences({ intent }: Waiting, now: PlanDraft['ground']) {
    return differencesOf(new Map(intent.ground), now)
  }

  #approval(actor: Actor, { record, kind, input }: Waiting, fresh: PlanDraft): Omit<HappenedEvent, 'said'> {
    const made = makePlan(kind, record.cluster, input, fresh, { nowMs: this.#options.now(), approval: null })
    const { rows, before, after, totals, warnings, command, undo } = made
    return {
      ...approvedBy(actor),
      plan: { rows, before, after, totals, warnings, command, undo },
      steps: fresh.steps,
    }
  }

  /** What made sense when it was proposed and no longer does will not do so again: it ends. */
  async #planAgain(actor: Actor, { record, kind, intent, input }: Waiting): Promise<PlanDraft> {
    try {
      const fresh = await kind.plan(this.#runner.context(record.cluster, actor), input, intent.plan)
      requireSeenRows(actor, { rows: fresh.rows, cluster: record.cluster })
      return fresh
    } catch (error) {
      // What this person may not see makes sense to another.
      if (!(error instanceof ChangeRefusal) || error.code === 'unavailable' || error.code === 'forbidden') throw error
      const said: Said = { code: 'change.approvedNoSense', figures: { because: error.message } }
      await this.#append(record, 'failed', { said, ...approvedBy(actor) })
      throw new ChangeRefusal('conflict', toMessage(said).text)
    }
  }

  async #moved(actor: Actor, record: ChangeRecord, differences: ReturnType<typeof differencesOf>): Promise<ChangeRefusal> {
    const said: Said = { code: 'change.approvedMoved', figures: { ...differences[0] } }
    await this.#append(record, 'failed', { said, ...approvedBy(actor), differences })
    return groundMoved(differences)
  }

  async #requireWaiting(actor: Actor, record: ChangeRecord): Promise<Waiting> {
    const kind = findKind(record.kind)
    const intent = intentOf(record)
    const { approval } = intent
    const state = stateOf(record)
    requireOther(actor, record, kind)
    if (state !== 'awaiting-approval' || !approval)
      throw new ChangeRefusal('conflict', `Only a change that awaits approval can be approved or rejected; this one is ${state}`)
    const isLost = this.#isLost(record)
    if (isLost || this.#options.now() > approval.expiresMs) {
      const code = isLost ? 'change.secretsGone' : 'change.approvalExpired'
      await this.#expire(record, code)
      throw new ChangeRefusal('conflict', toMessage({ code }).text)
    }
    return { record, kind, intent, proposal: approval, input: this.#secrets.get(record.id) ?? intent.input }
  }

  #isLost(record: ChangeRecord): boolean {
    return intentOf(record).approval?.isLostAtRestart === true && !this.#secrets.has(record.id)
  }

  async #expire(record: ChangeRecord, code: string): Promise<void> {
    await this.#options.records.appendIf(record.id, 'awaiting-approval', writeEvent(this.#options.now(), 'expired', { said: { code } }))
    this.#forget(record.id)
    this.#runner.tell(await this.#runner.record(record.cluster, record.id))
  }

  /** One of two who go on with it at once comes too late. */
  async #append(record: ChangeRecord, state: ChangeState, event: HappenedEvent): Promise<void> {
    const isOurs = await this.#options.records.appendAfter(record, writeEvent(this.#options.now(), state, event))
    if (!isOurs) throw new ChangeRefusal('conflict', 'Somebody has gone on with this change at the same moment: look at it again')
    if (state !== 'awaiting-approval') this.#forget(record.id)
    this.#runner.tell(await this.#runner.record(record.cluster, record.id))
  }

  #forget(id: string): void {
    this.#secrets.delete(id)
    this.#deadlines.remove(id)
  }
}

function approvedBy(actor: Actor): Pick<HappenedEvent, 'by' | 'approvedBy'> {
  return { by: actor.name, approvedBy: personOf(actor).id }
}
