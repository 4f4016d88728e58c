'use client'

import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'

export interface RowColumn<Row> {
  id: string
  head: ReactNode
  cell: (row: Row) => ReactNode
  width?: number
  align?: 'end'
  /** Gone on phones, where the first column says it below the name; or on anything narrower than a desk. */
  hideBelow?: 'md' | 'lg'
}

interface RowTableProps<Row> {
  label: string
  columns: readonly RowColumn<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  edge?: (row: Row) => 'danger' | 'warn' | null
}

/** More rows than these come a page at a time. */
const PAGE = 100
const HIDDEN = { md: 'max-md:hidden', lg: 'max-lg:hidden' } as const
const EDGES = { danger: 'first:border-l-2 first:border-l-danger', warn: 'first:border-l-2 first:border-l-warn-mark' } as const

/** A table inside a dialog or section: cells wrap, nothing is sorted, long ones go on when asked. */
export function RowTable<Row>({ label, columns, rows, rowKey, edge }: RowTableProps<Row>) {
  const t = useTranslations('review')
  const [shown, setShown] = useState(PAGE)
  const rest = rows.length - shown
  const classOf = ({ align, hideBelow }: RowColumn<Row>) =>
    clsx(align === 'end' ? 'text-right' : 'text-left', hideBelow && HIDDEN[hideBelow])
  return (
    <div>
      <table aria-label={label} className="w-full border-separate border-spacing-0 border-t border-line-strong">
        <thead>
          <tr>
            {columns.map((column) => (
              <th
                key={column.id}
                scope="col"
                style={{ width: column.width }}
                className={clsx('h-7 border-b border-line-strong px-2 text-11 font-regular whitespace-nowrap text-muted', classOf(column))}
              >
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, shown).map((row) => {
            const mark = edge?.(row)
            return (
              <tr key={rowKey(row)}>
                {columns.map((column) => (
                  <td
                    key={column.id}
                    className={clsx(
                      'h-7.5 border-b border-line px-2 py-1 wrap-anywhere max-md:h-(--row)',
                      classOf(column),
                      mark && EDGES[mark],
                    )}
                  >
                    {column.cell(row)}
                  </td>
                ))}
              </tr>
            )
          })}
        </tbody>
      </table>
      {rest > 0 && (
        <button type="button" className="link mt-2 text-12 max-md:min-h-9" onClick={() => setShown(shown + PAGE)}>
          {t('moreRows', { count: Math.min(rest, PAGE) })}
        </button>
      )}
    </div>
  )
}
