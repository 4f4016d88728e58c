import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { knownLoss, type LossCountdown, type LossFacts, lossCountdown, soonerLoss } from './loss-countdown'

const NOW = 1_000_000_000
const HOUR = 3_600_000
const facts: LossFacts = {
  lag: 10n,
  recordTimestampMs: NOW - HOUR,
  notNewerThanMs: null,
  nowMs: NOW,
  retentionMs: 24 * HOUR,
  segmentMs: 6 * HOUR,
  checkIntervalMs: 300_000,
  retentionBytes: null,
  segmentBytes: 1_000,
  bytesBehind: 4_000,
  bytesPerSec: 10,
}
const bySize = { ...facts, retentionMs: null, retentionBytes: 5_000 }
const UNKNOWN = { atLeastSeconds: null, atMostSeconds: null }

describe('lossCountdown', () => {
  test('by time: from when the record is too old until all that may share its segment is', () => {
    expect(lossCountdown(facts)).toEqual({ by: 'time', atLeastSeconds: 23 * 3_600, atMostSeconds: 29 * 3_600 + 300 })
  })

  test('by size: from when enough is written behind the record until as much is behind its segment', () => {
    expect(lossCountdown(bySize)).toEqual({ by: 'size', atLeastSeconds: 100, atMostSeconds: 500 })
  })

  test.each<[string, LossFacts]>([
    ['nothing waits', { ...facts, lag: 0n }],
    ['a commit beyond the end', { ...facts, lag: -3n }],
    ['no limit', { ...facts, retentionMs: null }],
    ['enough room and nobody writes', { ...bySize, bytesPerSec: 0 }],
  ])('%s: no countdown', (_, without) => {
    expect(lossCountdown(without)).toBeNull()
  })

  test.each<[string, LossFacts, 'time' | 'size']>([
    ['nothing known of its age', { ...facts, recordTimestampMs: null }, 'time'],
    ['its bytes are not known', { ...bySize, bytesBehind: null }, 'size'],
    ['enough room and the rate is not known', { ...bySize, bytesPerSec: null }, 'size'],
  ])('%s: both bounds are unknown, and neither is 0', (_, without, by) => {
    expect(lossCountdown(without)).toEqual({ by, ...UNKNOWN })
    expect(knownLoss(lossCountdown(without))).toBeNull()
  })

  test('beyond the limit already, it hangs on where its segment ends', () => {
    expect(lossCountdown({ ...bySize, bytesBehind: 5_500, bytesPerSec: null })).toEqual({
      by: 'size',
      atLeastSeconds: 0,
      atMostSeconds: null,
    })
    expect(lossCountdown({ ...bySize, bytesBehind: 6_000, bytesPerSec: null })).toEqual({
      by: 'size',
      atLeastSeconds: 0,
      atMostSeconds: 300,
    })
  })

  test('of a record that is older than anybody has watched only the latest time is known', () => {
    const older = { ...facts, recordTimestampMs: null, notNewerThanMs: NOW - 2 * HOUR }
    expect(lossCountdown(older)).toEqual({ by: 'time', atLeastSeconds: null, atMostSeconds: 28 * 3_600 + 300 })
    // Whatever its age, it is beyond the limit.
    expect(lossCountdown({ ...older, retentionMs: 2 * HOUR })).toEqual({ by: 'time', atLeastSeconds: 0, atMostSeconds: 6 * 3_600 + 300 })
  })

  test('while nothing is known of one limit it may strike before the other', () => {
    const both = { ...facts, retentionBytes: 5_000, bytesBehind: null }
    expect(lossCountdown(both)).toEqual({ by: 'time', atLeastSeconds: null, atMostSeconds: 29 * 3_600 + 300 })
  })

  test('of two limits the one that is certain first, though the other may strike earlier', () => {
    const both = { ...facts, retentionBytes: 1_000_000, bytesBehind: 0 }
    expect(lossCountdown({ ...both, bytesPerSec: 10 })).toEqual({ by: 'size', atLeastSeconds: 23 * 3_600, atMostSeconds: 100_400 })
    expect(lossCountdown({ ...both, bytesPerSec: 1 })?.by).toBe('time')
  })

  const maybe = (max: number) => fc.option(fc.nat(max))
  const any = fc.record({
    lag: fc.bigInt({ min: -2n, max: 100n }),
    recordTimestampMs: fc.option(fc.integer({ min: 0, max: 2 * NOW })),
    notNewerThanMs: fc.option(fc.integer({ min: 0, max: NOW })),
    nowMs: fc.constant(NOW),
    retentionMs: maybe(100 * HOUR),
    segmentMs: fc.integer({ min: 1, max: 200 * HOUR }),
    checkIntervalMs: fc.integer({ min: 1, max: HOUR }),
    retentionBytes: maybe(10_000_000),
    segmentBytes: fc.integer({ min: 14, max: 1_000_000 }),
    bytesBehind: fc.option(fc.nat(20_000_000)),
    bytesPerSec: fc.option(fc.nat(100_000)),
  })

  test('is a range that never begins before now', () => {
    fc.assert(
      fc.property(any, (all) => {
        const countdown = lossCountdown(all)
        if (!countdown) return
        const { atLeastSeconds, atMostSeconds } = countdown
        expect(atLeastSeconds ?? 0).toBeGreaterThanOrEqual(0)
        expect(atMostSeconds ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(atLeastSeconds ?? 0)
      }),
    )
  })

  test('comes nearer as time passes, and a second limit never moves it away', () => {
    fc.assert(
      fc.property(any, fc.integer({ min: 0, max: HOUR }), (all, ms) => {
        const [now, later] = [lossCountdown({ ...all, bytesBehind: null }), lossCountdown({ ...all, bytesBehind: null, nowMs: NOW + ms })]
        if (now && later) expect(later.atLeastSeconds ?? 0).toBeLessThanOrEqual(now.atLeastSeconds ?? Number.POSITIVE_INFINITY)
        const [both, one] = [lossCountdown(all), lossCountdown({ ...all, retentionBytes: null })]
        if (!one) return
        expect(both?.atLeastSeconds ?? 0).toBeLessThanOrEqual(one.atLeastSeconds ?? Number.POSITIVE_INFINITY)
        expect(both?.atMostSeconds ?? Number.POSITIVE_INFINITY).toBeLessThanOrEqual(one.atMostSeconds ?? Number.POSITIVE_INFINITY)
      }),
    )
  })

  test('holds for a simulated log: the record goes within the range', () => {
    // One record a second of 10 bytes; segments roll by age and size as Kafka rolls them, and a check runs every 7 s.
    const small = fc.record({
      segmentSeconds: fc.integer({ min: 1, max: 40 }),
      segmentRecords: fc.integer({ min: 1, max: 30 }),
      retentionSeconds: fc.option(fc.integer({ min: 0, max: 60 })),
      retentionRecords: fc.option(fc.integer({ min: 0, max: 60 })),
      committed: fc.nat(50),
      ahead: fc.integer({ min: 1, max: 40 }),
    })
    fc.assert(
      fc.property(small, ({ segmentSeconds, segmentRecords, retentionSeconds, retentionRecords, committed, ahead }) => {
        const asked = committed + ahead
        const segments: { first: number; last: number }[] = []
        let lostAt: number | null = null
        for (let now = 0; now < 400 && lostAt === null; now += 1) {
          const active = segments.at(-1)
          const rolls = !active || now - active.first > segmentSeconds || now - active.first + 1 > segmentRecords
          if (rolls) segments.push({ first: now, last: now })
          else active.last = now
          if (now % 7 !== 0) continue
          const isDeletable = (segment: { first: number; last: number }) =>
            (retentionSeconds !== null && now - segment.last > retentionSeconds) ||
            (retentionRecords !== null && now - segment.last >= retentionRecords)
          while (segments[0] && isDeletable(segments[0])) {
            if (committed <= segments[0].last) lostAt = now
            segments.shift()
          }
        }
        if (lostAt !== null && lostAt <= asked) return
        const countdown = lossCountdown({
          ...facts,
          recordTimestampMs: committed * 1_000,
          nowMs: asked * 1_000,
          retentionMs: retentionSeconds === null ? null : retentionSeconds * 1_000,
          retentionBytes: retentionRecords === null ? null : retentionRecords * 10,
          segmentMs: segmentSeconds * 1_000,
          segmentBytes: segmentRecords * 10,
          checkIntervalMs: 7_000,
          bytesBehind: (asked - committed) * 10,
          bytesPerSec: 10,
        })
        if (!countdown) expect(lostAt).toBeNull()
        else {
          expect((lostAt ?? Number.POSITIVE_INFINITY) - asked).toBeGreaterThanOrEqual(countdown.atLeastSeconds ?? Number.NaN)
          // Time comes in whole seconds here, and an age must exceed its limit.
          expect((lostAt ?? Number.POSITIVE_INFINITY) - asked).toBeLessThanOrEqual((countdown.atMostSeconds ?? 0) + 1)
        }
      }),
      { numRuns: 400 },
    )
  })
})

describe('soonerLoss', () => {
  const range = (atLeastSeconds: number | null, atMostSeconds: number | null, by: 'time' | 'size' = 'time') => ({
    by,
    atLeastSeconds,
    atMostSeconds,
  })

  test.each<[string, LossCountdown | null, LossCountdown | null, LossCountdown | null]>([
    ['nothing is lost on either', null, null, null],
    ['nothing is lost on one', range(5, 9), null, range(5, 9)],
    ['each has one of the bounds', range(2, 90), range(5, 9, 'size'), range(2, 9, 'size')],
    ['one may strike at a time that is not known', range(5, 9), range(null, 90), range(null, 9)],
    ['one is certain, one possible', range(5, null), range(7, 9, 'size'), range(5, 9, 'size')],
    ['neither is certain', range(5, null, 'size'), range(7, null), range(5, null, 'size')],
    ['nothing is known of one', range(5, 9), range(null, null, 'size'), range(null, 9)],
  ])('%s', (_, a, b, both) => {
    expect(soonerLoss(a, b)).toEqual(both)
    expect(soonerLoss(b, a)).toEqual(both)
  })
})
