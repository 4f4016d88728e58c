import { expect, test } from 'vitest'
import { heatLines, latestLevel } from './history-heat'

const row = (topic: string, partition: number, ...levels: (number | null)[]) => ({ topic, partition, levels })

test('partitions of one topic go by their numbers, of several by their names', () => {
  expect(heatLines({ heat: [row('orders', 0, 1), row('orders', 1, 2)] }).map(({ label }) => label)).toEqual(['0', '1'])
  expect(heatLines({ heat: [row('orders', 0, 1), row('refunds', 0, 2)] }).map(({ label }) => label)).toEqual(['orders-0', 'refunds-0'])
})

test('the 24 furthest behind are kept, in their order', () => {
  const heat = Array.from({ length: 40 }, (_, partition) => row('orders', partition, partition % 2, 0))
  const lines = heatLines({ heat })
  expect(lines).toHaveLength(24)
  expect(lines.filter(({ levels }) => levels[0] === 1)).toHaveLength(20)
  expect(lines.map(({ label }) => Number(label))).toEqual(lines.map(({ label }) => Number(label)).toSorted((a, b) => a - b))
})

test('the newest level is the last that is known', () => {
  expect(latestLevel([0, 4, null])).toBe(4)
  expect(latestLevel([null])).toBeNull()
})
