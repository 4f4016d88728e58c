import 'server-only'
import type { ListQuery } from '@/lib/contract/primitives'

type Sortable = string | number | bigint | boolean | null

/** What an item is compared by, for each name that `sort` may have. null sorts last, in both directions. */
export type SortKeys<T> = Record<string, (item: T) => Sortable>

export interface ListPage<T> {
  items: T[]
  nextCursor: string | null
  total: number
}

/** The cut of a list that a query asks for: filtered by `q` on the id, sorted, and from the cursor on. Equals stay in the order given. */
export function cutPage<T extends { id: string | number }>(
  items: readonly T[],
  { q, sort, limit, cursor }: ListQuery,
  keys: SortKeys<T>,
  defaultSort: string,
): ListPage<T> {
  const needle = q?.toLowerCase()
  const matching = needle ? items.filter((item) => String(item.id).toLowerCase().includes(needle)) : [...items]
  const order = sort ?? defaultSort
  const descending = order.startsWith('-')
  const key = keys[descending ? order.slice(1) : order] ?? ((item: T) => item.id)
  const sorted = matching.toSorted((a, b) => compare(key(a), key(b), descending))
  const from = decodeCursor(cursor)
  const to = from + limit
  return { items: sorted.slice(from, to), nextCursor: to < sorted.length ? encodeCursor(to) : null, total: sorted.length }
}

const collator = new Intl.Collator('en', { numeric: true })

function compare(a: Sortable, b: Sortable, descending: boolean): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1
  const order = typeof a === 'string' && typeof b === 'string' ? collator.compare(a, b) : a < b ? -1 : a > b ? 1 : 0
  return descending ? -order : order
}

/** Opaque on purpose: today a position, which is right for lists that are a cut of one picture. */
function encodeCursor(position: number): string {
  return Buffer.from(String(position)).toString('base64url')
}

function decodeCursor(cursor: string | undefined): number {
  const position = cursor === undefined ? 0 : Number(Buffer.from(cursor, 'base64url').toString())
  return Number.isSafeInteger(position) && position >= 0 ? position : 0
}
