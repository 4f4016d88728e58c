/** The life of a Change. Open ones go on, final ones do not. */
export const OPEN_STATES = ['awaiting-approval', 'armed', 'applying', 'verifying'] as const
export const FINAL_STATES = ['done', 'partly-done', 'failed', 'cancelled', 'expired', 'rejected', 'unknown'] as const
export const CHANGE_STATES = [...OPEN_STATES, ...FINAL_STATES] as const

export type ChangeState = (typeof CHANGE_STATES)[number]
export type FinalState = (typeof FINAL_STATES)[number]

const OPEN: ReadonlySet<ChangeState> = new Set(OPEN_STATES)

export function isOpen(state: ChangeState): boolean {
  return OPEN.has(state)
}

/** Nothing has been sent yet, and it can still be taken back. */
export function isWaiting(state: ChangeState): boolean {
  return state === 'armed' || state === 'awaiting-approval'
}
