import { expect, it } from 'vitest'
import { addSample, type RowName, rowsOf, type Sample, type ToolName } from './rows'

const samplesOf = <K extends string>(values: Partial<Record<K, number[]>>) => {
  const samples = new Map<K, Sample[]>()
  for (const name of Object.keys(values) as K[]) for (const value of values[name] ?? []) addSample(samples, name, { value })
  return samples
}

it('a row has the median, the range and how many times longer each tool takes', () => {
  const ours = samplesOf<RowName>({ round: [90, 70, 80], metrics: [100] })
  const tools = samplesOf<ToolName>({ 'kafka-consumer-groups': [12_000, 8_000, 9_000], kafka_exporter: [15_000] })
  expect(rowsOf({ ours, tools })).toEqual([
    {
      name: 'round',
      median: 80,
      min: 70,
      max: 90,
      unit: 'ms',
      against: [
        { tool: 'kafka-consumer-groups', median: 9_000, ratio: 112.5 },
        { tool: 'kafka_exporter', median: 15_000, ratio: 187.5 },
      ],
    },
    { name: 'metrics', median: 100, min: 100, max: 100, unit: 'ms', against: [{ tool: 'kafka_exporter', median: 15_000, ratio: 150 }] },
  ])
})

it('what was not measured has no row, and rows come in the order of the report', () => {
  const ours = samplesOf<RowName>({ 'rss-mb': [200], group: [1], round: [70] })
  const rows = rowsOf({ ours, tools: new Map() })
  expect(rows.map(({ name }) => name)).toEqual(['round', 'group', 'rss-mb'])
  expect(rows.map(({ against }) => against)).toEqual([[], [], []])
})
