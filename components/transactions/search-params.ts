import { parseAsString, parseAsStringLiteral } from 'nuqs'
import { TRANSACTION_STATES } from '@/lib/domain/transactions/transaction-states'

/** `open` stands for all that are neither finished nor empty. */
export const STATE_FILTERS = ['open', ...TRANSACTION_STATES] as const

/** The URL of the transactions: what is filtered, and how it is sorted. */
export const transactionsSearch = {
  q: parseAsString.withDefault(''),
  state: parseAsStringLiteral(STATE_FILTERS),
  topic: parseAsString,
  sort: parseAsString.withDefault('state'),
}
