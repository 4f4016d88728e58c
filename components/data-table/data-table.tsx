'use client'

import { createSortedRowModel, rowSortingFeature, tableFeatures, useTable, type SortingState } from '@tanstack/react-table'
import { useWindowVirtualizer } from '@tanstack/react-virtual'
import clsx from 'clsx'
import type { Route } from 'next'
import { type ReactNode, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { Edge } from '@/lib/client/status'
import { useIsPhone } from '@/lib/client/use-media'
import { type DataColumn, parseSort, printSort } from './columns'
import { DataTableHead } from './data-table-head'
import { DataTableRow, SkeletonRow } from './data-table-row'
import { LoadMore } from './load-more'
import { useRowKeys } from './use-row-keys'

const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() })

/** From here on only the rows in sight are in the page. */
const VIRTUAL_FROM = 100
const OVERSCAN = 12
const ROW_PX = { desk: 30, phone: 52, phoneOneLine: 40 } as const

interface DataTableProps<Row extends object> {
  /** Its accessible name. */
  label: string
  columns: readonly DataColumn<Row>[]
  /** undefined while loading: rows of the same height hold their place. */
  rows: readonly Row[] | undefined
  rowId: (row: Row) => string
  rowHref?: (row: Row) => Route
  rowEdge?: (row: Row) => Edge
  /** Given: the server sorts, `-lag` for descending. Left out: the browser does, by each column's `compare`. */
  sort?: string
  onSort?: (sort: string) => void
  /** What the browser sorts by at first. */
  initialSort?: string
  /** Cells have a second line on phones. */
  hasSecondLine?: boolean
  skeletonRows?: number
  more?: { has: boolean; isLoading: boolean; load: () => void }
  /** In place of rows when there are none. */
  empty?: ReactNode
  /** J, K and Enter move over this table. One per page. */
  hasKeys?: boolean
}

export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const {
    label,
    columns,
    rows,
    rowId,
    rowHref,
    rowEdge,
    sort,
    onSort,
    initialSort,
    hasSecondLine = false,
    more,
    empty,
    hasKeys = false,
  } = props
  const [localSort, setLocalSort] = useState(initialSort ?? '')
  const isServerSorted = sort !== undefined
  const sortText = sort ?? localSort
  const sorting = useMemo<SortingState>(() => (sortText ? [parseSort(sortText)] : []), [sortText])
  const definitions = useMemo(
    () =>
      columns.map((column) => ({
        id: column.id,
        accessorFn: (row: Row) => row,
        enableSorting: isServerSorted ? column.isSortable === true : column.compare !== undefined,
        sortDescFirst: column.firstSort === 'desc',
        sortFn: (a: { original: Row }, b: { original: Row }) => column.compare?.(a.original, b.original) ?? 0,
      })),
    [columns, isServerSorted],
  )
  const data = useMemo(() => [...(rows ?? [])], [rows])
  const table = useTable({
    features,
    columns: definitions,
    data,
    getRowId: rowId,
    state: { sorting },
    manualSorting: isServerSorted,
    enableSortingRemoval: false,
    onSortingChange: (change) => {
      const [next] = typeof change === 'function' ? change(sorting) : change
      if (next) (onSort ?? setLocalSort)(printSort(next))
    },
  })
  const sorted = table.getRowModel().rows

  const body = useRef<HTMLTableSectionElement>(null)
  const [bodyTop, setBodyTop] = useState(0)
  useLayoutEffect(() => {
    // Whatever stands above may grow when its own answer comes.
    const place = new ResizeObserver(() => {
      const top = body.current?.getBoundingClientRect().top
      if (top !== undefined) setBodyTop(Math.round(top + window.scrollY))
    })
    place.observe(document.body)
    return () => place.disconnect()
  }, [])
  const isPhone = useIsPhone()
  const rowPx = isPhone ? (hasSecondLine ? ROW_PX.phone : ROW_PX.phoneOneLine) : ROW_PX.desk
  const isVirtual = sorted.length > VIRTUAL_FROM
  // oxlint-disable-next-line react/incompatible-library -- nothing here is memoised by a compiler
  const virtualizer = useWindowVirtualizer({
    count: sorted.length,
    enabled: isVirtual,
    estimateSize: () => rowPx,
    overscan: OVERSCAN,
    scrollMargin: bodyTop,
  })
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, rowPx])
  useRowKeys({ body, count: sorted.length, isOn: hasKeys, scrollTo: isVirtual ? (index) => virtualizer.scrollToIndex(index) : undefined })

  const items = virtualizer.getVirtualItems()
  const shown = isVirtual ? items.flatMap(({ index }) => sorted[index] ?? []) : sorted
  const before = isVirtual ? (items[0]?.start ?? bodyTop) - bodyTop : 0
  const after = isVirtual ? sorted.length * rowPx - before - shown.length * rowPx : 0

  if (rows?.length === 0 && empty) return empty
  return (
    <>
      <div className="border-t border-line-strong">
        <table
          aria-label={label}
          aria-rowcount={isVirtual ? sorted.length + 1 : undefined}
          aria-busy={rows === undefined}
          className={clsx('w-full table-fixed border-separate border-spacing-0', !hasSecondLine && 'max-md:[--row:40px]')}
        >
          <DataTableHead
            columns={columns}
            sortOf={(id) => table.getColumn(id)?.getIsSorted() || null}
            canSort={(id) => table.getColumn(id)?.getCanSort() ?? false}
            onSort={(id) => table.getColumn(id)?.toggleSorting()}
          />
          <tbody ref={body}>
            {rows === undefined &&
              Array.from({ length: props.skeletonRows ?? 8 }, (_, index) => <SkeletonRow key={index} columns={columns} index={index} />)}
            {before > 0 && <Spacer height={before} />}
            {shown.map((row) => (
              <DataTableRow
                key={row.id}
                columns={columns}
                row={row.original}
                index={isVirtual ? row.getDisplayIndex() : undefined}
                href={rowHref?.(row.original)}
                edge={rowEdge?.(row.original) ?? null}
              />
            ))}
            {after > 0 && <Spacer height={after} />}
          </tbody>
        </table>
      </div>
      {more?.has && <LoadMore isLoading={more.isLoading} onLoad={more.load} />}
    </>
  )
}

/** Stands for the rows that are out of sight. */
function Spacer({ height }: { height: number }) {
  return (
    <tr aria-hidden="true" style={{ height }}>
      <td className="p-0" aria-hidden="true" />
    </tr>
  )
}
