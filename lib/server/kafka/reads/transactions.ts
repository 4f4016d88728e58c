import 'server-only'
import { type Connection, describeProducersV0, describeTransactionsV0, listTransactionsV0 } from '@platformatic/kafka'
import { type BrokerVersions, negotiate } from '../api-versions'
import { KafkaError, partialAnswer } from '../kafka-error'
import { kafkaErrorName } from '../error-name'

export interface ProducerState {
  producerId: bigint
  epoch: number
  lastSequence: number
  /** ms; null before its first write. */
  lastWriteAt: number | null
  /** Offset of its open transaction on this partition; null when none is open. */
  transactionStart: bigint | null
}

export interface PartitionProducers {
  partition: number
  error: string | null
  producers: ProducerState[]
}

/** Who has written to these partitions lately, as their leader remembers it (DescribeProducers, KIP-664). Needs READ on the topic. */
export async function readProducers(
  connection: Connection,
  versions: BrokerVersions,
  topic: string,
  partitions: readonly number[],
): Promise<PartitionProducers[]> {
  const api = negotiate(versions, 'DescribeProducers', [describeProducersV0.api])
  const answer = await partialAnswer(api.async(connection, [{ name: topic, partitionIndexes: [...partitions] }]))
  return answer.topics.flatMap((of) =>
    of.partitions.map((p) => ({
      partition: p.partitionIndex,
      error: kafkaErrorName(p.errorCode),
      producers: p.activeProducers.map((producer) => ({
        producerId: producer.producerId,
        epoch: producer.producerEpoch,
        lastSequence: producer.lastSequence,
        lastWriteAt: producer.lastTimestamp < 0n ? null : Number(producer.lastTimestamp),
        transactionStart: producer.currentTxnStartOffset < 0n ? null : producer.currentTxnStartOffset,
      })),
    })),
  )
}

/** Neither finished nor empty: these hold back readers (TransactionState.java). */
const OPEN_STATES = new Set(['Ongoing', 'PrepareCommit', 'PrepareAbort', 'PrepareEpochFence'])

export interface ListedTransaction {
  transactionalId: string
  producerId: bigint
  state: string
  isOpen: boolean
  /** Only of open ones. */
  details: {
    epoch: number
    startedAt: number | null
    timeoutMs: number
    topics: { topic: string; partitions: number[] }[]
  } | null
}

/** The transactional ids this broker coordinates (ListTransactions), with the details of those that are open (DescribeTransactions). */
export async function readTransactions(connection: Connection, versions: BrokerVersions): Promise<ListedTransaction[]> {
  const listing = negotiate(versions, 'ListTransactions', [listTransactionsV0.api])
  const answer = await listing.async(connection, [], [], 0n, null)
  const refused = kafkaErrorName(answer.errorCode)
  if (refused) throw new KafkaError(refused, 'ListTransactions was refused')
  const open = answer.transactionStates.filter((listed) => OPEN_STATES.has(listed.transactionState)).map((listed) => listed.transactionalId)
  const details = new Map<string, ListedTransaction['details']>()
  if (open.length > 0) {
    const describing = negotiate(versions, 'DescribeTransactions', [describeTransactionsV0.api])
    const described = await partialAnswer(describing.async(connection, open))
    for (const transaction of described.transactionStates) {
      if (transaction.errorCode !== 0) continue
      details.set(transaction.transactionalId, {
        epoch: transaction.producerEpoch,
        startedAt: transaction.transactionStartTimeMs < 0n ? null : Number(transaction.transactionStartTimeMs),
        timeoutMs: transaction.transactionTimeoutMs,
        topics: transaction.topics.map(({ topic, partitions }) => ({ topic, partitions: partitions.toSorted((a, b) => a - b) })),
      })
    }
  }
  return answer.transactionStates.map(({ transactionalId, producerId, transactionState }) => ({
    transactionalId,
    producerId,
    state: transactionState,
    isOpen: OPEN_STATES.has(transactionState),
    details: details.get(transactionalId) ?? null,
  }))
}
