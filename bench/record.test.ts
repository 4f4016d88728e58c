import { expect, it } from 'vitest'
import { betweenMarks } from './record'

const TEXT = 'before\n<!-- lag -->\nold\n<!-- /lag -->\nbetween\n<!-- pages -->\nkept\n<!-- /pages -->\n'

it('replaces what stands between the marks of one benchmark and nothing else', () => {
  expect(betweenMarks(TEXT, 'lag', 'new')).toBe(TEXT.replace('old', 'new'))
  expect(betweenMarks(betweenMarks(TEXT, 'lag', 'new'), 'lag', 'old')).toBe(TEXT)
})

it('says so where there is no place', () => {
  expect(() => betweenMarks(TEXT, 'other', 'x')).toThrow('no place for the results of “other”')
})
