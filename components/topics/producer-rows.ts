import type { ActiveProducer, TransactionItem } from '@/lib/contract/transactions'
import type { PartitionItem } from '@/lib/contract/topics'
import { compareKnown, orderBy, type OrderKey } from '@/lib/domain/order/compare-known'

export interface ProducerRow extends ActiveProducer {
  id: string
  /** Its transaction as the coordinator knows it; null when none is open, or the coordinator could not be asked. */
  transaction: TransactionItem | null
  /** Offsets from the transaction's start to the end of the log: at most so many records are kept back. */
  heldBack: bigint | null
}

/** The partitions' producers, with what their coordinators say of the transactions that are open. */
export function producerRows(
  producers: readonly ActiveProducer[],
  transactions: readonly TransactionItem[],
  partitions: readonly PartitionItem[],
): ProducerRow[] {
  const byProducer = new Map(transactions.map((transaction) => [transaction.producerId, transaction]))
  const ends = new Map(partitions.map(({ partition, logEnd }) => [partition, logEnd]))
  return producers.map((producer) => {
    const end = ends.get(producer.partition) ?? null
    const { transactionStart } = producer
    return {
      ...producer,
      id: `${producer.partition}-${producer.producerId}-${producer.epoch}`,
      transaction: transactionStart === null ? null : (byProducer.get(producer.producerId) ?? null),
      heldBack: transactionStart === null || end === null ? null : atLeastZero(BigInt(end) - BigInt(transactionStart)),
    }
  })
}

/** The end was read in another round than the producers, and may be the older one. */
function atLeastZero(count: bigint): bigint {
  return count < 0n ? 0n : count
}

const startedAt = ({ transaction }: ProducerRow) => transaction?.startedAt ?? null

const KEYS: Record<string, (row: ProducerRow) => OrderKey> = {
  open: ({ transactionStart }) => (transactionStart === null ? 1 : 0),
  partition: ({ partition }) => partition,
  producerId: ({ producerId }) => BigInt(producerId),
  lastWriteAt: ({ lastWriteAt }) => lastWriteAt,
  startedAt,
  heldBack: ({ heldBack }) => heldBack,
}

/** By `sort`; then those with an open transaction, the oldest first, then by partition. */
export function orderProducers(rows: readonly ProducerRow[], sort: string): ProducerRow[] {
  return orderBy(rows, sort, KEYS, (a, b) => {
    const open = Number(a.transactionStart === null) - Number(b.transactionStart === null)
    return open || compareKnown(startedAt(a), startedAt(b)) || a.partition - b.partition
  })
}
