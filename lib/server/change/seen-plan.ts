import 'server-only'
import type { ChangePlan } from '@/lib/contract/changes'
import type { Actor } from '@/lib/domain/access/actor'
import { maySeeName } from '../views/seen-by'
import type { KeptPlan } from './kept-plan'
import { seenWarning } from './seen-warning'

/** A plan whose rows this actor may all see, as they may know of what it would do to others. */
export function seenPlan(actor: Actor, plan: KeptPlan): ChangePlan {
  const seen = (warning: KeptPlan['warnings'][number]) => seenWarning(warning, (of, name) => maySeeName(actor, plan.cluster, of, name))
  return { ...plan, warnings: plan.warnings.map(seen), refusedNow: plan.refusedNow && seen(plan.refusedNow) }
}
