import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { averageRate, drainSeconds } from './drain-time'

describe('drainSeconds', () => {
  test.each<[string, bigint | null, number | null, number | null, number | null]>([
    ['at the difference of the rates', 1_000n, 150, 100, 20],
    ['nothing waits, whatever the rates', 0n, null, null, 0],
    ['a commit beyond the end', -5n, 1, 2, 0],
    ['falls behind: never', 1_000n, 100, 150, null],
    ['holds its distance: never', 1_000n, 100, 100, null],
    ['rates that differ by nothing one can divide by: never', 1n, 5e-324, 0, null],
    ['lag not known', null, 150, 100, null],
    ['a rate not known', 10n, 150, null, null],
    ['a rate that is no number', 10n, Number.NaN, 100, null],
  ])('%s', (_, lag, committed, produced, seconds) => {
    expect(drainSeconds(lag, committed, produced)).toBe(seconds)
  })

  test('after that time nothing is left', () => {
    const rate = fc.nat(10 ** 9).map((thousandths) => thousandths / 1_000)
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 12n }), rate, rate, (lag, committed, produced) => {
        const seconds = drainSeconds(lag, committed, produced)
        if (seconds === null) expect(committed).toBeLessThanOrEqual(produced)
        else expect(seconds * (committed - produced)).toBeCloseTo(Number(lag), -1)
      }),
    )
  })
})

describe('averageRate', () => {
  test.each<[string, number[], number | null]>([
    ['rounds of nothing count', [0, 0, 45], 15],
    ['gaps do not', [Number.NaN, 10, Number.NaN, 20], 15],
    ['nothing is known', [Number.NaN], null],
    ['no round yet', [], null],
  ])('%s', (_, rates, average) => {
    expect(averageRate(rates)).toBe(average)
  })
})
