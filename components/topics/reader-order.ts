import type { TopicDetail } from '@/lib/contract/topics'
import { VERDICTS } from '@/lib/domain/lag/verdict'
import { compareKnown, orderBy, type OrderKey } from '@/lib/domain/order/compare-known'

type Reader = TopicDetail['readers'][number]

const lagOf = ({ lag }: Reader) => (lag === null ? null : BigInt(lag))

const KEYS: Record<string, (reader: Reader) => OrderKey> = {
  verdict: ({ verdict }) => VERDICTS.indexOf(verdict),
  group: ({ group }) => group,
  members: ({ members }) => members,
  lag: lagOf,
  secondsBehind: ({ secondsBehind }) => secondsBehind,
}

/** By `sort`; then the furthest behind first. What is not known comes last, either way. */
export function orderReaders(readers: readonly Reader[], sort: string): Reader[] {
  return orderBy(readers, sort, KEYS, (a, b) => compareKnown(lagOf(a), lagOf(b), true))
}
