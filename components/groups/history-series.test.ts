import { describe, expect, it } from 'vitest'
import type { GroupHistory } from '@/lib/contract/groups'
import { groupLines } from './history-series'

const times = ['2026-03-03T14:00:00.000Z', '2026-03-03T14:00:10.000Z', '2026-03-03T14:00:20.000Z']
const points = (...values: (number | null)[]) =>
  values.map((value, index): [string, number, number, number] | null => (value === null ? null : [times[index] ?? '', value, value, value]))
const history = (series: GroupHistory['series']): GroupHistory => ({ from: '', to: '', times, series, asOf: '' })

describe('groupLines', () => {
  it('adds records over topics and takes the longest time behind', () => {
    const lines = groupLines(
      history([
        { topic: 'orders', metric: 'lag', points: points(1, 2, 3) },
        { topic: 'payments', metric: 'lag', points: points(10, 20, 30) },
        { topic: 'orders', metric: 'seconds', points: points(5, 1, 1) },
        { topic: 'payments', metric: 'seconds', points: points(2, 2, 2) },
      ]),
    )
    expect(lines.lag).toEqual([11, 22, 33])
    expect(lines.seconds).toEqual([5, 2, 2])
  })

  it('shows a gap where one topic is unknown, not the sum of the rest', () => {
    const lines = groupLines(
      history([
        { topic: 'orders', metric: 'lag', points: points(1, 2, 3) },
        { topic: 'payments', metric: 'lag', points: points(10, null, 30) },
      ]),
    )
    expect(lines.lag).toEqual([11, null, 33])
  })

  it('leaves out a topic that never had a figure', () => {
    const lines = groupLines(
      history([
        { topic: 'orders', metric: 'lag', points: points(1, 2, 3) },
        { topic: 'never-committed', metric: 'lag', points: points(null, null, null) },
      ]),
    )
    expect(lines.lag).toEqual([1, 2, 3])
    expect(lines.commitRate).toEqual([null, null, null])
  })
})
