import 'server-only'
import type { ChangeRecord } from '../store/change-records'
import type { ChangeKind, PlanDraft } from './define-change'
import type { KeptPlan } from './kept-plan'
import { ChangeRefusal } from './refusal'

/** A plan somebody is looking at. Its input may hold secrets, so it lives in memory alone. */
export interface ShelvedPlan {
  plan: KeptPlan
  draft: PlanDraft
  kind: ChangeKind
  input: Record<string, unknown>
  undoOf: string | null
  /** The change it became: applying it twice is applying it once. */
  change: { id: string; by: string } | null
  /** While it is being recorded. */
  applying: { by: string; change: Promise<ChangeRecord> } | null
}

export const PLAN_LIFE_MS = 30 * 60_000
/** Far more than people look at in half an hour; what a script plans in a loop pushes out the oldest. */
const MOST_PLANS = 1_000
/** A plan of a large group has a row for each of its partitions. */
const MOST_ROWS = 300_000

/** Plans between review and apply. A restart forgets them: planning anew costs nothing. */
export class PlanShelf {
  readonly #plans = new Map<string, ShelvedPlan>()
  readonly #now: () => number
  #rows = 0

  constructor(now: () => number) {
    this.#now = now
  }

  put(shelved: ShelvedPlan): void {
    this.#plans.set(shelved.plan.id, shelved)
    this.#rows += shelved.plan.rows.length
    this.#sweep()
    // Its secrets go with it, also when nobody plans anything any more.
    setTimeout(() => this.#sweep(), PLAN_LIFE_MS).unref()
  }

  /** Throws ChangeRefusal where there is none, or no longer. */
  require(cluster: string, id: string): ShelvedPlan {
    this.#sweep()
    const shelved = this.#plans.get(id)
    if (shelved?.plan.cluster === cluster) return shelved
    throw new ChangeRefusal('not-found', 'There is no such plan here, or it is older than half an hour: plan it again', {
      fields: [{ path: 'planId', message: 'the id of a plan made within the last 30 minutes' }],
    })
  }

  /** The oldest come first, and the newest always stays. */
  #sweep(): void {
    for (const [id, { plan }] of this.#plans) {
      const isTooMuch = this.#plans.size > 1 && (this.#plans.size > MOST_PLANS || this.#rows > MOST_ROWS)
      if (Date.parse(plan.expiresAt) > this.#now() && !isTooMuch) break
      this.#plans.delete(id)
      this.#rows -= plan.rows.length
    }
  }
}
