'use client'

import clsx from 'clsx'
import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import type { MouseEvent } from 'react'
import type { Edge } from '@/lib/client/status'
import { Skeleton } from '../ui/skeleton'
import { columnClass, type DataColumn } from './columns'

const EDGES: Record<NonNullable<Edge>, string> = {
  danger: 'first:border-l-2 first:border-l-danger first:pl-1.5!',
  warn: 'first:border-l-2 first:border-l-warn-mark first:pl-1.5!',
  stale: 'first:border-l-2 first:border-l-stale first:pl-1.5!',
}
const CELL =
  'h-(--row) overflow-hidden border-b border-line px-[9px] align-middle text-ellipsis whitespace-nowrap first:pl-2 last:pr-2 max-md:px-1.5 max-md:first:pl-2 max-md:last:pr-0.5'

interface DataTableRowProps<Row> {
  columns: readonly DataColumn<Row>[]
  row: Row
  /** Its place among all rows, where not all are in the page. */
  index: number | undefined
  href: Route | undefined
  edge: Edge
}

export function DataTableRow<Row>({ columns, row, index, href, edge }: DataTableRowProps<Row>) {
  const router = useRouter()
  /** The whole row leads where its link does; the link itself is for keyboards and for those who listen. */
  const open = (event: MouseEvent<HTMLTableRowElement>) => {
    if (!href || event.defaultPrevented || event.metaKey || event.ctrlKey || event.shiftKey) return
    const isControl = event.target instanceof Element && event.target.closest('a, button, input') !== null
    if (!isControl && window.getSelection()?.isCollapsed !== false) router.push(href)
  }
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- the link in it is the way for keys
    <tr
      data-row
      data-index={index}
      aria-rowindex={index === undefined ? undefined : index + 2}
      onClick={open}
      className={clsx('group transition-colors hover:bg-hover focus-within:bg-selected', href && 'cursor-pointer')}
    >
      {columns.map((column) => (
        <td key={column.id} className={clsx(CELL, columnClass(column), edge && EDGES[edge])}>
          {column.cell(row)}
        </td>
      ))}
    </tr>
  )
}

const WIDTHS = ['w-3/5', 'w-4/5', 'w-1/2', 'w-2/3'] as const

export function SkeletonRow<Row>({ columns, index }: { columns: readonly DataColumn<Row>[]; index: number }) {
  return (
    <tr aria-hidden="true">
      {columns.map((column, place) => (
        <td key={column.id} className={clsx(CELL, columnClass(column))}>
          <Skeleton className={WIDTHS[(index + place) % WIDTHS.length] ?? 'w-1/2'} />
        </td>
      ))}
    </tr>
  )
}
