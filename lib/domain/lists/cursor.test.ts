import { describe, expect, test } from 'vitest'
import { cursorAt, positionOf } from './cursor'

describe('cursors', () => {
  test.each([0, 7, 100, 999, 10_000, 123_456])('position %i comes back', (position) => {
    expect(positionOf(cursorAt(position))).toBe(position)
    expect(cursorAt(position)).toMatch(/^[\w-]+$/)
  })

  test.each(['', 'nonsense', '-1', btoa('-5'), btoa('1.5'), btoa('1e99'), '%%'])('%j is the beginning', (cursor) => {
    expect(positionOf(cursor)).toBe(0)
  })
})
