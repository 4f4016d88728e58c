import { expect, test } from 'vitest'
import { timeAxis } from './time-axis'

const at = (minutes: number) => new Date(Date.UTC(2026, 2, 3, 12, minutes)).toISOString()

test('just after the start the axis is a quarter of an hour wide and says when watching began', () => {
  const axis = timeAxis([at(28), at(29)], at(30))
  expect(axis.to - axis.from).toBe(15 * 60_000)
  expect(axis.startedAt).toBe(Date.parse(at(28)))
})

test('with a whole hour the axis is the hour, and when watching began is not known', () => {
  const axis = timeAxis([at(-30), at(0), at(30)], at(30))
  expect(axis).toMatchObject({ from: Date.parse(at(-30)), to: Date.parse(at(30)), startedAt: null })
})

test('a round newer than the picture is not cut off', () => {
  expect(timeAxis([at(0), at(31)], at(30)).to).toBe(Date.parse(at(31)))
})

test('without any round there is still an axis', () => {
  expect(timeAxis([], at(30))).toMatchObject({ from: Date.parse(at(15)), to: Date.parse(at(30)), times: [], startedAt: null })
})
