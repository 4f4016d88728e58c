import 'server-only'
import type { PlanDraft } from './define-change'
import { type Difference, type Ground, differencesOf } from './fingerprint'
import { wholeGround } from './make-plan'
import { ChangeRefusal } from './refusal'
import { toWarning } from './said'

/** An input that was not given by whoever asks, and makes no sense, is not a wrong request. */
export async function asConflict<T>(what: string, plan: () => Promise<T>): Promise<T> {
  try {
    return await plan()
  } catch (error) {
    if (!(error instanceof ChangeRefusal) || error.code !== 'bad-request') throw error
    throw new ChangeRefusal('conflict', `Nothing was changed. ${what}: ${error.message}`, error.details)
  }
}

export function requireSameGround(planned: Ground, now: Ground): void {
  const differences = differencesOf(planned, now)
  if (differences.length > 0) throw groundMoved(differences)
}

export function groundMoved(differences: Difference[]): ChangeRefusal {
  const words = differences.slice(0, 3).map((one) => `${one.what} was ${one.planned ?? 'not there'}, is ${one.now ?? 'not there'}`)
  return new ChangeRefusal('conflict', `Nothing was changed. Since the plan was made: ${words.join('; ')}`, { differences })
}

export function refusedNow(warning: NonNullable<PlanDraft['refusedNow']>, differences: Difference[]): ChangeRefusal {
  const { kafkaError } = warning
  const details = { ...(kafkaError === undefined ? {} : { kafkaError }), ...(differences.length === 0 ? {} : { differences }) }
  return new ChangeRefusal('conflict', `Nothing was changed. ${toWarning(warning).text}`, details)
}

/** Of a plan that is applied at once: refused where Kafka would refuse it now, where its ground has moved, and where nothing is left to do. */
export function requireAppliable(planned: PlanDraft, fresh: PlanDraft): void {
  // Who holds it comes first: a group that is read from moves on, which is not the reason.
  if (fresh.refusedNow) throw refusedNow(fresh.refusedNow, differencesOf(wholeGround(planned), wholeGround(fresh)))
  requireSameGround(wholeGround(planned), wholeGround(fresh))
  if (fresh.steps.length === 0) throw new ChangeRefusal('unprocessable', 'There is nothing to change: it is like this already')
}
