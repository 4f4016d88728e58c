const collator = new Intl.Collator('en', { numeric: true })

export function byName(a: { id: string }, b: { id: string }): number {
  return collator.compare(a.id, b.id)
}

/** What is not known is less than any figure: last where the largest comes first. */
export function byFigure<Figure extends number | bigint>(a: Figure | null, b: Figure | null): number {
  if (a === null || b === null) return Number(b === null) - Number(a === null)
  return a < b ? -1 : a > b ? 1 : 0
}
