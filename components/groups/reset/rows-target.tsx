'use client'

import { useVirtualizer } from '@tanstack/react-virtual'
import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import { type KeyboardEvent, useEffect, useId, useMemo, useRef } from 'react'
import { formatCount } from '@/lib/client/format'
import type { GroupPartition } from '@/lib/contract/groups'
import { LongName } from '../../ui/long-name'
import { FieldNote, controlClass } from '../../ui/field-note'
import type { DraftRow } from './reset-draft'
import { type Fault, rowKey } from './reset-input'

const VIRTUAL_FROM = 100
const ROW_PX = 36

interface RowsTargetProps {
  rows: readonly DraftRow[]
  partitions: readonly GroupPartition[]
  onChange: (rows: readonly DraftRow[]) => void
  fault: Fault | undefined
  error: string | undefined
}

/** The targets of the last plan, each to be changed by hand. Arrow keys go from one offset to the next. */
export function RowsTarget({ rows, partitions, onChange, fault, error }: RowsTargetProps) {
  const t = useTranslations('reset')
  const noteId = useId()
  const box = useRef<HTMLDivElement>(null)
  const now = useMemo(() => new Map(partitions.map((one) => [rowKey(one), one.committed ?? one.startOffset])), [partitions])
  const isVirtual = rows.length > VIRTUAL_FROM
  // oxlint-disable-next-line react/incompatible-library -- nothing here is memoised by a compiler
  const virtualizer = useVirtualizer({
    count: rows.length,
    enabled: isVirtual,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_PX,
    overscan: 8,
  })
  const wrongAt = fault?.code === 'row' ? rows.findIndex((row) => rowKey(row) === fault.key) : -1
  useEffect(() => {
    if (isVirtual && wrongAt >= 0) virtualizer.scrollToIndex(wrongAt)
  }, [isVirtual, wrongAt, virtualizer])

  const shown = isVirtual ? virtualizer.getVirtualItems().map(({ index }) => index) : rows.map((_, index) => index)
  const above = isVirtual ? (shown[0] ?? 0) * ROW_PX : 0
  const below = isVirtual ? (rows.length - 1 - (shown.at(-1) ?? -1)) * ROW_PX : 0
  const type = (at: number, offset: string) => onChange(rows.map((row, index) => (index === at ? { ...row, offset } : row)))
  const step = (event: KeyboardEvent, at: number) => {
    const next = event.key === 'ArrowDown' ? at + 1 : event.key === 'ArrowUp' ? at - 1 : null
    if (next === null || next < 0 || next >= rows.length) return
    event.preventDefault()
    if (isVirtual) virtualizer.scrollToIndex(next)
    box.current?.querySelector<HTMLInputElement>(`[data-at="${next}"]`)?.focus()
  }
  return (
    <div className="grid max-w-180 gap-1">
      <p className="text-12 font-medium">{t('rows')}</p>
      <div ref={box} className="max-h-80 overflow-y-auto border-y border-line-strong">
        <table className="w-full table-fixed border-collapse" aria-rowcount={rows.length + 1} aria-label={t('rows')}>
          <thead className="sticky top-0 z-1 bg-raised">
            <tr className="text-left text-11 text-muted">
              <th className="px-2 py-1 font-regular">{t('rowPartition')}</th>
              <th className="w-32 px-2 py-1 text-right font-regular max-md:w-26">{t('rowNow')}</th>
              <th className="w-44 px-2 py-1 text-right font-regular max-md:w-32">{t('rowThen')}</th>
            </tr>
          </thead>
          <tbody>
            {above > 0 && <Gap px={above} />}
            {shown.map((at) => {
              const row = rows[at]
              if (!row) return null
              const committed = now.get(rowKey(row)) ?? null
              return (
                <tr key={rowKey(row)} aria-rowindex={at + 2} className="border-t border-line" style={{ height: ROW_PX }}>
                  {/* oxlint-disable-next-line jsx-a11y/control-has-associated-label -- the name is its content */}
                  <th scope="row" className="px-2 text-left font-medium">
                    <span className="flex">
                      <LongName>{rowKey(row)}</LongName>
                    </span>
                  </th>
                  <td className="px-2 text-right text-muted">{committed === null ? t('noCommit') : formatCount(committed)}</td>
                  <td className="px-2">
                    <input
                      data-at={at}
                      name="rows"
                      aria-label={t('rowOffsetOf', { partition: rowKey(row) })}
                      inputMode="numeric"
                      autoComplete="off"
                      value={row.offset}
                      onChange={(event) => type(at, event.target.value)}
                      onKeyDown={(event) => step(event, at)}
                      aria-invalid={at === wrongAt ? true : undefined}
                      aria-describedby={at === wrongAt ? noteId : undefined}
                      className={clsx(controlClass(at === wrongAt), 'h-control w-full text-right')}
                    />
                  </td>
                </tr>
              )
            })}
            {below > 0 && <Gap px={below} />}
          </tbody>
        </table>
      </div>
      <FieldNote id={noteId} hint={t('rowsHint')} error={error} />
    </div>
  )
}

function Gap({ px }: { px: number }) {
  return (
    <tr aria-hidden="true">
      {/* oxlint-disable-next-line jsx-a11y/control-has-associated-label -- holds the place of rows */}
      <td colSpan={3} style={{ height: px, padding: 0 }} />
    </tr>
  )
}
