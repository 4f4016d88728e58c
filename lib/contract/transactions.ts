import { z } from 'zod'
import { TRANSACTION_STATES } from '../domain/transactions/transaction-states'
import { ListQuery, Offset, PartError, Time } from './primitives'

/** A producer that a partition's leader still remembers (DescribeProducers, KIP-664). Ids are int64. */
export const ActiveProducer = z.object({
  partition: z.number().int(),
  producerId: Offset,
  epoch: z.number().int(),
  lastSequence: z.number().int(),
  lastWriteAt: Time.nullable(),
  /** Where its open transaction began on this partition; null when none is open. */
  transactionStart: Offset.nullable(),
})
export type ActiveProducer = z.infer<typeof ActiveProducer>

export const TopicProducers = z.object({
  items: z.array(ActiveProducer),
  /** null: never read. */
  asOf: Time.nullable(),
  errors: z.array(PartError),
})
export type TopicProducers = z.infer<typeof TopicProducers>

export const TransactionListQuery = ListQuery.extend({
  /** `open`: neither finished nor empty. */
  state: z.enum([...TRANSACTION_STATES, 'open']).optional(),
  topic: z.string().optional(),
})

export const TransactionItem = z.object({
  /** transactional.id */
  id: z.string(),
  state: z.string(),
  producerId: Offset,
  /** null where the coordinator was not asked for details: it is only for transactions that are open. */
  epoch: z.number().int().nullable(),
  coordinator: z.number().int(),
  /** Null unless open. */
  startedAt: Time.nullable(),
  timeoutMs: z.number().int().nullable(),
  topics: z.array(z.object({ topic: z.string(), partitions: z.array(z.number().int()) })),
  /** Open for longer than its own timeout: the coordinator should have aborted it. */
  overdue: z.boolean(),
})
export type TransactionItem = z.infer<typeof TransactionItem>
