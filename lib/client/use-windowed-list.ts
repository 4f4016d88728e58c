import { hashKey, useQueries, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { PageQueries } from './queries/list-filter'
import { PAGE_ROWS, type RowRange, pageOfRow, pagesOf, withAhead } from './row-pages'

/** While the list is dragged past, no more often than this are pages asked for. */
const SETTLE_MS = 60
const TOP: RowRange = { first: 0, last: 0 }

/** A list of which only the rows in sight, and some around them, are in the browser. */
export interface RowWindow<Row> {
  /** Another one for another filter or sort. */
  key: string
  /** Of all rows; undefined while loading. */
  total: number | undefined
  /** undefined for a row that is not here yet. */
  rowAt: (index: number) => Row | undefined
  /** Says which rows are in sight. */
  show: (range: RowRange) => void
  /** Rows in sight that are here. */
  inSight: () => Row[]
  /** Loads what is missing. */
  rowsBetween: (range: RowRange) => Promise<Row[]>
}

interface WindowedList<Row, Page> extends RowWindow<Row> {
  /** The newest answer, for what every page of it says: facets and times. undefined while loading. */
  page: Page | undefined
  /** Of the last try; rows from before it are still there. */
  error: Error | null
  retry: () => void
}

/**
 * A list on the server, read page by page as its rows come into sight. A new picture renews only those pages; the rows of
 * the last filter stay until the first of the next one are here.
 */
export function useWindowedList<Row, Page extends { items: Row[]; total: number }>(
  pages: PageQueries<Page & { items: Row[] }>,
): WindowedList<Row, Page> {
  const client = useQueryClient()
  const key = hashKey(pages(0).queryKey)
  const [asked, setAsked] = useState({ key, ...TOP })
  const [settled, setSettled] = useState<{ key: string; pages: typeof pages; page: Page } | null>(null)

  const range = asked.key === key ? asked : TOP
  const results = useQueries({ queries: pagesOf(range, settled?.key === key ? settled.page.total : undefined).map((page) => pages(page)) })
  const [newest] = results.filter((result) => result.data !== undefined).toSorted((a, b) => b.dataUpdatedAt - a.dataUpdatedAt)
  const shown = newest?.data ? { key, pages, page: newest.data } : settled
  if (shown && (shown.key !== settled?.key || shown.page !== settled.page)) setSettled(shown)

  const itemsOf = (page: number) => shown && client.getQueryData<Page>(shown.pages(page).queryKey)?.items
  const found = new Map<number, readonly Row[] | null | undefined>()
  const rowAt = (index: number) => {
    const page = pageOfRow(index)
    if (!found.has(page)) found.set(page, itemsOf(page))
    return found.get(page)?.[index % PAGE_ROWS]
  }

  const sight = useRef(TOP)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const show = useCallback(
    (next: RowRange) => {
      sight.current = next
      timer.current ??= setTimeout(() => {
        timer.current = undefined
        const wanted = withAhead(sight.current)
        setAsked((last) => (last.key === key && hasSamePages(last, wanted) ? last : { key, ...wanted }))
      }, SETTLE_MS)
    },
    [key],
  )
  useEffect(
    () => () => {
      clearTimeout(timer.current)
      timer.current = undefined
    },
    [show],
  )

  return {
    key,
    total: shown?.page.total,
    rowAt,
    show,
    inSight: () => {
      const { first, last } = sight.current
      return Array.from({ length: last - first + 1 }, (_, place) => rowAt(first + place)).filter((row) => row !== undefined)
    },
    rowsBetween: async ({ first, last }) => {
      const numbers = pagesOf({ first, last }, shown?.page.total)
      const read = await Promise.all(numbers.map((page) => client.ensureQueryData(pages(page))))
      const offset = (numbers[0] ?? 0) * PAGE_ROWS
      return read.flatMap((page) => page.items).slice(first - offset, last - offset + 1)
    },
    page: shown?.page,
    error: results.find((result) => result.error)?.error ?? null,
    retry: () => results.forEach((result) => void result.refetch()),
  }
}

function hasSamePages(a: RowRange, b: RowRange): boolean {
  return pageOfRow(a.first) === pageOfRow(b.first) && pageOfRow(a.last) === pageOfRow(b.last)
}
