'use client'

import { useVirtualizer } from '@tanstack/react-virtual'
import clsx from 'clsx'
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from 'react'
import { useIsPhone } from '@/lib/client/use-media'
import { FieldNote, controlClass } from '../ui/field-note'
import { LongName } from '../ui/long-name'

const VIRTUAL_FROM = 100
const ROW_PX = 36
/** With room around fields that a finger can meet. */
const PHONE_ROW_PX = 44
const COLUMNS = 3

export interface TypedRow {
  id: string
  name: string
  now: ReactNode
  /** What is typed here, as its accessible name. */
  label: string
  value: string
}

interface TypedRowsProps {
  label: string
  heads: { name: string; now: string; next: string }
  rows: readonly TypedRow[]
  onType: (id: string, value: string) => void
  /** The row with a value that cannot be. */
  wrongId: string | null
  hint?: ReactNode
  error: string | undefined
}

/** A value to be typed in each row, however many there are. Arrow keys go from one to the next. */
export function TypedRows({ label, heads, rows, onType, wrongId, hint, error }: TypedRowsProps) {
  const noteId = useId()
  const box = useRef<HTMLDivElement>(null)
  const isVirtual = rows.length > VIRTUAL_FROM
  const rowPx = useIsPhone() ? PHONE_ROW_PX : ROW_PX
  // oxlint-disable-next-line react/incompatible-library -- nothing here is memoised by a compiler
  const virtualizer = useVirtualizer({
    count: rows.length,
    enabled: isVirtual,
    getScrollElement: () => box.current,
    estimateSize: () => rowPx,
    overscan: 8,
  })
  useEffect(() => virtualizer.measure(), [virtualizer, rowPx])
  const wrongAt = wrongId === null ? -1 : rows.findIndex(({ id }) => id === wrongId)
  useEffect(() => {
    if (isVirtual && wrongAt >= 0) virtualizer.scrollToIndex(wrongAt)
  }, [isVirtual, wrongAt, virtualizer])

  const shown = isVirtual ? virtualizer.getVirtualItems().map(({ index }) => index) : rows.map((_, index) => index)
  const above = isVirtual ? (shown[0] ?? 0) * rowPx : 0
  const below = isVirtual ? (rows.length - 1 - (shown.at(-1) ?? -1)) * rowPx : 0
  const step = (event: KeyboardEvent, at: number) => {
    const next = event.key === 'ArrowDown' ? at + 1 : event.key === 'ArrowUp' ? at - 1 : null
    if (next === null || next < 0 || next >= rows.length) return
    event.preventDefault()
    if (isVirtual) virtualizer.scrollToIndex(next)
    box.current?.querySelector<HTMLInputElement>(`[data-at="${next}"]`)?.focus()
  }
  return (
    <div className="grid gap-1">
      <p className="text-12 font-medium">{label}</p>
      <div ref={box} className="max-h-80 overflow-y-auto border-y border-line-strong">
        <table className="w-full table-fixed border-collapse" aria-rowcount={rows.length + 1} aria-label={label}>
          <thead className="sticky top-0 z-1 bg-raised">
            <tr className="text-left text-11 text-muted">
              <th className="px-2 py-1 font-regular">{heads.name}</th>
              <th className="px-2 py-1 text-right font-regular">{heads.now}</th>
              <th className="w-44 px-2 py-1 text-right font-regular max-md:w-32">{heads.next}</th>
            </tr>
          </thead>
          <tbody>
            {above > 0 && <Gap px={above} />}
            {shown.map((at) => {
              const row = rows[at]
              if (!row) return null
              const isWrong = at === wrongAt
              return (
                <tr key={row.id} aria-rowindex={at + 2} className="border-t border-line" style={{ height: rowPx }}>
                  {/* oxlint-disable-next-line jsx-a11y/control-has-associated-label -- the name is its content */}
                  <th scope="row" className="px-2 text-left font-medium">
                    <span className="flex">
                      <LongName>{row.name}</LongName>
                    </span>
                  </th>
                  <td className="px-2 text-right text-muted max-md:text-11">{row.now}</td>
                  <td className="px-2">
                    <input
                      data-at={at}
                      name="rows"
                      aria-label={row.label}
                      inputMode="numeric"
                      autoComplete="off"
                      value={row.value}
                      onChange={(event) => onType(row.id, event.target.value)}
                      onKeyDown={(event) => step(event, at)}
                      aria-invalid={isWrong ? true : undefined}
                      aria-describedby={isWrong ? noteId : undefined}
                      className={clsx(controlClass(isWrong), 'h-control w-full text-right')}
                    />
                  </td>
                </tr>
              )
            })}
            {below > 0 && <Gap px={below} />}
          </tbody>
        </table>
      </div>
      <FieldNote id={noteId} hint={hint} error={error} />
    </div>
  )
}

function Gap({ px }: { px: number }) {
  return (
    <tr aria-hidden="true">
      {/* oxlint-disable-next-line jsx-a11y/control-has-associated-label -- holds the place of rows */}
      <td colSpan={COLUMNS} style={{ height: px, padding: 0 }} />
    </tr>
  )
}
