import 'server-only'
import type { Change, ChangePlan } from '@/lib/contract/changes'
import type { ChangeKind, PlanDraft } from './define-change'

/** A plan somebody is looking at. Its input may hold secrets, so it lives in memory alone. */
export interface ShelvedPlan {
  plan: ChangePlan
  draft: PlanDraft
  kind: ChangeKind
  input: Record<string, unknown>
  undoOf: string | null
  /** The change it became: applying it twice is applying it once. */
  change: { id: string; by: string } | null
  /** While it is being recorded. */
  applying: { by: string; change: Promise<Change> } | null
}

export const PLAN_LIFE_MS = 30 * 60_000
/** Far more than people look at in half an hour; a script that plans in a loop pushes out its own. */
const MOST_PLANS = 1_000

/** Plans between review and apply. A restart forgets them: planning anew costs nothing. */
export class PlanShelf {
  readonly #plans = new Map<string, ShelvedPlan>()
  readonly #now: () => number

  constructor(now: () => number) {
    this.#now = now
  }

  put(shelved: ShelvedPlan): void {
    for (const [id, { plan }] of this.#plans) {
      if (this.#plans.size < MOST_PLANS && Date.parse(plan.expiresAt) > this.#now()) break
      this.#plans.delete(id)
    }
    this.#plans.set(shelved.plan.id, shelved)
  }

  /** null: there is none, or no longer. */
  get(id: string): ShelvedPlan | null {
    const found = this.#plans.get(id)
    return found && Date.parse(found.plan.expiresAt) > this.#now() ? found : null
  }
}
