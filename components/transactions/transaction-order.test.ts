import { describe, expect, it } from 'vitest'
import type { TransactionItem } from '@/lib/contract/transactions'
import { orderTransactions, summarizeOpen } from './transaction-order'

const transaction = (id: string, change: Partial<TransactionItem> = {}): TransactionItem => ({
  id,
  state: 'CompleteCommit',
  producerId: '1',
  epoch: null,
  coordinator: 1,
  startedAt: null,
  timeoutMs: null,
  topics: [],
  overdue: false,
  ...change,
})
const done = transaction('a')
const young = transaction('b', {
  state: 'Ongoing',
  startedAt: '2026-03-03T13:20:00.000Z',
  topics: [{ topic: 'payments', partitions: [0] }],
})
const old = transaction('c', { ...young, id: 'c', startedAt: '2026-03-03T13:10:00.000Z', topics: [{ topic: 'orders', partitions: [1] }] })
const overdue = transaction('d', { ...young, id: 'd', startedAt: '2026-03-03T13:15:00.000Z', overdue: true })
const unasked = transaction('e', { state: 'PrepareAbort' })
const all = [done, young, old, overdue, unasked]

describe('orderTransactions', () => {
  const ids = (sort: string) =>
    orderTransactions(all, sort)
      .map(({ id }) => id)
      .join('')

  it('puts what holds readers back first: overdue, then open, the longest first', () => {
    expect(ids('state')).toBe('dcbea')
  })

  it('keeps those of unknown age last both ways', () => {
    expect(ids('startedAt')).toBe('cdbae')
    expect(ids('-startedAt')).toBe('bdcae')
  })

  it('sorts producer ids as numbers', () => {
    const rows = [transaction('x', { producerId: '10' }), transaction('y', { producerId: '9' })]
    expect(orderTransactions(rows, 'producerId').map(({ id }) => id)).toEqual(['y', 'x'])
  })
})

describe('summarizeOpen', () => {
  it('names the worst, and each topic once', () => {
    const summary = summarizeOpen(all)
    expect(summary).toMatchObject({ open: 4, overdue: 1, worst: { id: 'd' } })
    expect(summary.topics).toEqual(['payments', 'orders'])
  })

  it('finds nothing among finished ones', () => {
    expect(summarizeOpen([done])).toEqual({ open: 0, overdue: 0, worst: null, topics: [] })
  })
})
