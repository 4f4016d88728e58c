import 'server-only'
import type { ChangePlan } from '@/lib/contract/changes'
import type { KeptWarning } from './said'

/** A plan as it is kept: its warnings say whom they are about. */
export interface KeptPlan extends ChangePlan {
  warnings: KeptWarning[]
  refusedNow: KeptWarning | null
}
