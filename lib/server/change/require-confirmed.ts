import 'server-only'
import type { ChangePlan } from '@/lib/contract/changes'
import { wrongApply } from './refusal'

/** A typed risk is confirmed by typing exactly that, here and not only in the browser. */
export function requireConfirmed({ confirm }: ChangePlan, given: string | undefined): void {
  if (confirm?.kind !== 'type' || given === confirm.text) return
  throw wrongApply('confirm', `type “${confirm.text}” to confirm: this cannot be taken back, or skips records`)
}
