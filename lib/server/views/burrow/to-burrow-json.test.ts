import fc from 'fast-check'
import { expect, test } from 'vitest'
import { float32, toBurrowJson } from './to-burrow-json'

test('int64 keep all digits, keys their order, and signs are escaped as Go escapes them', () => {
  expect(toBurrowJson({ b: 9_223_372_036_854_775_807n, a: [null, true, 0.1, '<&>\u2028"\n'] })).toBe(
    '{"b":9223372036854775807,"a":[null,true,0.1,"\\u003c\\u0026\\u003e\\u2028\\"\\n"]}',
  )
})

test('whatever it is, a JSON parser reads it again', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
      expect(JSON.parse(toBurrowJson(value as never))).toEqual(JSON.parse(JSON.stringify(value)))
    }),
  )
})

test('a float32 is written as Go writes it', () => {
  expect([1 / 10, 2 / 3, 1, 0, 7 / 15].map(float32)).toEqual([0.1, 0.6666667, 1, 0, 0.46666667])
  fc.assert(
    fc.property(fc.float({ min: 0, max: 1, noNaN: true }), (value) => {
      expect(Math.fround(float32(value))).toBe(value)
    }),
  )
})
