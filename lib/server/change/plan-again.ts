import 'server-only'
import type { PlanDraft } from './define-change'
import { type Difference, type Ground, differencesOf } from './fingerprint'
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
