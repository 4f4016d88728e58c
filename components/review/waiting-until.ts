import type { Change } from '@/lib/contract/changes'

/** When a change that waits gives up; null: it does not wait. */
export function waitingUntil({ state, armedUntil, approval }: Pick<Change, 'state' | 'armedUntil' | 'approval'>): string | null {
  if (state === 'armed') return armedUntil
  return state === 'awaiting-approval' ? (approval?.expiresAt ?? null) : null
}
