import type { PartitionEvaluation } from './evaluate-partition'
import { STATUS_NUMBERS } from './status-numbers'

export type GroupStatus = 'NOTFOUND' | 'OK' | 'WARN' | 'ERR'

export interface GroupEvaluation {
  status: GroupStatus
  /** Share of partitions whose window is full, 0 to 1, a float32 as Burrow has it; 0 without partitions. */
  complete: number
  /** Index of the partition with the largest current lag, whatever its status; the first of equals. null without partitions. */
  maxLag: number | null
  totalLag: bigint
  partitionCount: number
}

/** What Burrow answers for a group it does not know, or no longer. */
export const GROUP_NOT_FOUND: GroupEvaluation = { status: 'NOTFOUND', complete: 1, maxLag: null, totalLag: 0n, partitionCount: 0 }

/**
 * Burrow's status of a group from those of its partitions, slots without a commit included (evaluator class `caching`,
 * v1.9.5): the worst, where everything worse than WARN is ERR.
 */
export function evaluateGroup(partitions: readonly Pick<PartitionEvaluation, 'status' | 'complete' | 'currentLag'>[]): GroupEvaluation {
  let worst: number = STATUS_NUMBERS.OK
  let full = 0
  let totalLag = 0n
  let maxLag: number | null = null
  for (const [index, partition] of partitions.entries()) {
    worst = Math.max(worst, STATUS_NUMBERS[partition.status])
    if (partition.complete === 1) full += 1
    totalLag += partition.currentLag
    if (maxLag === null || partition.currentLag > (partitions[maxLag]?.currentLag ?? 0n)) maxLag = index
  }
  const status = worst >= STATUS_NUMBERS.ERR ? 'ERR' : worst === STATUS_NUMBERS.WARN ? 'WARN' : 'OK'
  const complete = partitions.length === 0 ? 0 : Math.fround(full / partitions.length)
  return { status, complete, maxLag, totalLag, partitionCount: partitions.length }
}

/**
 * Has the group not committed for longer than `expire-group`? Then Burrow forgets it when it is asked for, and a commit
 * that old is not stored. The clock has whole seconds.
 */
export function isExpired(lastCommitMs: number, nowSeconds: number, expireGroupSeconds: number): boolean {
  return lastCommitMs < (nowSeconds - expireGroupSeconds) * 1000
}
