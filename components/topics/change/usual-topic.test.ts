import { expect, it } from 'vitest'
import type { ConfigEntry } from '@/lib/contract/configs'
import { brokersCount, brokersDefault, usualPartitions, usualReplicas } from './usual-topic'

const config = (name: string, value: string | null, source: ConfigEntry['source'] = 'static-broker'): ConfigEntry => ({
  name,
  value,
  source,
  override: false,
  sensitive: false,
  readOnly: false,
  documentation: null,
  synonyms: [],
})
const topics = [
  { partitions: 6, replicationFactor: 3 },
  { partitions: 12, replicationFactor: 3 },
  { partitions: 6, replicationFactor: 1 },
]

it('takes what brokers are told to do', () => {
  expect(usualPartitions([config('num.partitions', '8')], topics)).toEqual({ count: 8, from: 'brokers' })
  expect(usualReplicas([config('default.replication.factor', '2', 'dynamic-default-broker')], topics, 4)).toEqual({
    count: 2,
    from: 'brokers',
  })
})

it('takes what most topics have where nobody has told the brokers', () => {
  const own = [config('num.partitions', '1', 'default'), config('default.replication.factor', '1', 'default')]
  expect(usualPartitions(own, topics)).toEqual({ count: 6, from: 'topics' })
  expect(usualReplicas(own, topics, 4)).toEqual({ count: 3, from: 'topics' })
  expect(usualReplicas(null, topics, 4)).toEqual({ count: 3, from: 'topics' })
  expect(brokersCount(own, 'num.partitions')).toBe(1)
  expect(brokersCount(null, 'num.partitions')).toBeNull()
})

it('spreads copies over what brokers there are where nothing is known', () => {
  expect([0, 1, 2, 3, 9].map((brokers) => usualReplicas(null, [], brokers).count)).toEqual([1, 1, 2, 3, 3])
  expect(usualPartitions(null, [])).toEqual({ count: 1, from: 'brokers' })
})

it('knows the brokers’ names of the defaults of topics', () => {
  const hours = [config('log.retention.ms', null), config('log.retention.hours', '168', 'default')]
  expect(brokersDefault(hours, 'retention.ms')).toBe('604800000')
  expect(brokersDefault([config('log.retention.hours', '-1')], 'retention.ms')).toBe('-1')
  expect(brokersDefault([config('log.retention.ms', '60000'), ...hours.slice(1)], 'retention.ms')).toBe('60000')
  expect(brokersDefault([config('message.max.bytes', '1048588')], 'max.message.bytes')).toBe('1048588')
  expect(brokersDefault([], 'cleanup.policy')).toBeNull()
})
