import type { PartitionItem } from '@/lib/contract/topics'

type MissingCopy = PartitionItem['missing'][number]

/** The missing copy whose log is shortest, of those whose length is known; null where none is. */
export function furthestBehind(missing: readonly MissingCopy[]): (MissingCopy & { bytesBehind: number }) | null {
  const known = missing.flatMap((copy) => (copy.bytesBehind === null ? [] : [{ ...copy, bytesBehind: copy.bytesBehind }]))
  return known.toSorted((a, b) => b.bytesBehind - a.bytesBehind)[0] ?? null
}
