/** What a row is ordered by; null is not known. */
export type OrderKey = string | number | bigint | null

/** For sorting by what may not be known: that comes last, whichever way the rest goes. */
export function compareKnown(a: OrderKey, b: OrderKey, isDescending = false): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1
  const order = a < b ? -1 : a > b ? 1 : 0
  return isDescending ? -order : order
}

/** Rows by `sort` (a key's name, `-` first for descending), then by `otherwise`. An unknown name sorts by `otherwise` alone. */
export function orderBy<Row>(
  rows: readonly Row[],
  sort: string,
  keys: Record<string, (row: Row) => OrderKey>,
  otherwise: (a: Row, b: Row) => number,
): Row[] {
  const isDescending = sort.startsWith('-')
  const name = isDescending ? sort.slice(1) : sort
  const key = Object.hasOwn(keys, name) ? keys[name] : undefined
  return rows.toSorted((a, b) => (key ? compareKnown(key(a), key(b), isDescending) : 0) || otherwise(a, b))
}
