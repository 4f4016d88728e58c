import { expect, test } from 'vitest'
import type { GroupHistory } from '@/lib/contract/history'
import { groupLines } from './history-series'

const times = ['2026-03-03T14:00:00.000Z', '2026-03-03T14:00:10.000Z']

test('every metric has its own line, on the times of the axis', () => {
  const total: GroupHistory['total'] = [
    { metric: 'lag', points: [[times[0] ?? '', 7, 1, 900], null] },
    { metric: 'seconds', points: [null, [times[1] ?? '', 3, 3, 3]] },
  ]
  const lines = groupLines({ times, total })
  expect(lines.lag).toEqual({ values: [7, null], band: [[1, 900], null] })
  expect(lines.seconds).toEqual({ values: [null, 3] })
  expect(lines.times).toEqual(times.map((time) => Date.parse(time)))
})

test('a metric that is not there is unknown at every time', () => {
  expect(groupLines({ times, total: [] }).commitRate.values).toEqual([null, null])
})
