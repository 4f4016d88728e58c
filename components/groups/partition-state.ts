import type { GroupItem, GroupPartition } from '@/lib/contract/groups'
import { type Edge, edgeOf, type StatusName, toneOf } from '@/lib/client/status'
import { VERDICT_RULES } from '@/lib/domain/lag/verdict'

export type ShownState = Exclude<GroupPartition['state'], 'ok'> | 'held-back' | 'behind' | 'caught-up' | 'only-markers'

/** How each state looks, and which comes first: the worst. */
export const PARTITION_STATES: Record<ShownState, { rank: number; status: StatusName }> = {
  'before-log-start': { rank: 0, status: 'losing-data' },
  'beyond-end': { rank: 1, status: 'at-min-isr' },
  'leader-away': { rank: 2, status: 'stale' },
  unknown: { rank: 3, status: 'unknown' },
  'topic-gone': { rank: 4, status: 'inactive' },
  'held-back': { rank: 5, status: 'held-back' },
  behind: { rank: 6, status: 'keeping-up' },
  'only-markers': { rank: 7, status: 'caught-up' },
  'caught-up': { rank: 8, status: 'caught-up' },
  'no-commit': { rank: 9, status: 'inactive' },
}

/** A plain figure is either next to nothing or something that waits: for its reader, or for the end of a transaction. */
export function stateOf(row: Pick<GroupPartition, 'state' | 'lag' | 'heldBack' | 'onlyMarkers'>): ShownState {
  if (row.state !== 'ok') return row.state
  if (row.onlyMarkers) return 'only-markers'
  if (row.heldBack !== null) return 'held-back'
  return row.lag !== null && BigInt(row.lag) > VERDICT_RULES.caughtUpRecords ? 'behind' : 'caught-up'
}

/** The edge of a row in that state: where records wait, it is the group's verdict that tells how bad that is. */
export function stateEdge(state: ShownState, verdict: GroupItem['verdict']): Edge {
  return state === 'behind' ? toneOf(verdict) : edgeOf(PARTITION_STATES[state].status)
}

/** Also marked: that nobody owns it although there are members. */
export function partitionEdge(row: GroupPartition, verdict: GroupItem['verdict'], shouldBeOwned: boolean): Edge {
  const state = stateOf(row)
  if (state === 'behind') return toneOf(verdict)
  return stateEdge(state, verdict) ?? (shouldBeOwned && row.member === null && state !== 'topic-gone' ? 'warn' : null)
}
