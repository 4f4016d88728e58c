'use client'

import clsx from 'clsx'
import type { Route } from 'next'
import { type CSSProperties, type ReactNode, useCallback, useMemo, useRef, useState } from 'react'
import { nextSort, parseSort, printSort, sortRows } from '@/lib/client/sort'
import type { Edge } from '@/lib/client/status'
import type { Density } from '@/lib/client/table-prefs'
import { useIsPhone } from '@/lib/client/use-media'
import type { Selection } from '@/lib/client/use-selection'
import type { RowWindow } from '@/lib/client/use-windowed-list'
import type { DataColumn } from './columns'
import { DataTableHead } from './data-table-head'
import { DataTableRow, SkeletonRow } from './data-table-row'
import { useRowKeys } from './use-row-keys'
import { useRowWindow } from './use-row-window'

const HEAD_PX = 29
const ROW_PX = { comfortable: 30, compact: 24, phone: 52, phoneOneLine: 40 } as const

interface DataTableProps<Row extends object> {
  /** Its accessible name. */
  label: string
  columns: readonly DataColumn<Row>[]
  /** All rows; undefined while loading: rows of the same height hold their place. */
  rows?: readonly Row[] | undefined
  /** In place of rows: a list of any length, of which what is in sight is here. */
  list?: RowWindow<Row>
  rowId: (row: Row) => string
  /** undefined where a row has no page. */
  rowHref?: (row: Row) => Route | undefined
  /** For rows that open something over this page. Has to stay the same from one drawing to the next. */
  onOpen?: ((row: Row) => void) | undefined
  rowEdge?: (row: Row) => Edge
  /** Given: somebody else sorts, `-lag` for descending; a list by several fields too. Left out: by each column's `compare`. */
  sort?: string
  onSort?: (sort: string) => void
  /** What the browser sorts by at first. */
  initialSort?: string
  /** Cells have a second line on phones. */
  hasSecondLine?: boolean
  /** Phones have one height for all. */
  density?: Density
  skeletonRows?: number
  /** In place of rows when there are none. */
  empty?: ReactNode
  /** J, K and Enter move over this table. One per page. */
  hasKeys?: boolean
  selection?: Selection
}

export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { label, columns, rows, list, rowId, rowHref, rowEdge, sort, onSort, hasSecondLine = false, empty, selection } = props
  const [localSort, setLocalSort] = useState(props.initialSort ?? '')
  const isLocal = sort === undefined
  const sortText = sort ?? localSort
  const orders = useMemo(() => parseSort(sortText), [sortText])
  const canSortByMany = isLocal || list !== undefined
  const sorted = useMemo(
    () => (isLocal && rows ? sortRows(rows, orders, (id) => columns.find((column) => column.id === id)?.compare) : rows),
    [isLocal, rows, orders, columns],
  )
  const count = list ? list.total : sorted?.length
  const rowAt = (index: number) => (list ? list.rowAt(index) : sorted?.[index])

  const isPhone = useIsPhone()
  const isCompact = props.density === 'compact'
  const rowPx = isPhone ? ROW_PX[hasSecondLine ? 'phone' : 'phoneOneLine'] : ROW_PX[isCompact ? 'compact' : 'comfortable']
  const body = useRef<HTMLTableSectionElement>(null)
  const { isVirtual, first, length, scrollTo } = useRowWindow({ body, count: count ?? 0, rowPx, listKey: list?.key, onSight: list?.show })
  useRowKeys({ body, count: count ?? 0, isOn: props.hasKeys ?? false, scrollTo, selection })

  const toggle = selection?.toggle
  const extend = selection?.extend
  const onBox = useCallback((row: { id: string; index: number }, isRange: boolean) => (isRange ? extend : toggle)?.(row), [toggle, extend])

  if (count === 0 && empty) return empty
  const hasBoxes = selection?.isOn ?? false
  const before = first * rowPx
  const after = isVirtual ? (count ?? 0) * rowPx - before - length * rowPx : 0
  /** While the pages of a list are of two pictures, a row may be on both. */
  const seen = new Set<string>()
  return (
    <>
      <div className="scroll-mt-(--header) border-t border-line-strong" style={isVirtual ? ruled(rowPx) : undefined}>
        <table
          aria-label={label}
          aria-rowcount={isVirtual && count !== undefined ? count + 1 : undefined}
          aria-busy={count === undefined}
          className={clsx(
            'w-full table-fixed border-separate border-spacing-0',
            !hasSecondLine && 'max-md:[--row:40px]',
            isCompact && 'md:[--row:24px]',
          )}
        >
          <DataTableHead
            columns={columns}
            hasBoxes={hasBoxes}
            sortOf={(id) => {
              const order = orders.find((candidate) => candidate.id === id)
              return order ? (order.desc ? 'desc' : 'asc') : null
            }}
            {...(canSortByMany && { placeOf: (id: string) => (orders.length > 1 ? orders.findIndex((order) => order.id === id) + 1 : 0) })}
            canSort={(id) => {
              const column = columns.find((candidate) => candidate.id === id)
              return isLocal ? column?.compare !== undefined : column?.isSortable === true
            }}
            onSort={(id, isAdding) => {
              const firstDesc = columns.find((column) => column.id === id)?.firstSort === 'desc'
              const next = nextSort(canSortByMany ? orders : orders.slice(0, 1), { id, firstDesc }, isAdding && canSortByMany)
              ;(onSort ?? setLocalSort)(printSort(next))
            }}
          />
          <tbody ref={body}>
            {count === undefined &&
              Array.from({ length: props.skeletonRows ?? 8 }, (_, index) => (
                <SkeletonRow key={index} columns={columns} index={index} hasBox={hasBoxes} />
              ))}
            {before > 0 && <Spacer height={before} />}
            {Array.from({ length }, (_, place) => {
              const index = first + place
              const row = rowAt(index)
              if (row === undefined) return <SkeletonRow key={`at ${index}`} columns={columns} index={index} hasBox={hasBoxes} isStill />
              const id = rowId(row)
              const key = seen.has(id) ? `${id} at ${index}` : id
              seen.add(id)
              return (
                <DataTableRow
                  key={key}
                  columns={columns}
                  row={row}
                  id={id}
                  index={index}
                  isNumbered={isVirtual}
                  href={rowHref?.(row)}
                  onOpen={props.onOpen}
                  edge={rowEdge?.(row) ?? null}
                  isSelected={selection?.ids.has(id) ?? false}
                  onBox={hasBoxes ? onBox : undefined}
                />
              )
            })}
            {after > 0 && <Spacer height={after} />}
          </tbody>
        </table>
      </div>
    </>
  )
}

/** Hairlines where rows are not drawn yet, below a head of its own height. */
function ruled(rowPx: number): CSSProperties {
  return {
    backgroundImage: 'linear-gradient(to top, var(--line) 1px, transparent 1px)',
    backgroundSize: `100% ${rowPx}px`,
    backgroundPositionY: HEAD_PX,
  }
}

/** Stands for the rows that are out of sight. */
function Spacer({ height }: { height: number }) {
  return (
    <tr aria-hidden="true" style={{ height }}>
      <td className="p-0" aria-hidden="true" />
    </tr>
  )
}
