import type { TransactionItem } from '@/lib/contract/transactions'
import { compareKnown, orderBy, type OrderKey } from '@/lib/domain/order/compare-known'
import { isOpen } from '@/lib/domain/transactions/open-transaction'

/** Overdue ones first, then open ones, then the rest. */
function urgency({ overdue, state }: TransactionItem): number {
  if (overdue) return 0
  return isOpen(state) ? 1 : 2
}

const KEYS: Record<string, (transaction: TransactionItem) => OrderKey> = {
  state: urgency,
  id: ({ id }) => id,
  startedAt: ({ startedAt }) => startedAt,
  timeoutMs: ({ timeoutMs }) => timeoutMs,
  producerId: ({ producerId }) => BigInt(producerId),
  coordinator: ({ coordinator }) => coordinator,
}

/** By `sort`; then the longest open first, then by id. `startedAt` ascending is the longest first. */
export function orderTransactions(transactions: readonly TransactionItem[], sort: string): TransactionItem[] {
  return orderBy(transactions, sort, KEYS, (a, b) => compareKnown(a.startedAt, b.startedAt) || compareKnown(a.id, b.id))
}

export interface OpenSummary {
  open: number
  overdue: number
  /** The one that has been open for longest, as far as is known; an overdue one before all. */
  worst: TransactionItem | null
  /** Names of the topics whose readers are held back, those of the worst first. */
  topics: string[]
}

/** What the open ones among these transactions hold back. */
export function summarizeOpen(transactions: readonly TransactionItem[]): OpenSummary {
  const open = orderTransactions(
    transactions.filter(({ state }) => isOpen(state)),
    'state',
  )
  return {
    open: open.length,
    overdue: open.filter(({ overdue }) => overdue).length,
    worst: open[0] ?? null,
    topics: [...new Set(open.flatMap(({ topics }) => topics.map(({ topic }) => topic)))],
  }
}
