import { expect, test } from 'vitest'
import type { HistoryMark } from '@/lib/contract/history'
import { flagsOf } from '../charts/flags'
import { type MarkOfGroup, toldMarks } from './told-marks'

function mark(at: number, kind: HistoryMark['kind']): MarkOfGroup {
  return { id: `${at} ${kind}`, at, mark: { at: new Date(at).toISOString(), kind, members: null, records: null, change: null } }
}

test('among sixty rebalances of a day the one reset is told', () => {
  const marks = [...Array.from({ length: 60 }, (_, index) => mark(index * 1_440_000, 'rebalance')), mark(30_000_001, 'change')]
  const flags = flagsOf(marks, { from: 0, to: 86_400_000 })
  const kinds = flags.flatMap((flag) => toldMarks(flag.marks).told.map((one) => one.mark.kind))
  expect(kinds.filter((kind) => kind === 'change')).toHaveLength(1)
  const counted = flags.map((flag) => toldMarks(flag.marks)).reduce((sum, { told, more }) => sum + told.length + more, 0)
  expect(counted).toBe(61)
})

test('changes are told before moves, those before rebalances, in the order of time, and three at most', () => {
  const marks = [mark(1, 'rebalance'), mark(2, 'moved-back'), mark(3, 'change'), mark(4, 'moved-forward'), mark(5, 'change')]
  expect(toldMarks(marks).told.map(({ at }) => at)).toEqual([2, 3, 5])
  expect(toldMarks(marks).more).toBe(2)
  expect(toldMarks([mark(1, 'rebalance'), mark(2, 'rebalance')])).toMatchObject({ told: [{ at: 1 }], more: 1 })
})
