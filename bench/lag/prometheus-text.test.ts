import { expect, it } from 'vitest'
import { seriesCount, seriesValue } from './prometheus-text'

const TEXT = `# HELP lag_seconds how long
# TYPE lag_seconds gauge
lag_seconds{cluster="other",broker="1"} 3
lag_seconds{cluster="bench",broker="1"} 0.075
lag_seconds_total{cluster="bench"} 9
delay 1.5e-2
`

it('finds a value by its whole name and by its cluster', () => {
  expect(seriesValue(TEXT, 'lag_seconds', 'bench')).toBe(0.075)
  expect(seriesValue(TEXT, 'lag_seconds_total', 'bench')).toBe(9)
})

it('takes a series without labels for the one of the process', () => expect(seriesValue(TEXT, 'delay', 'bench')).toBe(0.015))

it('has no value where there is none', () => {
  expect(seriesValue(TEXT, 'lag', 'bench')).toBeNull()
  expect(seriesValue(TEXT, 'lag_seconds', 'third')).toBeNull()
})

it('counts series, not those of longer names nor comments', () => {
  expect(seriesCount(TEXT, 'lag_seconds')).toBe(2)
  expect(seriesCount('a{b="1"} 1\na{b="2"} 1\nab{b="1"} 1', 'a')).toBe(2)
  expect(seriesCount(TEXT, 'nothing')).toBe(0)
})
