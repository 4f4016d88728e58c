import { expect, it } from 'vitest'
import type { TopicDetail } from '@/lib/contract/topics'
import { orderReaders } from './reader-order'

type Reader = TopicDetail['readers'][number]

const reader = (group: string, verdict: Reader['verdict'], lag: string | null): Reader => ({
  group,
  type: 'classic',
  state: 'Stable',
  verdict,
  members: 1,
  lag,
  secondsBehind: null,
  history: [],
})
const readers = [
  reader('a', 'caught-up', '9'),
  reader('b', 'stuck', '100'),
  reader('c', 'stuck', '9007199254740993'),
  reader('d', 'unknown', null),
]
const order = (sort: string) => orderReaders(readers, sort).map((found) => found.group)

it('puts the worst first, and of those the furthest behind', () => {
  expect(order('verdict')).toEqual(['c', 'b', 'd', 'a'])
})

it('keeps what is not known last in both directions', () => {
  expect(order('lag')).toEqual(['a', 'b', 'c', 'd'])
  expect(order('-lag')).toEqual(['c', 'b', 'a', 'd'])
})
