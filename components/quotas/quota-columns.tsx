'use client'

import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import type { QuotaItem } from '@/lib/contract/quotas'
import { QUOTA_KEYS, type QuotaKey } from '@/lib/domain/quotas/client-quota'
import type { DataColumn } from '../data-table/columns'
import { NameCell } from '../data-table/name-cell'
import { LongName } from '../ui/long-name'
import { kafkaFigure, quotaText } from './quota-text'
import { useEntityWords } from './use-entity-words'

export const quotaId = (quota: QuotaItem) => quota.id
const WIDTHS: Record<QuotaKey, number> = {
  producer_byte_rate: 96,
  consumer_byte_rate: 96,
  request_percentage: 98,
  controller_mutation_rate: 122,
  connection_creation_rate: 122,
}
const HIDDEN = { request_percentage: 'lg', controller_mutation_rate: 'lg', connection_creation_rate: 'xl' } as const

/** Whom it limits, and a column for each of Kafka's keys. */
export function useQuotaColumns(onOpen: ((row: QuotaItem) => void) | null): readonly DataColumn<QuotaItem>[] {
  const t = useTranslations('quotas')
  const words = useEntityWords()
  return useMemo(() => {
    const short = ({ values }: QuotaItem) =>
      QUOTA_KEYS.flatMap((key) => (values[key] === undefined ? [] : [`${t(`short.${key}`)} ${quotaText(key, values[key])}`])).join(' · ')
    return [
      {
        id: 'entity',
        head: t('who'),
        isSortable: true,
        cell: (row) => (
          <span title={row.id}>
            {onOpen === null ? (
              <NameCell name={words(row.entity)} sub={short(row)} />
            ) : (
              <>
                <button
                  type="button"
                  aria-haspopup="dialog"
                  // The name is drawn in two pieces; read out it is one.
                  aria-label={words(row.entity)}
                  onClick={() => onOpen(row)}
                  className="flex max-w-full min-w-0 font-medium text-ink hover:underline hover:underline-offset-2 focus-visible:-outline-offset-1"
                >
                  <LongName>{words(row.entity)}</LongName>
                </button>
                <span className="hidden overflow-hidden text-12 text-ellipsis text-muted max-md:block">{short(row)}</span>
              </>
            )}
          </span>
        ),
      },
      ...QUOTA_KEYS.map((key): DataColumn<QuotaItem> => ({
        id: key,
        head: <span title={key}>{t(`key.${key}`)}</span>,
        width: WIDTHS[key],
        align: 'end',
        isSortable: true,
        hideBelow: key in HIDDEN ? HIDDEN[key as keyof typeof HIDDEN] : 'md',
        cell: ({ values }) => {
          const value = values[key]
          if (value === undefined) return <span className="text-faint">{t('none')}</span>
          return <span title={t('kafkaSays', { quota: key, value: kafkaFigure(value) })}>{quotaText(key, value)}</span>
        },
      })),
    ]
  }, [t, words, onOpen])
}
