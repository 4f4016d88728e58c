import { expect, test } from 'vitest'
import { byFigure, byName } from './order'

test('the largest first leaves what is not known to the end', () => {
  expect([3, null, 10, 0].toSorted((a, b) => byFigure(b, a))).toEqual([10, 3, 0, null])
  expect([3n, null, 9223372036854775807n].toSorted((a, b) => byFigure(b, a))).toEqual([9223372036854775807n, 3n, null])
})

test('numbers in names count as numbers', () => {
  expect([{ id: 'a-10' }, { id: 'a-9' }].toSorted(byName)).toEqual([{ id: 'a-9' }, { id: 'a-10' }])
})
