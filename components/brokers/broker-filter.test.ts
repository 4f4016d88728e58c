import { describe, expect, it } from 'vitest'
import type { BrokerItem } from '@/lib/contract/brokers'
import { address, filterBrokers } from './broker-filter'

const broker = (id: number, change: Partial<BrokerItem> = {}): BrokerItem => ({
  id,
  status: 'up',
  statusSince: null,
  lastAnsweredAt: null,
  error: null,
  host: `kafka-${id}.eu`,
  port: 9092,
  rack: 'eu-1a',
  controller: false,
  quorumRole: null,
  leaders: 0,
  preferredLeaders: 0,
  replicas: 0,
  outOfSync: 0,
  leaderSkewPercent: null,
  replicaSkewPercent: null,
  diskSkewPercent: null,
  logBytes: null,
  logDirs: [],
  logDirsAsOf: null,
  ...change,
})
const brokers = [broker(1), broker(2, { rack: 'eu-1b' }), broker(11, { status: 'fenced', host: null, port: null })]
const found = (q: string, status: BrokerItem['status'] | null = null) => filterBrokers(brokers, { q, status }).map(({ id }) => id)

describe('filterBrokers', () => {
  it('looks at id, rack and address', () => {
    expect(found('11')).toEqual([11])
    expect(found('EU-1B')).toEqual([2])
    expect(found('kafka-1.eu:9092')).toEqual([1])
  })

  it('takes both filters together', () => {
    expect(found('1', 'up')).toEqual([1, 2])
    expect(found('', 'fenced')).toEqual([11])
  })
})

it('writes an address as one pastes it', () => {
  expect(address({ host: 'kafka-1', port: 9092 })).toBe('kafka-1:9092')
  expect(address({ host: '2001:db8::1', port: 9092 })).toBe('[2001:db8::1]:9092')
  expect(address({ host: null, port: null })).toBeNull()
})
