import clsx from 'clsx'
import type { CSSProperties } from 'react'
import { Icon } from '../ui/icon'
import { columnClass, type DataColumn } from './columns'

interface DataTableHeadProps<Row> {
  columns: readonly DataColumn<Row>[]
  sortOf: (id: string) => 'asc' | 'desc' | null
  canSort: (id: string) => boolean
  onSort: (id: string) => void
}

export function DataTableHead<Row>({ columns, sortOf, canSort, onSort }: DataTableHeadProps<Row>) {
  return (
    <thead>
      <tr>
        {columns.map((column) => {
          const sort = turned(sortOf(column.id), column.isWorstFirst)
          const widths = { '--w': px(column.width), '--wp': px(column.phoneWidth ?? column.width) } as CSSProperties
          return (
            <th
              key={column.id}
              scope="col"
              style={widths}
              aria-sort={sort ? (sort === 'desc' ? 'descending' : 'ascending') : undefined}
              className={clsx(
                'sticky top-(--header) z-5 h-[29px] w-(--w) border-b border-line-strong bg-surface px-[9px] align-middle text-11 font-regular whitespace-nowrap first:pl-2 last:pr-2 max-md:w-(--wp) max-md:px-1.5 max-md:first:pl-2 max-md:last:pr-0.5',
                columnClass(column),
                sort ? 'font-strong text-ink' : 'text-muted',
              )}
            >
              {canSort(column.id) ? (
                <button
                  type="button"
                  className="inline-flex max-w-full items-center gap-1 hover:text-ink"
                  onClick={() => onSort(column.id)}
                >
                  {column.headLabel && <span className="unseen">{column.headLabel}</span>}
                  <span className="overflow-hidden text-ellipsis">{column.head}</span>
                  {sort && <Icon name="down" size={11} className={sort === 'asc' ? 'rotate-180' : undefined} />}
                </button>
              ) : (
                <>
                  {column.headLabel && <span className="unseen">{column.headLabel}</span>}
                  {column.head}
                </>
              )}
            </th>
          )
        })}
      </tr>
    </thead>
  )
}

function px(width: number | undefined): string {
  return width === undefined ? 'auto' : `${width}px`
}

function turned(sort: 'asc' | 'desc' | null, isTurned = false): 'asc' | 'desc' | null {
  if (sort === null || !isTurned) return sort
  return sort === 'asc' ? 'desc' : 'asc'
}
