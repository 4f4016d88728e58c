import { describe, expect, test } from 'vitest'
import { partitionState, topicState } from '../test/snapshot-fixtures'
import { partitionDataLoss } from './data-loss'
import type { TopicConfig, TopicState } from './snapshot'

const NOW = 1_000_000_000
const HOUR = 3_600_000
const CONFIG: TopicConfig = {
  minInsyncReplicas: 1,
  retentionMs: BigInt(24 * HOUR),
  retentionBytes: -1n,
  segmentMs: BigInt(6 * HOUR),
  segmentBytes: 1_000n,
  cleanupPolicy: 'delete',
  remoteStorage: false,
}
const BEHIND = { committed: 200n, lag: 400n, seconds: 3_600, watchedSince: NOW - 2 * HOUR }

/** 500 offsets of 10 bytes, and as many written in a second as told. */
function topic(config: Partial<TopicConfig> | null, change: Partial<TopicState> = {}): TopicState {
  return topicState('orders', [partitionState(0)], {
    config: config && { ...CONFIG, ...config },
    logStart: BigInt64Array.of(100n),
    logEnd: BigInt64Array.of(600n),
    sizeBytes: Float64Array.of(5_000),
    partitionRates: Float64Array.of(1),
    ...change,
  })
}
const loss = (of: TopicState, behind: Partial<typeof BEHIND> = {}) => partitionDataLoss(of, 0, { ...BEHIND, ...behind }, NOW)
const SIZE_ONLY = { retentionMs: -1n, retentionBytes: 5_000n }

describe('partitionDataLoss', () => {
  test('counts from the age of the first unread record', () => {
    expect(loss(topic({}))).toEqual({ by: 'time', atLeastSeconds: 23 * 3_600, atMostSeconds: 29 * 3_600 + 300 })
  })

  test('just started, it does not know how old a record is, and says no earliest time', () => {
    const unknown = { ...BEHIND, seconds: null, watchedSince: NOW }
    expect(partitionDataLoss(topic({}), 0, unknown, NOW)).toEqual({ by: 'time', atLeastSeconds: null, atMostSeconds: 30 * 3_600 + 300 })
    expect(partitionDataLoss(topic({}), 0, { ...unknown, watchedSince: null }, NOW)).toMatchObject({
      atLeastSeconds: null,
      atMostSeconds: null,
    })
  })

  test('counts the bytes of what is unread and still there', () => {
    // 400 unread of 10 bytes: 1,000 more bytes at 10 a second, and a segment of 1,000.
    expect(loss(topic(SIZE_ONLY))).toEqual({ by: 'size', atLeastSeconds: 100, atMostSeconds: 500 })
    // Of 600 unread 100 are gone.
    expect(loss(topic({ ...SIZE_ONLY, retentionBytes: 6_000n }), { committed: 0n, lag: 600n })).toMatchObject({ atLeastSeconds: 100 })
  })

  test.each<[string, Partial<TopicConfig> | null]>([
    ['configs are not known', null],
    ['no limit', { retentionMs: -1n }],
    ['the largest long for an age', { retentionMs: 2n ** 63n - 1n }],
    ['compacted only', { cleanupPolicy: 'compact' }],
  ])('%s: nothing will be lost', (_, config) => {
    expect(loss(topic(config))).toBeNull()
  })

  test('a log in remote storage has sizes that say nothing of its offsets: only its age is known', () => {
    expect(loss(topic({ ...SIZE_ONLY, remoteStorage: true }))).toEqual({ by: 'size', atLeastSeconds: null, atMostSeconds: null })
    const both = { retentionBytes: 1_000_000n, remoteStorage: true }
    expect(loss(topic(both))).toEqual({ by: 'time', atLeastSeconds: null, atMostSeconds: 29 * 3_600 + 300 })
    expect(loss(topic({ ...both, remoteStorage: false }))).toMatchObject({ atLeastSeconds: 23 * 3_600 })
  })

  test('sizes and rates that are not known are not 0', () => {
    const nothing = { by: 'size', atLeastSeconds: null, atMostSeconds: null }
    expect(loss(topic(SIZE_ONLY, { sizeBytes: Float64Array.of(Number.NaN) }))).toEqual(nothing)
    expect(loss(topic(SIZE_ONLY, { partitionRates: Float64Array.of(Number.NaN) }))).toEqual(nothing)
  })
})
