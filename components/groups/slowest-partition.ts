import type { GroupPartition } from '@/lib/contract/groups'

/** The partition that is furthest behind: by time where that is known of all that wait, else by records. null where nothing waits. */
export function slowestPartition(partitions: readonly GroupPartition[]): GroupPartition | null {
  const waiting = partitions.filter(({ lag }) => lag !== null && BigInt(lag) > 0n)
  const isTimeKnown = waiting.every(({ secondsBehind }) => secondsBehind !== null)
  const [slowest] = waiting.toSorted(
    (a, b) => (isTimeKnown ? (b.secondsBehind ?? 0) - (a.secondsBehind ?? 0) : 0) || compare(BigInt(b.lag ?? 0), BigInt(a.lag ?? 0)),
  )
  return slowest ?? null
}

function compare(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0
}
