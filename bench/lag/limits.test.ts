import { expect, it } from 'vitest'
import { brokenLimits } from './limits'
import { ROW_NAMES, ROWS, type Row, type RowName } from './rows'

const FINE: Record<RowName, number> = {
  round: 80,
  metrics: 300,
  'groups-page': 5,
  'groups-by-lag': 5.5,
  'topic-groups': 4,
  group: 3,
  'round-requests': 10,
  'idle-broker-cpu-s': 1,
  'idle-console-cpu-s': 1.5,
  'rss-mb': 200,
  'loop-delay-max-ms': 40,
}

function rowsWith(medians: Partial<Record<RowName, number>>, against: Row['against'] = []): Row[] {
  return ROW_NAMES.map((name) => {
    const median = medians[name] ?? FINE[name]
    return { name, median, min: median, max: median, unit: ROWS[name].unit, against: name === 'round' ? against : [] }
  })
}

it('says nothing when all is within its limits, whatever tools were there', () => {
  expect(brokenLimits(rowsWith({}), 3)).toEqual([])
  const against: Row['against'] = [
    { tool: 'kafka-consumer-groups', median: 6_400, ratio: 80 },
    { tool: 'redpanda-console', median: 200, ratio: 2.5 },
    { tool: 'burrow', median: 1, ratio: 0.01 },
  ]
  expect(brokenLimits(rowsWith({}, against), 3)).toEqual([])
})

it.each([
  ['metrics', 500],
  ['groups-page', 20],
  ['topic-groups', 10],
  ['group', 10],
  ['idle-broker-cpu-s', 2],
  ['idle-console-cpu-s', 3],
  ['rss-mb', 300],
  ['loop-delay-max-ms', 100],
] as const)('%s at %d is too much', (name, median) => {
  expect(brokenLimits(rowsWith({ [name]: median }), 3)).toEqual([expect.stringContaining(`${name} is ${median}`)])
})

it.each([
  ['kafka-consumer-groups', 79.9],
  ['kafka_exporter', 79.9],
  ['redpanda-console', 2.4],
] as const)('a round only %s %d times faster is too slow', (tool, ratio) => {
  expect(brokenLimits(rowsWith({}, [{ tool, median: 1, ratio }]), 3)).toEqual([
    `round is ${ratio} times faster than ${tool}, not ${tool === 'redpanda-console' ? 2.5 : 80}`,
  ])
})

it('allows 1 + 3 requests for each broker', () => {
  expect(brokenLimits(rowsWith({ 'round-requests': 11 }), 3)).toHaveLength(1)
  expect(brokenLimits(rowsWith({ 'round-requests': 13 }), 4)).toEqual([])
})

it('a list sorted by lag may not be slower, but for noise', () => {
  expect(brokenLimits(rowsWith({ 'groups-by-lag': 7.2 }), 3)).toEqual([])
  expect(brokenLimits(rowsWith({ 'groups-by-lag': 7.3 }), 3)).toEqual(['groups-by-lag (7.3 ms) is slower than groups-page (5 ms)'])
})

it('a figure that is missing or is no number is no success', () => {
  expect(brokenLimits(rowsWith({}).slice(1), 3)).toEqual(['round was not measured'])
  expect(brokenLimits(rowsWith({ metrics: Number.NaN }), 3)).toHaveLength(1)
})

it('a comparison that has to be there is missed', () => {
  const against: Row['against'] = [{ tool: 'kafka-consumer-groups', median: 6_400, ratio: 80 }]
  expect(brokenLimits(rowsWith({}, against), 3, ['kafka-consumer-groups'])).toEqual([])
  expect(brokenLimits(rowsWith({}), 3, ['kafka-consumer-groups'])).toEqual(['round was not compared with kafka-consumer-groups'])
})
