import type { GroupDetail, GroupPartition } from '@/lib/contract/groups'
import { PARTITION_STATES, type ShownState, stateOf } from './partition-state'

export type GroupMember = NonNullable<GroupDetail['members']>[number]

export interface MemberRow {
  member: GroupMember
  owned: GroupPartition[]
  /** The worst of what it owns; null when it owns nothing. */
  state: ShownState | null
  /** Sum over what it owns; null when no share of it is known. */
  lag: bigint | null
  /** Of the partition furthest behind; null when that of any is not known. */
  secondsBehind: number | null
  /** False when the sum leaves out a partition. */
  isComplete: boolean
}

/** Each member with what waits for it. */
export function memberRows({ members, partitions }: Pick<GroupDetail, 'members' | 'partitions'>): MemberRow[] {
  return (members ?? []).map((member) => {
    const owned = partitions.filter((partition) => partition.member === member.id)
    const lags = owned.flatMap((partition) => (partition.lag === null ? [] : [BigInt(partition.lag)]))
    const seconds = owned.flatMap((partition) => partition.secondsBehind ?? [])
    const isOldestKnown = owned.every((partition) => partition.lag === null || partition.secondsBehind !== null)
    return {
      member,
      owned,
      state: owned.map(stateOf).toSorted((a, b) => PARTITION_STATES[a].rank - PARTITION_STATES[b].rank)[0] ?? null,
      lag: lags.length === 0 ? null : lags.reduce((sum, lag) => sum + lag, 0n),
      secondsBehind: seconds.length === 0 || !isOldestKnown ? null : Math.max(...seconds),
      isComplete: lags.length === owned.length,
    }
  })
}

/** Larger first, unknown last. */
export function compareLag(a: bigint | null, b: bigint | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? -1 : 1
  return a < b ? -1 : a > b ? 1 : 0
}

/** `0–3, 7`: partition numbers, runs drawn together. */
export function partitionRanges(partitions: readonly number[]): string {
  const ranges: [number, number][] = []
  for (const partition of partitions.toSorted((a, b) => a - b)) {
    const last = ranges.at(-1)
    if (last && partition <= last[1] + 1) last[1] = partition
    else ranges.push([partition, partition])
  }
  return ranges.map(([from, to]) => (to > from + 1 ? `${from}–${to}` : to > from ? `${from}, ${to}` : `${from}`)).join(', ')
}
