import type { FinalState } from './states'

/** What became of one step: `partly` when Kafka refused some of it, `unknown` when its answer was lost. */
export type StepState = 'done' | 'partly' | 'refused' | 'unknown' | 'not-tried'
/** What a row is when it is read back. */
export type RowState = 'as-planned' | 'as-before' | 'other' | 'unreadable'

/**
 * What a Change came to. The cluster has the last word: what was read back decides, and what Kafka answered only where that
 * cannot (a row that is neither as before nor as planned, or cannot be read, was changed again or hidden since).
 */
export function finalState(steps: readonly StepState[], rows: readonly RowState[]): FinalState {
  const allAnswered = steps.every((step) => step === 'done')
  const noneSent = steps.every((step) => step === 'not-tried' || step === 'refused')
  const isDone = (row: RowState) => row === 'as-planned' || (row !== 'as-before' && allAnswered)
  const isUndone = (row: RowState) => row === 'as-before' || (row !== 'as-planned' && noneSent)

  if (rows.every(isDone)) return rows.length > 0 || allAnswered ? 'done' : noneSent ? 'failed' : 'unknown'
  if (rows.every(isUndone)) return 'failed'
  return rows.every((row) => isDone(row) || isUndone(row)) ? 'partly-done' : 'unknown'
}
