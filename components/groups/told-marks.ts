import type { HistoryMark } from '@/lib/contract/history'
import type { TideMark } from '../charts/flags'

export type MarkOfGroup = TideMark & { mark: HistoryMark }

/** What explains most comes first: what this console did, then what moved commits from outside, then what happens by itself. */
const WEIGHTS: Record<HistoryMark['kind'], number> = { change: 0, 'moved-back': 1, 'moved-forward': 1, rebalance: 2 }
/** Sentences of one flag. */
const MOST_TOLD = 3

/**
 * Which marks of a flag get a sentence, in the order of time: changes and moves, of which there are few, before rebalances, and one at
 * least. `more`: how many get none.
 */
export function toldMarks(marks: readonly MarkOfGroup[]): { told: MarkOfGroup[]; more: number } {
  const byWeight = marks.toSorted((a, b) => WEIGHTS[a.mark.kind] - WEIGHTS[b.mark.kind])
  const weighty = byWeight.filter(({ mark }) => mark.kind !== 'rebalance').length
  const told = byWeight.slice(0, Math.min(Math.max(weighty, 1), MOST_TOLD)).toSorted((a, b) => a.at - b.at)
  return { told, more: marks.length - told.length }
}
