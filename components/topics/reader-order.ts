import type { TopicDetail } from '@/lib/contract/topics'
import { VERDICTS } from '@/lib/domain/lag/verdict'

type Reader = TopicDetail['readers'][number]
type Key = string | number | bigint | null

const KEYS: Record<string, (reader: Reader) => Key> = {
  verdict: ({ verdict }) => VERDICTS.indexOf(verdict),
  group: ({ group }) => group,
  members: ({ members }) => members,
  lag: ({ lag }) => (lag === null ? null : BigInt(lag)),
  secondsBehind: ({ secondsBehind }) => secondsBehind,
}

/** By `sort`; then the furthest behind first. What is not known comes last, either way. */
export function orderReaders(readers: readonly Reader[], sort: string): Reader[] {
  const isDescending = sort.startsWith('-')
  const key = KEYS[isDescending ? sort.slice(1) : sort] ?? KEYS['verdict'] ?? (() => null)
  const behind = (reader: Reader) => (reader.lag === null ? null : BigInt(reader.lag))
  return readers.toSorted((a, b) => compare(key(a), key(b), isDescending) || compare(behind(a), behind(b), true))
}

function compare(a: Key, b: Key, isDescending: boolean): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1
  const order = a < b ? -1 : a > b ? 1 : 0
  return isDescending ? -order : order
}
