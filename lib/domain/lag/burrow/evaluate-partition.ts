import type { WindowCommit } from './commit-rings'
import {
  firstDecrease,
  hasRecentZeroLag,
  isLagAlwaysAbove,
  isLagNotDecreasing,
  isRewound,
  isStalled,
  isStopped,
  rewindIndex,
  silenceOf,
} from './window-rules'

export const PARTITION_STATUSES = ['OK', 'WARN', 'STOP', 'STALL', 'REWIND'] as const
export type PartitionStatus = (typeof PARTITION_STATUSES)[number]

/**
 * Which rule decided: 1 no commit, 2 window too short, 3 current lag allowed, 4 STOP, 5 REWIND, 6 lag was allowed within
 * the window, 7 STALL, 8 WARN (lag never fell), 9 lag fell.
 */
export type BurrowRule = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9

export interface PartitionFacts {
  /** Oldest first, without blanks. */
  window: readonly WindowCommit[]
  /** Slots of the partition's ring; 0 where there is none, because nobody committed and nobody owns it. */
  intervals: number
  /** End offsets as last seen, as many as are kept, oldest first. */
  brokerEnds: readonly bigint[]
  currentLag: bigint
  /** Whole seconds. */
  nowSeconds: number
  /** Burrow's `allowed-lag`, 0 unless set. */
  allowedLag: bigint
  /** Burrow's `minimum-complete`, 0 to 1, 0 unless set. */
  minimumComplete: number
}

export interface PartitionEvaluation {
  status: PartitionStatus
  rule: BurrowRule
  /** The numbers the rule decided on; offsets and lags as decimal strings. */
  figures: Record<string, string | number>
  /** Share of the ring that is filled, 0 to 1, a float32 as Burrow has it. */
  complete: number
  start: WindowCommit | null
  end: WindowCommit | null
  currentLag: bigint
}

/** Burrow's status of a partition, with the rule that decided (evaluator class `caching`, v1.9.5). */
export function evaluatePartition(facts: PartitionFacts): PartitionEvaluation {
  const { window, intervals, currentLag } = facts
  const [start, end] = [window[0] ?? null, window.at(-1) ?? null]
  const complete = completeOf(window.length, intervals)
  return { ...decide(facts, complete), complete, start, end, currentLag }
}

/** A ring without a commit counts as one slot of it. */
function completeOf(commits: number, intervals: number): number {
  if (intervals === 0) return 0
  return Math.fround(Math.min(Math.max(commits, 1), intervals) / intervals)
}

type Decision = Pick<PartitionEvaluation, 'status' | 'rule' | 'figures'>

function decide(facts: PartitionFacts, complete: number): Decision {
  const { window, intervals, brokerEnds, currentLag, nowSeconds, allowedLag, minimumComplete } = facts
  const last = window.at(-1)
  if (!last) return { status: 'OK', rule: 1, figures: { commits: 0, intervals } }
  if (complete < Math.fround(minimumComplete)) {
    return { status: 'OK', rule: 2, figures: { commits: window.length, intervals, complete, minimumComplete } }
  }
  const lags = { currentLag: String(currentLag), allowedLag: String(allowedLag) }
  if (currentLag <= allowedLag) return { status: 'OK', rule: 3, figures: lags }
  if (isStopped(window, nowSeconds) && !hasRecentZeroLag(window, brokerEnds)) {
    const lowestEnd = lowest(brokerEnds)
    return {
      status: 'STOP',
      rule: 4,
      figures: {
        ...silenceOf(window, nowSeconds),
        committed: String(last.offset),
        ...(lowestEnd === null ? {} : { lowestEnd: String(lowestEnd) }),
        currentLag: lags.currentLag,
      },
    }
  }
  const index = rewindIndex(window)
  const [before, after] = [window[index - 1], window[index]]
  if (before && after && isRewound(window, index)) {
    return {
      status: 'REWIND',
      rule: 5,
      figures: { from: String(before.offset), to: String(after.offset), committed: String(last.offset), timestampMs: after.timestampMs },
    }
  }
  if (!isLagAlwaysAbove(window, allowedLag)) {
    const near = window.find((commit) => commit.lag !== null && commit.lag <= allowedLag) ?? last
    return {
      status: 'OK',
      rule: 6,
      figures: { lag: String(near.lag), allowedLag: lags.allowedLag, committed: String(near.offset), timestampMs: near.timestampMs },
    }
  }
  const commits = { commits: window.length, ...silenceOf(window, nowSeconds), currentLag: lags.currentLag }
  if (isStalled(window)) return { status: 'STALL', rule: 7, figures: { committed: String(last.offset), ...commits } }
  const known = window.flatMap((commit) => (commit.lag === null ? [] : [commit.lag]))
  if (isLagNotDecreasing(window)) {
    const [firstLag, lastLag] = [known[0], known.at(-1)]
    const ends = firstLag === undefined || lastLag === undefined ? {} : { firstLag: String(firstLag), lastLag: String(lastLag) }
    return { status: 'WARN', rule: 8, figures: { ...ends, knownLags: known.length, ...commits } }
  }
  const fell = firstDecrease(window)
  const lagFell = fell === null ? {} : { lagBefore: String(fell.before), lagAfter: String(fell.after) }
  return { status: 'OK', rule: 9, figures: { ...lagFell, currentLag: lags.currentLag } }
}

function lowest(ends: readonly bigint[]): bigint | null {
  return ends.reduce<bigint | null>((least, end) => (least === null || end < least ? end : least), null)
}
