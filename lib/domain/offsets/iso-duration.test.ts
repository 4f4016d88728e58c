import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatIsoDuration, parseIsoDuration } from './iso-duration'

// What java.time.Duration.parse(…).toMillis() of Java 17 says.
it.each([
  ['PT1H', 3_600_000],
  ['P1D', 86_400_000],
  ['pt1h', 3_600_000],
  ['P1DT2H3M4.5S', 93_784_500],
  ['-PT1H', -3_600_000],
  ['PT-1H', -3_600_000],
  ['-PT-1H', 3_600_000],
  ['+PT1H', 3_600_000],
  ['PT+1H', 3_600_000],
  ['P-1DT-2H', -93_600_000],
  ['PT1.5S', 1_500],
  ['PT1,5S', 1_500],
  ['PT1.S', 1_000],
  ['PT-0.5S', -500],
  ['PT-1.25S', -1_250],
  ['PT0.0001S', 0],
  ['PT0S', 0],
  ['-PT0S', 0],
  ['PT90M', 5_400_000],
])('%s is %d ms', (text, ms) => {
  expect(parseIsoDuration(text)).toStrictEqual({ ms })
})

describe('what Java refuses is refused, with what would be right', () => {
  it.each([
    ['', 'not-a-duration'],
    ['P', 'not-a-duration'],
    ['PT', 'not-a-duration'],
    ['P1DT', 'not-a-duration'],
    ['1D', 'not-a-duration'],
    ['1h', 'not-a-duration'],
    ['PT 1S', 'not-a-duration'],
    ['PT1H ', 'not-a-duration'],
    ['PT1H\n', 'not-a-duration'],
    ['PT1S1M', 'not-a-duration'],
    ['PT.5S', 'not-a-duration'],
    ['PT0.1234567891S', 'not-a-duration'],
    ['P1H', 'not-a-duration'],
    ['P1Y', 'calendar-unit'],
    ['P1M', 'calendar-unit'],
    ['P1W', 'calendar-unit'],
    ['p2w', 'calendar-unit'],
    ['P1Y2M3DT4H', 'calendar-unit'],
    ['PT1.5H', 'fraction'],
    ['P0,5D', 'fraction'],
    ['P106751991168D', 'too-long'],
  ])('%j: %s', (text, problem) => {
    const result = parseIsoDuration(text)
    expect(result).toMatchObject({ problem })
  })

  it('every example in the advice is itself right', () => {
    const advice = ['', 'P1Y', 'P106751991168D'].map((text) => parseIsoDuration(text))
    const examples = advice.flatMap((result) => ('right' in result ? (result.right.match(/\bP[T\d][\w.]*/g) ?? []) : []))
    expect(examples.length).toBeGreaterThan(5)
    for (const example of examples) expect(parseIsoDuration(example)).toHaveProperty('ms')
  })
})

describe('formatIsoDuration', () => {
  it.each([
    [0, 'PT0S'],
    [1, 'PT0.001S'],
    [500, 'PT0.5S'],
    [60_000, 'PT1M'],
    [86_400_000, 'P1D'],
    [93_784_050, 'P1DT2H3M4.05S'],
    [-5_400_000, '-PT1H30M'],
  ])('%d ms is %s', (ms, text) => {
    expect(formatIsoDuration(ms)).toBe(text)
  })

  it('is read again as what it was', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (ms) => {
        expect(parseIsoDuration(formatIsoDuration(ms))).toEqual({ ms })
      }),
    )
  })

  it.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('%d is refused', (ms) => {
    expect(() => formatIsoDuration(ms)).toThrow(RangeError)
  })
})
