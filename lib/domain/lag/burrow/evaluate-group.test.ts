import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { evaluateGroup, isExpired } from './evaluate-group'
import { PARTITION_STATUSES } from './evaluate-partition'

describe('evaluateGroup', () => {
  test('is as bad as its worst partition, and everything worse than WARN is ERR', () => {
    const of = (...statuses: (typeof PARTITION_STATUSES)[number][]) =>
      evaluateGroup(statuses.map((status) => ({ status, complete: 1, currentLag: 1n }))).status
    expect([of('OK', 'OK'), of('OK', 'WARN'), of('WARN', 'STALL'), of('STOP'), of('REWIND', 'OK')]).toEqual([
      'OK',
      'WARN',
      'ERR',
      'ERR',
      'ERR',
    ])
  })

  test('the largest lag is the first of equals, whatever its status', () => {
    const lags = [3n, 9n, 9n, 0n]
    expect(evaluateGroup(lags.map((currentLag) => ({ status: 'OK', complete: 0, currentLag })))).toEqual({
      status: 'OK',
      complete: 0,
      maxLag: 1,
      totalLag: 21n,
      partitionCount: 4,
    })
  })

  test('counts full windows only', () => {
    const partition = fc.record({
      status: fc.constantFrom(...PARTITION_STATUSES),
      complete: fc.constantFrom(0, Math.fround(0.9), 1),
      currentLag: fc.bigInt({ min: 0n, max: 9n }),
    })
    fc.assert(
      fc.property(fc.array(partition, { minLength: 1 }), (partitions) => {
        const group = evaluateGroup(partitions)
        expect(group.complete).toBe(Math.fround(partitions.filter(({ complete }) => complete === 1).length / partitions.length))
        expect(partitions[group.maxLag ?? -1]?.currentLag).toBe(
          partitions.reduce((most, { currentLag }) => (currentLag > most ? currentLag : most), 0n),
        )
      }),
    )
  })
})

test('a group expires once its last commit is older than expire-group', () => {
  expect(isExpired(10_000, 110, 100)).toBe(false)
  expect(isExpired(9_999, 110, 100)).toBe(true)
})
