import { describe, expect, test } from 'vitest'
import { badLines, growthOf } from './judgement'

describe('growthOf', () => {
  test('compares the medians of the last and the middle third, whatever the first was', () => {
    expect(growthOf([900, 10, 1, 100, 110, 120, 120, 130, 500])).toEqual({ middle: 110, last: 130, share: 130 / 110 - 1, lows: [100, 120] })
    expect(growthOf([1, 200, 150]).share).toBe(-0.25)
  })

  test('needs a sample in each third', () => {
    expect(() => growthOf([1, 2])).toThrow(RangeError)
  })
})

describe('badLines', () => {
  test('are errors that were logged, and what was written past the logger', () => {
    const bad = [
      '{"level":50,"msg":"A request failed"}',
      '{"level":60,"msg":"gone"}',
      ' ⨯ Error: no',
      '(node:1) Warning: leak',
      'unhandledRejection',
    ]
    const good = ['{"level":30,"msg":"no error"}', '{"level":40,"msg":"old"}', '▲ Next.js 16', ' ✓ Ready in 100ms', '']
    expect(badLines([...bad, ...good].join('\n'))).toEqual(bad)
  })
})
