import type { ReactNode } from 'react'

/** One column: what it shows and how much room it takes. */
export interface DataColumn<Row> {
  /** Also the server's name of the sort field. */
  id: string
  head: ReactNode
  /** For a head that is a drawing. */
  headLabel?: string
  cell: (row: Row) => ReactNode
  /** What is copied of it, exact and without a unit; null for what is not known. Left out: it is not copied. */
  text?: (row: Row) => string | null
  /** In px. A column without one shares what is left. */
  width?: number
  phoneWidth?: number
  align?: 'start' | 'end'
  /** Gone under this width: lg 1100, xl 1240, 2xl 1380, md 720. */
  hideBelow?: 'md' | 'lg' | 'xl' | '2xl'
  /** Not there until somebody chooses it. */
  isExtra?: boolean
  /** The server can sort by it. */
  isSortable?: boolean
  /** The browser can: for tables that have all their rows. */
  compare?: (a: Row, b: Row) => number
  /** Ascending is worst first, as with verdicts: shown as a descent. */
  isWorstFirst?: boolean
  /** Which way the first click sorts. */
  firstSort?: 'asc' | 'desc'
}

const HIDDEN = { md: 'max-md:hidden', lg: 'max-lg:hidden', xl: 'max-xl:hidden', '2xl': 'max-2xl:hidden' } as const

export function columnClass(column: Pick<DataColumn<never>, 'align' | 'hideBelow'>): string {
  return `${column.align === 'end' ? 'text-right' : 'text-left'} ${column.hideBelow ? HIDDEN[column.hideBelow] : ''}`
}

/** For tables that are sorted by one column only: `-lag` in the URL is lag, descending. */
export function parseSort(sort: string): { id: string; desc: boolean } {
  return sort.startsWith('-') ? { id: sort.slice(1), desc: true } : { id: sort, desc: false }
}

export function printSort({ id, desc }: { id: string; desc: boolean }): string {
  return desc ? `-${id}` : id
}
