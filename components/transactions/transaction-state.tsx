'use client'

import { useTranslations } from 'next-intl'
import type { TransactionItem } from '@/lib/contract/transactions'
import type { StatusName } from '@/lib/client/status'
import { isOpen } from '@/lib/domain/transactions/open-transaction'
import { Status } from '../ui/status'

const FINISHED = ['CompleteCommit', 'CompleteAbort']

/** The look that stands for one of Kafka's words for a transaction's state. */
export function lookOf(state: string): StatusName {
  if (isOpen(state)) return 'keeping-up'
  return FINISHED.includes(state) ? 'healthy' : 'inactive'
}

/** What a transaction is doing; one that has outlived its timeout is said to have. */
export function TransactionState({ transaction: { state, overdue } }: { transaction: TransactionItem }) {
  const t = useTranslations('transactions')
  const word = t('state', { state })
  return (
    <span title={t('stateNote', { state })}>
      <Status status={overdue ? 'stuck' : lookOf(state)} word={overdue ? t('overdue') : word} />
    </span>
  )
}
