'use client'

import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { formatCount } from '@/lib/client/format'
import type { PartitionItem } from '@/lib/contract/topics'
import { TypedRows } from '../../data-table/typed-rows'

interface RecordsTableProps {
  topic: string
  partitions: readonly PartitionItem[]
  /** By partition, as typed. */
  rows: Readonly<Record<number, string>>
  onChange: (rows: Readonly<Record<number, string>>) => void
  /** The partition whose offset is wrong. */
  wrong: number | null
  error: string | undefined
}

/** The first offset that stays, partition by partition. */
export function RecordsTable({ topic, partitions, rows, onChange, wrong, error }: RecordsTableProps) {
  const t = useTranslations('topicChange.delete-records')
  const ordered = useMemo(() => partitions.toSorted((a, b) => a.partition - b.partition), [partitions])
  const figure = (offset: string | null) => (offset === null ? t('unknown') : formatCount(offset))
  return (
    <TypedRows
      label={t('rows')}
      heads={{ name: t('partition'), now: t('log'), next: t('stays') }}
      rows={ordered.map(({ partition, logStart, logEnd }) => ({
        id: String(partition),
        name: `${topic}-${partition}`,
        now: t('range', { from: figure(logStart), to: figure(logEnd) }),
        label: t('staysOf', { partition: `${topic}-${partition}` }),
        value: rows[partition] ?? '',
      }))}
      onType={(id, offset) => onChange({ ...rows, [id]: offset })}
      wrongId={error === undefined ? null : String(wrong ?? ordered[0]?.partition ?? '')}
      hint={t('rowsHint')}
      error={error}
    />
  )
}
