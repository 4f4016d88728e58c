import { expect, test } from 'vitest'
import type { PlanRow } from '@/lib/contract/changes'
import { placeOn, shiftAxis, shiftOf } from './shift-axis'

const NOW = Date.parse('2026-11-17T13:32:07.000Z')
const row = (over: Partial<PlanRow>): PlanRow => ({
  of: { topic: 'payments', partition: 0 },
  before: { offset: '50' },
  after: { offset: '30' },
  changed: true,
  about: { logEnd: '50', committedAt: null, targetAt: '2026-11-17T13:00:00.114Z', atEnd: false },
  marks: [],
  ...over,
})

test('a commit at the end of the log is at the present', () => {
  expect(shiftOf(row({}), NOW)).toEqual({ fromMs: NOW, toMs: Date.parse('2026-11-17T13:00:00.114Z') })
})

test('a commit whose record is gone has no time, nor has what does not exist', () => {
  expect(shiftOf(row({ before: { offset: '2' } }), NOW).fromMs).toBeNull()
  expect(shiftOf(row({ before: null, after: null }), NOW)).toEqual({ fromMs: null, toMs: null })
})

test('one axis holds the earliest mark and the present, with few ticks', () => {
  const earliest = NOW - 35 * 60_000
  const axis = shiftAxis(
    [
      { fromMs: earliest, toMs: NOW - 32 * 60_000 },
      { fromMs: NOW, toMs: NOW - 32 * 60_000 },
    ],
    NOW,
  )
  if (axis === null) throw new Error('no axis')
  expect(placeOn(axis, earliest)).toBeGreaterThan(5)
  expect(placeOn(axis, NOW)).toBe(100)
  expect(axis.ticksMs.length).toBeGreaterThan(0)
  expect(axis.ticksMs.length).toBeLessThanOrEqual(5)
  expect(axis.targetMs).toBe(NOW - 32 * 60_000)
})

test('several targets have no one time, no times no axis', () => {
  expect(
    shiftAxis(
      [
        { fromMs: NOW, toMs: NOW - 60_000 },
        { fromMs: NOW, toMs: NOW - 3_600_000 },
      ],
      NOW,
    )?.targetMs,
  ).toBeNull()
  expect(shiftAxis([{ fromMs: null, toMs: null }], NOW)).toBeNull()
})
