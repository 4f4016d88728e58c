/** What every list understands; `sort` is a field name, with a leading `-` for descending. */
export interface ListFilter {
  q?: string | undefined
  sort?: string | undefined
}

export const PAGE_SIZE = 200
