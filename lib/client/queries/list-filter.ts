import type { QueryKey } from '@tanstack/react-query'
import { cursorAt } from '../../domain/lists/cursor'
import { PAGE_ROWS } from '../row-pages'

/** What every list understands; `sort` is field names, most significant first, each with a leading `-` for descending. */
export interface ListFilter {
  q?: string | undefined
  sort?: string | undefined
}

/** The query of each page of a list, by its number from 0. */
export type PageQueries<Page> = (page: number) => {
  queryKey: QueryKey
  queryFn: (context: { signal: AbortSignal }) => Promise<Page>
}

/** What the page of that number is asked for with, besides the filter. */
export function pageAt(page: number) {
  return { limit: PAGE_ROWS, ...(page > 0 ? { cursor: cursorAt(page * PAGE_ROWS) } : {}) }
}
