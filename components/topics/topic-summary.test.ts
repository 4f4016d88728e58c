import { describe, expect, it } from 'vitest'
import type { PartitionItem } from '@/lib/contract/topics'
import { orderPartitions } from './partition-order'
import { summarizeTopic } from './topic-summary'

const partition = (at: number, change: Partial<PartitionItem> = {}): PartitionItem => ({
  id: `orders-${at}`,
  topic: 'orders',
  partition: at,
  leader: 1,
  preferredLeader: 1,
  replicas: [1, 2, 3],
  isr: [1, 2, 3],
  offlineReplicas: [],
  elr: null,
  lastKnownElr: null,
  minInsyncReplicas: 2,
  health: [],
  since: null,
  sinceAtLeast: false,
  logStart: '0',
  logEnd: '100',
  offsetsAsOf: null,
  sizeBytes: 10,
  recordsPerSec: null,
  logs: [],
  missing: [],
  ...change,
})

const short = partition(3, { isr: [1, 2], offlineReplicas: [3], health: ['under-replicated'], since: '2026-03-03T13:20:00.000Z' })
const refusing = partition(5, { isr: [1], health: ['under-min-isr', 'under-replicated'], since: '2026-03-03T13:23:41.000Z' })
const older = partition(7, { ...refusing, partition: 7, since: '2026-03-03T13:10:00.000Z', sinceAtLeast: true })

describe('summarizeTopic', () => {
  it('says nothing is wrong when nothing is', () => {
    const summary = summarizeTopic([partition(0), partition(1)])
    expect(summary).toMatchObject({ worst: 'healthy', since: null, missing: [] })
    expect(summary.counts.healthy).toBe(2)
  })

  it('counts each partition once, by the worst of it, and dates the worst from its first', () => {
    const summary = summarizeTopic([partition(0), short, refusing, older])
    expect(summary.worst).toBe('under-min-isr')
    expect(summary.counts).toMatchObject({ 'under-min-isr': 2, 'under-replicated': 1, healthy: 1 })
    expect(summary.since).toEqual({ at: '2026-03-03T13:10:00.000Z', atLeast: true })
    expect(summary.missing).toEqual([2, 3])
  })

  it('names the broker of an only copy that is away, though the ISR still lists it', () => {
    const offline = partition(2, { leader: null, replicas: [5], isr: [5], offlineReplicas: [5], health: ['offline'] })
    expect(summarizeTopic([offline])).toMatchObject({ worst: 'offline', missing: [5] })
  })
})

describe('orderPartitions', () => {
  const all = [partition(0), short, refusing, partition(9, { logEnd: null })]
  const order = (sort: string, health: Parameters<typeof orderPartitions>[1]['health'] = null) =>
    orderPartitions(all, { sort, health }).map((found) => found.partition)

  it('puts trouble first', () => {
    expect(order('health')).toEqual([5, 3, 0, 9])
  })

  it('keeps what is not known last in both directions', () => {
    expect(order('logEnd').at(-1)).toBe(9)
    expect(order('-logEnd').at(-1)).toBe(9)
  })

  it('filters by the worst that is wrong', () => {
    expect(order('partition', 'under-replicated')).toEqual([3])
    expect(order('-partition', 'healthy')).toEqual([9, 0])
  })
})
