/** Rows that one request for a part of a list brings. */
export const PAGE_ROWS = 100
/** Pages are asked for when their rows are this near to those in sight. */
const AHEAD_ROWS = 30

export interface RowRange {
  first: number
  /** Included. */
  last: number
}

export function pageOfRow(index: number): number {
  return Math.floor(index / PAGE_ROWS)
}

/** The numbers of the pages that hold these rows; none beyond the total, but always one, which tells the total. */
export function pagesOf({ first, last }: RowRange, total = Number.POSITIVE_INFINITY): number[] {
  const lastOfAll = Math.max(0, total - 1)
  const from = pageOfRow(Math.min(Math.max(0, first), lastOfAll))
  const to = pageOfRow(Math.min(Math.max(first, last), lastOfAll))
  return Array.from({ length: Math.max(0, to - from) + 1 }, (_, index) => from + index)
}

/** The rows in sight and some before and behind them, so that a slow scroll never meets a row that is not there. */
export function withAhead({ first, last }: RowRange): RowRange {
  return { first: Math.max(0, first - AHEAD_ROWS), last: last + AHEAD_ROWS }
}
