import { describe, expect, it } from 'vitest'
import { hasRetentionLimit, policyDeletes, type RetentionConfig, retentionLimits } from './retention-limits'

const WEEK = 604_800_000n
const LONG_MAX = 2n ** 63n - 1n
const YEAR = 365n * 24n * 3_600_000n
const config = (of: Partial<RetentionConfig>): RetentionConfig => ({
  retentionMs: -1n,
  retentionBytes: -1n,
  cleanupPolicy: 'delete',
  ...of,
})

describe('retentionLimits', () => {
  it.each<[string, Partial<RetentionConfig>, number | null, number | null]>([
    ['age', { retentionMs: WEEK }, 604_800_000, null],
    ['size', { retentionBytes: 1_000n }, null, 1_000],
    ['both, zero being one', { retentionMs: 0n, retentionBytes: 0n }, 0, 0],
    ['none', {}, null, null],
    ['not read', { retentionMs: null, retentionBytes: null }, null, null],
    ['the largest long stands for ever', { retentionMs: LONG_MAX, retentionBytes: LONG_MAX }, null, null],
    ['a hundred years are a limit', { retentionMs: 100n * YEAR }, Number(100n * YEAR), null],
    ['beyond a hundred years', { retentionMs: 100n * YEAR + 1n }, null, null],
    ['compacted only', { retentionMs: WEEK, retentionBytes: 1_000n, cleanupPolicy: 'compact' }, null, null],
    ['no policy at all', { retentionMs: WEEK, cleanupPolicy: '' }, null, null],
    ['compacted and deleted', { retentionMs: WEEK, cleanupPolicy: 'compact, delete' }, 604_800_000, null],
    ['a policy that was not told is Kafka’s default', { retentionMs: WEEK, cleanupPolicy: null }, 604_800_000, null],
  ])('%s', (_, of, ms, bytes) => {
    expect(retentionLimits(config(of))).toEqual({ ms, bytes })
    expect(hasRetentionLimit(config(of))).toBe(ms !== null || bytes !== null)
  })
})

it('a word that only contains delete is no delete', () => {
  expect(policyDeletes('undeleted')).toBe(false)
})
