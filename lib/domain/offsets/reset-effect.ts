import type { ResetMark } from './reset-target'

/** One partition's move from its commit to a target. */
export interface ResetMove {
  committed: bigint | null
  target: bigint
  /** What was asked for before it was brought into the log; null: as the target. */
  requested: bigint | null
  logStart: bigint
  logEnd: bigint
  /**
   * Whether every offset of the partition is a record: not compacted, no transactions, no DeleteRecords in between. Offsets
   * are not records otherwise, and every count here is "at most".
   */
  offsetsAreRecords: boolean
}

/** `first`: had no commit; where it would have begun is the consumer's auto.offset.reset, which nobody but it knows. */
export type ResetDirection = 'again' | 'skipped' | 'none' | 'first'

export interface ResetEffect {
  direction: ResetDirection
  /** Read again, passed over, or (first) waiting from the target to the end; 0 or more. A commit outside the log moves past offsets that hold nothing. */
  records: bigint
  /** Between what was asked for and the commit (first: and the log start), but below the log start: retention took them. */
  alreadyGone: bigint
  /** false: both counts are "at most". */
  exact: boolean
}

/** What setting the target does to what the group reads. */
export function resetEffect(move: ResetMove): ResetEffect {
  const { committed, target, logStart, logEnd, offsetsAreRecords: exact } = move
  const requested = move.requested ?? target
  if (committed === null) {
    return { direction: 'first', records: between(target, logEnd), alreadyGone: between(largest(requested, 0n), logStart), exact }
  }
  const alreadyGone = between(largest(smallest(requested, committed), 0n), smallest(largest(requested, committed), logStart))
  if (target < committed)
    return { direction: 'again', records: between(largest(target, logStart), smallest(committed, logEnd)), alreadyGone, exact }
  if (target > committed)
    return { direction: 'skipped', records: between(largest(committed, logStart), smallest(target, logEnd)), alreadyGone, exact }
  return { direction: 'none', records: 0n, alreadyGone, exact }
}

export interface ResetRow {
  /** null: the partition has no target and is left alone. */
  effect: ResetEffect | null
  marks: readonly ResetMark[]
}

interface Count {
  records: bigint
  partitions: number
}

export interface ResetTotals {
  again: Count
  skipped: Count
  first: Count
  /** Offsets that retention took, over all partitions. */
  gone: bigint
  /** Partitions whose commit is the target already. */
  unchanged: number
  /** Partitions that were asked for an offset outside the log. */
  outOfRange: number
  /** Partitions without a target. */
  withoutTarget: number
  /** false: the counts of records are "at most" on at least one partition. */
  exact: boolean
}

export function resetTotals(rows: readonly ResetRow[]): ResetTotals {
  const effects = rows.flatMap(({ effect }) => (effect === null ? [] : [effect]))
  const count = (direction: ResetDirection): Count => {
    const these = effects.filter((effect) => effect.direction === direction)
    return { records: these.reduce((sum, { records }) => sum + records, 0n), partitions: these.length }
  }
  return {
    again: count('again'),
    skipped: count('skipped'),
    first: count('first'),
    gone: effects.reduce((sum, { alreadyGone }) => sum + alreadyGone, 0n),
    unchanged: count('none').partitions,
    outOfRange: rows.filter(({ marks }) => marks.includes('clamped-to-start') || marks.includes('clamped-to-end')).length,
    withoutTarget: rows.length - effects.length,
    exact: effects.every(({ exact }) => exact),
  }
}

const smallest = (a: bigint, b: bigint) => (a < b ? a : b)
const largest = (a: bigint, b: bigint) => (a > b ? a : b)
const between = (from: bigint, to: bigint) => (to > from ? to - from : 0n)
