import 'server-only'
import type { z } from 'zod'
import type { endpoints } from '@/lib/contract/endpoints'
import type { TopicProducers, TransactionItem, TransactionListQuery } from '@/lib/contract/transactions'
import { visible } from '@/lib/domain/access/actor'
import { ALL_TRANSACTIONS, type TransactionOf } from '../observe/details'
import type { Failure } from '../observe/looked-at'
import { type SortKeys, cutPage, facetsOf, matching } from './list-page'
import { isPermittedTopic } from './partitions'
import { maySeeName, seesAll } from './seen-by'
import { type ViewContext, freshness, toPartError, toTimeOrNull } from './view-context'

/** null: no such topic, or not for this actor. */
export async function getTopicProducers(context: ViewContext, topic: string): Promise<TopicProducers | null> {
  if (!isPermittedTopic(context, topic)) return null
  const { value, asOf, failed } = await context.observer.details.producers.look(topic)
  return {
    items: (value?.items ?? [])
      .toSorted((a, b) => a.partition - b.partition || (b.lastWriteAt ?? 0) - (a.lastWriteAt ?? 0))
      .map(({ partition, producerId, epoch, lastSequence, lastWriteAt, transactionStart }) => ({
        partition,
        producerId: producerId.toString(),
        epoch,
        lastSequence,
        lastWriteAt: toTimeOrNull(lastWriteAt),
        transactionStart: transactionStart?.toString() ?? null,
      })),
    asOf: toTimeOrNull(asOf),
    errors: [...(value?.errors ?? []).map(toPartError), ...failures('producers', failed)],
  }
}

function failures(part: 'producers' | 'transactions', failed: Failure | null) {
  return failed ? [toPartError({ part, broker: null, since: Date.now(), ...failed })] : []
}

const SORT: SortKeys<TransactionOf> = {
  // Open ones first, the oldest of them on top; a finished one has no beginning.
  age: (transaction) => (transaction.isOpen ? (transaction.details?.startedAt ?? 0) : null),
  id: (transaction) => transaction.transactionalId,
  state: (transaction) => transaction.state,
  producerId: (transaction) => transaction.producerId,
  coordinator: (transaction) => transaction.coordinator,
}

export async function listTransactions(
  context: ViewContext,
  query: z.infer<typeof TransactionListQuery>,
): Promise<z.infer<NonNullable<typeof endpoints.listTransactions.response>>> {
  const { actor, observer } = context
  const { value, asOf, failed } = await observer.details.transactions.look(ALL_TRANSACTIONS)
  const has = matching(query.q)
  const found = visible(actor, 'transactions:read', value?.items ?? [], ({ transactionalId }) => ({
    cluster: observer.cluster,
    type: 'transactional-id',
    name: transactionalId,
  }))
    .filter(({ transactionalId, producerId }) => has(transactionalId) || has(producerId.toString()))
    .map((transaction) => withSeenTopics(context, transaction))
    .filter(({ details }) => query.topic === undefined || details?.topics.some(({ topic }) => topic === query.topic))
  const rows = found.filter(({ state, isOpen }) => query.state === undefined || (query.state === 'open' ? isOpen : state === query.state))
  const page = cutPage(rows, query, SORT, 'age,id')
  const errors = [...(value?.errors ?? []).map(toPartError), ...failures('transactions', failed)]
  return {
    ...page,
    items: page.items.map((transaction) => toItem(transaction, asOf ?? Date.now())),
    facets: facetsOf<TransactionOf, string>(found, ['open'], ({ state, isOpen }) => (isOpen ? [state, 'open'] : [state])),
    asOf: toTimeOrNull(asOf) ?? freshness(context).asOf,
    stale: errors.length > 0,
    errors,
  }
}

/** A transaction of one's own may hold topics that are not one's own. */
function withSeenTopics({ actor, observer }: ViewContext, transaction: TransactionOf): TransactionOf {
  const { details } = transaction
  if (!details || seesAll(actor, observer.cluster, ['topics'])) return transaction
  const topics = details.topics.filter(({ topic }) => maySeeName(actor, observer.cluster, 'topics', topic))
  return { ...transaction, details: { ...details, topics } }
}

function toItem({ transactionalId, state, producerId, coordinator, details }: TransactionOf, now: number): TransactionItem {
  const startedAt = details?.startedAt ?? null
  return {
    id: transactionalId,
    state,
    producerId: producerId.toString(),
    epoch: details?.epoch ?? null,
    coordinator,
    startedAt: toTimeOrNull(startedAt),
    timeoutMs: details?.timeoutMs ?? null,
    topics: details?.topics ?? [],
    overdue: details !== null && startedAt !== null && now - startedAt > details.timeoutMs,
  }
}
