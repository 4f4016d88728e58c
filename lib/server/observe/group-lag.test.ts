import { expect, test } from 'vitest'
import { partitionState, topicState } from '../test/snapshot-fixtures'
import { partitionLag } from './group-lag'

/** Log end 100, read at `endAt`. */
const topic = (endAt: number, leader: number | null = 1) =>
  topicState('orders', [partitionState(0, { leader })], { logEnd: BigInt64Array.of(100n), logEndAt: Float64Array.of(endAt) })

test('a commit is beyond the end when that end was read at or after it', () => {
  expect(partitionLag(topic(2_000), 0, 101n, 1_000)).toEqual({ lag: null, state: 'beyond-end' })
  expect(partitionLag(topic(1_000), 0, 101n, 1_000)).toEqual({ lag: null, state: 'beyond-end' })
})

test('a commit newer than the known end only makes the lag unknown', () => {
  expect(partitionLag(topic(1_000), 0, 101n, 1_001)).toEqual({ lag: null, state: 'unknown' })
  expect(partitionLag(topic(1_000, null), 0, 101n, 1_001)).toEqual({ lag: null, state: 'leader-away' })
})

test('a commit of unknown time is never called beyond the end', () => {
  expect(partitionLag(topic(1_000), 0, 101n, null)).toEqual({ lag: null, state: 'unknown' })
})

test('a commit up to the end has a lag, whichever was read first', () => {
  expect(partitionLag(topic(1_000), 0, 60n, 1_001)).toEqual({ lag: 40n, state: 'ok' })
  expect(partitionLag(topic(1_000), 0, 100n, 1_000)).toEqual({ lag: 0n, state: 'ok' })
})
