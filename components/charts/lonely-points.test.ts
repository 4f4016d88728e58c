import { expect, test } from 'vitest'
import { lonelyPoints } from './lonely-points'

const named = { id: 'lag', label: 'Lag', color: 'chart-1' } as const

test('a point between two gaps has its least and its most, so that its peak is seen', () => {
  const series = {
    ...named,
    values: [null, 7, null, 1, 2, null, 3],
    band: [null, [1, 900] as const, null, null, null, null, [3, 3] as const],
  }
  expect(lonelyPoints(series, [0, 10, 20, 30, 40, 50, 60])).toEqual([
    { id: 'lag', at: 10, value: 7, band: [1, 900], color: 'chart-1' },
    { id: 'lag', at: 60, value: 3, band: [3, 3], color: 'chart-1' },
  ])
})

test('without a band a point is all there is of it', () => {
  expect(lonelyPoints({ ...named, values: [7] }, [10])).toMatchObject([{ band: [7, 7] }])
})
