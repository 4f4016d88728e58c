import type { SortOrder } from '../domain/lists/sort'

export { type SortOrder, parseSort, printSort } from '../domain/lists/sort'

/**
 * What a click on a head leads to. Alone: sorted by that column only, turned round if it came first already. Adding: a
 * new column comes last, one that is there is turned round, then taken out; the only one stays.
 */
export function nextSort(
  orders: readonly SortOrder[],
  { id, firstDesc }: { id: string; firstDesc: boolean },
  isAdding: boolean,
): SortOrder[] {
  if (!isAdding) return [{ id, desc: orders[0]?.id === id ? !orders[0].desc : firstDesc }]
  const present = orders.find((order) => order.id === id)
  if (!present) return [...orders, { id, desc: firstDesc }]
  if (present.desc !== firstDesc && orders.length > 1) return orders.filter((order) => order.id !== id)
  return orders.map((order) => (order.id === id ? { id, desc: !order.desc } : order))
}

/** By the first order that tells two rows apart; equals stay as they were. An order without a comparison does not count. */
export function sortRows<Row>(
  rows: readonly Row[],
  orders: readonly SortOrder[],
  compareBy: (id: string) => ((a: Row, b: Row) => number) | undefined,
): Row[] {
  const steps = orders.flatMap(({ id, desc }) => {
    const compare = compareBy(id)
    return compare ? [desc ? (a: Row, b: Row) => -compare(a, b) : compare] : []
  })
  return rows.toSorted((a, b) => {
    for (const step of steps) {
      const order = step(a, b)
      if (order !== 0) return order
    }
    return 0
  })
}
