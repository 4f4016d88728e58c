import 'server-only'
import { positionOf, cursorAt } from '@/lib/domain/lists/cursor'
import { parseSort } from '@/lib/domain/lists/sort'

type Sortable = string | number | bigint | boolean | null

/**
 * What an item is compared by, for each name that `sort` may have. null sorts last, in both directions.
 * `as-given`: the order the items come in, which costs nothing.
 */
export type SortKeys<T> = Record<string, ((item: T) => Sortable) | 'as-given'>

export interface ListPage<T> {
  items: T[]
  nextCursor: string | null
  total: number
}

interface Cut {
  sort?: string | undefined
  limit: number
  cursor?: string | undefined
}

/** The cut of a list that a query asks for: sorted, and from the cursor on. Equals stay in the order given. */
export function cutPage<T>(items: readonly T[], { sort, limit, cursor }: Cut, keys: SortKeys<T>, defaultSort: string): ListPage<T> {
  const sorted = sortItems(items, sort ?? defaultSort, keys)
  const from = positionOf(cursor)
  const to = from + limit
  return { items: sorted.slice(from, to), nextCursor: to < sorted.length ? cursorAt(to) : null, total: sorted.length }
}

/** Sorts by each name in turn; a name that is no key of the list is left out. */
export function sortItems<T>(items: readonly T[], sort: string, keys: SortKeys<T>): readonly T[] {
  const orders = parseSort(sort).flatMap(({ id, desc }) => {
    const key = Object.hasOwn(keys, id) ? keys[id] : undefined
    return key === undefined ? [] : [{ key, desc }]
  })
  if (orders.length === 0 || (orders[0]?.key === 'as-given' && !orders[0].desc)) return items
  // Every key is worked out once an item, not once a comparison.
  const columns = orders.map(({ key }) => items.map((item, at) => (key === 'as-given' ? at : key(item))))
  const positions = Uint32Array.from(items.keys()).sort((a, b) => {
    for (const [at, { desc }] of orders.entries()) {
      const order = compare(columns[at]?.[a] ?? null, columns[at]?.[b] ?? null, desc)
      if (order !== 0) return order
    }
    return a - b
  })
  return Array.from(positions, (position) => items[position] as T)
}

const collator = new Intl.Collator('en', { numeric: true })

function compare(a: Sortable, b: Sortable, descending: boolean): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1
  const order = typeof a === 'string' && typeof b === 'string' ? collator.compare(a, b) : a < b ? -1 : a > b ? 1 : 0
  return descending ? -order : order
}

/** What a list's `q` is looked for in, upper and lower case alike. */
export function matching(q: string | undefined): (text: string) => boolean {
  const needle = q?.toLowerCase()
  return needle ? (text) => text.toLowerCase().includes(needle) : () => true
}

/** How many items each word counts, with 0 for those that count none. An item may be under several words. */
export function facetsOf<T, Word extends string>(
  items: readonly T[],
  words: readonly Word[],
  wordsOf: (item: T) => readonly Word[],
): Record<Word, number> {
  const counts = Object.fromEntries(words.map((word) => [word, 0])) as Record<Word, number>
  for (const item of items) for (const word of wordsOf(item)) counts[word] = (counts[word] ?? 0) + 1
  return counts
}
