import { expect, test } from 'vitest'
import { ageDifference } from './age-difference'

test('an estimate is less, more, or the same to within a second', () => {
  expect(ageDifference(1320, 1384)).toEqual({ by: 'less', difference: '1 m 04 s' })
  expect(ageDifference(61, 1)).toEqual({ by: 'more', difference: '1 m' })
  expect(ageDifference(10.4, 10)).toMatchObject({ by: 'same' })
})
