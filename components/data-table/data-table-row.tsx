'use client'

import clsx from 'clsx'
import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { type MouseEvent, memo } from 'react'
import type { Edge } from '@/lib/client/status'
import { Skeleton } from '../ui/skeleton'
import { columnClass, type DataColumn } from './columns'
import { RowBox, type RowBoxProps } from './row-box'

const EDGES: Record<NonNullable<Edge>, string> = {
  danger: 'first:border-l-2 first:border-l-danger first:pl-1.5!',
  warn: 'first:border-l-2 first:border-l-warn-mark first:pl-1.5!',
  stale: 'first:border-l-2 first:border-l-stale first:pl-1.5!',
}
const CELL =
  'h-(--row) overflow-hidden border-b border-line px-[9px] align-middle text-ellipsis whitespace-nowrap first:pl-2 last:pr-2 max-md:px-1.5 max-md:first:pl-2 max-md:last:pr-0.5'
const BOX_CELL = 'h-(--row) border-b border-line align-middle pl-2'

interface DataTableRowProps<Row> {
  columns: readonly DataColumn<Row>[]
  row: Row
  id: string
  index: number
  /** Not all rows are in the page, so each says which it is. */
  isNumbered: boolean
  href: Route | undefined
  /** In place of a page: what a click anywhere on the row opens, as the button in it does. */
  onOpen: ((row: Row) => void) | undefined
  edge: Edge
  isSelected: boolean
  /** Left out while nobody selects. */
  onBox: RowBoxProps['onBox'] | undefined
}

function Row<Row>({ columns, row, id, index, isNumbered, href, onOpen, edge, isSelected, onBox }: DataTableRowProps<Row>) {
  const router = useRouter()
  /** The whole row leads where its link or button does, which itself is for keyboards and for those who listen. */
  const open = (event: MouseEvent<HTMLTableRowElement>) => {
    if (!(href || onOpen) || event.defaultPrevented || event.metaKey || event.ctrlKey || event.shiftKey) return
    const isControl = event.target instanceof Element && event.target.closest('a, button, input, label') !== null
    if (isControl || window.getSelection()?.isCollapsed === false) return
    if (href) router.push(href)
    else onOpen?.(row)
  }
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- the link or button in it is the way for keys
    <tr
      data-row={id}
      data-index={index}
      aria-rowindex={isNumbered ? index + 2 : undefined}
      onClick={open}
      className={clsx(
        'group transition-colors hover:bg-hover focus-within:bg-selected',
        isSelected && 'bg-selected',
        (href || onOpen) && 'cursor-pointer',
      )}
    >
      {onBox && (
        <td className={clsx(BOX_CELL, edge && EDGES[edge])}>
          <RowBox id={id} index={index} isSelected={isSelected} onBox={onBox} />
        </td>
      )}
      {columns.map((column) => (
        <td key={column.id} className={clsx(CELL, columnClass(column), edge && !onBox && EDGES[edge])}>
          {column.cell(row)}
        </td>
      ))}
    </tr>
  )
}

/** Drawn anew only when its own row, columns or choice change: a scroll or a new picture leaves the others as they are. */
export const DataTableRow = memo(Row) as typeof Row

const WIDTHS = ['w-3/5', 'w-4/5', 'w-1/2', 'w-2/3'] as const

interface SkeletonRowProps<Row> {
  columns: readonly DataColumn<Row>[]
  index: number
  hasBox?: boolean
  /** Of a list that is there and is scrolled through. */
  isStill?: boolean
}

export function SkeletonRow<Row>({ columns, index, hasBox = false, isStill = false }: SkeletonRowProps<Row>) {
  return (
    <tr aria-hidden="true">
      {hasBox && <td aria-hidden="true" className={BOX_CELL} />}
      {columns.map((column, place) => (
        <td key={column.id} className={clsx(CELL, columnClass(column))}>
          <Skeleton className={WIDTHS[(index + place) % WIDTHS.length] ?? 'w-1/2'} isStill={isStill} />
        </td>
      ))}
    </tr>
  )
}
