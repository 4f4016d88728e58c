/** One name of a `sort`: `-lag` is lag, descending. */
export interface SortOrder {
  id: string
  desc: boolean
}

/** `health,-sizeBytes`: the most significant first. A name that comes twice counts where it came first. */
export function parseSort(sort: string): SortOrder[] {
  const orders: SortOrder[] = []
  for (const word of sort.split(',')) {
    const desc = word.startsWith('-')
    const id = desc ? word.slice(1) : word
    if (id !== '' && !orders.some((order) => order.id === id)) orders.push({ id, desc })
  }
  return orders
}

export function printSort(orders: readonly SortOrder[]): string {
  return orders.map(({ id, desc }) => (desc ? `-${id}` : id)).join(',')
}
