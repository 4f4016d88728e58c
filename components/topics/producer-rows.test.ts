import { describe, expect, it } from 'vitest'
import type { ActiveProducer, TransactionItem } from '@/lib/contract/transactions'
import type { PartitionItem } from '@/lib/contract/topics'
import { orderProducers, producerRows } from './producer-rows'

const producer = (partition: number, producerId: string, transactionStart: string | null = null): ActiveProducer => ({
  partition,
  producerId,
  epoch: 0,
  lastSequence: 3,
  lastWriteAt: '2026-03-03T13:20:00.000Z',
  transactionStart,
})
const transaction = { id: 'payments-tx', producerId: '7', startedAt: '2026-03-03T13:10:00.000Z' } as TransactionItem
const partitions = [
  { partition: 0, logEnd: '9007199254740995' },
  { partition: 1, logEnd: null },
] as PartitionItem[]

describe('producerRows', () => {
  it('joins a transaction by producer id, and counts what it keeps back without losing digits', () => {
    const [row] = producerRows([producer(0, '7', '9007199254740992')], [transaction], partitions)
    expect(row).toMatchObject({ transaction: { id: 'payments-tx' }, heldBack: 3n })
  })

  it('keeps back nothing that is known where no transaction is open, or the end is unknown', () => {
    const rows = producerRows([producer(0, '7'), producer(1, '7', '5')], [transaction], partitions)
    expect(rows.map((row) => [row.transaction?.id ?? null, row.heldBack])).toEqual([
      [null, null],
      ['payments-tx', null],
    ])
  })

  it('never counts below zero when the end is the older figure', () => {
    const stale = [{ partition: 0, logEnd: '4' }] as PartitionItem[]
    expect(producerRows([producer(0, '7', '9')], [], stale)[0]?.heldBack).toBe(0n)
  })
})

it('puts open transactions first, the one that is known to be oldest before all', () => {
  const rows = producerRows([producer(0, '1'), producer(1, '2', '5'), producer(2, '7', '5')], [transaction], partitions)
  expect(orderProducers(rows, 'open').map((row) => row.producerId)).toEqual(['7', '2', '1'])
  expect(orderProducers(rows, '-partition').map((row) => row.partition)).toEqual([2, 1, 0])
})
