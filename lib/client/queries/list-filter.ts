import { keepPreviousData } from '@tanstack/react-query'

/** What every list understands; `sort` is a field name, with a leading `-` for descending. */
export interface ListFilter {
  q?: string | undefined
  sort?: string | undefined
}

const PAGE_SIZE = 200

/** The query of one page of a list: the filter, and the cursor that the page before it ended with (empty for the first). */
export function pageOf<Filter extends object>(filter: Filter, cursor: string) {
  return { ...filter, limit: PAGE_SIZE, ...(cursor ? { cursor } : {}) }
}

/** How every list goes on from page to page; the old rows stay while a changed filter loads. */
export const byCursor = {
  initialPageParam: '',
  getNextPageParam: (last: { nextCursor: string | null }) => last.nextCursor,
  placeholderData: keepPreviousData,
}
