'use client'

import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { formatCount } from '@/lib/client/format'
import type { GroupPartition } from '@/lib/contract/groups'
import { TypedRows } from '../../data-table/typed-rows'
import type { DraftRow } from './reset-draft'
import { type Fault, rowKey } from './reset-input'

interface RowsTargetProps {
  rows: readonly DraftRow[]
  partitions: readonly GroupPartition[]
  onChange: (rows: readonly DraftRow[]) => void
  fault: Fault | undefined
  error: string | undefined
}

/** The targets of the last plan, each to be changed by hand. */
export function RowsTarget({ rows, partitions, onChange, fault, error }: RowsTargetProps) {
  const t = useTranslations('reset')
  const now = useMemo(() => new Map(partitions.map((one) => [rowKey(one), one.committed ?? one.startOffset])), [partitions])
  return (
    <TypedRows
      label={t('rows')}
      heads={{ name: t('rowPartition'), now: t('rowNow'), next: t('rowThen') }}
      rows={rows.map((row) => {
        const id = rowKey(row)
        const committed = now.get(id) ?? null
        return {
          id,
          name: id,
          now: committed === null ? t('noCommit') : formatCount(committed),
          label: t('rowOffsetOf', { partition: id }),
          value: row.offset,
        }
      })}
      onType={(id, offset) => onChange(rows.map((row) => (rowKey(row) === id ? { ...row, offset } : row)))}
      wrongId={fault?.code === 'row' ? fault.key : null}
      hint={t('rowsHint')}
      error={error}
    />
  )
}
