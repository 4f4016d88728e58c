import type { KnownSpan } from './known-span'
import { targetState } from './target-state'

/** Every zone's midnight lies on a quarter of an hour, so that days of any zone are made of whole cells. */
export const CELL_MS = 15 * 60_000
export const DAY_CELLS = 96

/** For how long a service was how, ms. What is missing to the whole time is not known. */
export interface KnownTime {
  keptMs: number
  closeMs: number
  missedMs: number
}

/** A quarter of an hour of one service. Only kept where something of it is known. */
export interface LedgerCell extends KnownTime {
  /** ms, a multiple of CELL_MS. */
  start: number
  worstSeconds: number
  /** The first time it was that far behind, ms. */
  worstAt: number
}

/** By start. */
export type Ledger = Map<number, LedgerCell>

/** When the cell that holds `at` begins, ms. */
export function cellStart(at: number): number {
  return Math.floor(at / CELL_MS) * CELL_MS
}

/** When the last so many cells up to `now` begin, the one that is open then among them, ms. */
export function lastCellsStart(now: number, cells: number): number {
  return cellStart(now - 1) - (cells - 1) * CELL_MS
}

const COLUMN = { kept: 'keptMs', close: 'closeMs', missed: 'missedMs' } as const

/** Adds a span, judged by the target there is now, to each cell it lies in. */
export function addSpan(ledger: Ledger, { from, to, at, seconds }: KnownSpan, targetSeconds: number): void {
  const state = targetState(seconds, targetSeconds)
  if (state === 'unknown') return
  for (let start = cellStart(from); start < to; start += CELL_MS) {
    const lasted = Math.min(to, start + CELL_MS) - Math.max(from, start)
    addCell(ledger, { start, keptMs: 0, closeMs: 0, missedMs: 0, worstSeconds: seconds, worstAt: at, [COLUMN[state]]: lasted })
  }
}

/** Adds what else is known of a cell. */
export function addCell(ledger: Ledger, cell: LedgerCell): void {
  const there = ledger.get(cell.start)
  ledger.set(cell.start, there ? mergedCell(there, cell) : cell)
}

function mergedCell(a: LedgerCell, b: LedgerCell): LedgerCell {
  const isWorse = b.worstSeconds > a.worstSeconds || (b.worstSeconds === a.worstSeconds && b.worstAt < a.worstAt)
  const { worstSeconds, worstAt } = isWorse ? b : a
  return { start: a.start, ...addedTime(a, b), worstSeconds, worstAt }
}

export const NO_TIME: KnownTime = { keptMs: 0, closeMs: 0, missedMs: 0 }

export function addedTime(a: KnownTime, b: KnownTime): KnownTime {
  return { keptMs: a.keptMs + b.keptMs, closeMs: a.closeMs + b.closeMs, missedMs: a.missedMs + b.missedMs }
}

export function sumOfTimes(times: readonly KnownTime[]): KnownTime {
  return times.reduce(addedTime, NO_TIME)
}

/** Of the cells that begin at or after `from` and before `to`, ms. */
export function timeBetween(cells: Iterable<LedgerCell>, from: number, to: number): KnownTime {
  let time = NO_TIME
  for (const cell of cells) if (cell.start >= from && cell.start < to) time = addedTime(time, cell)
  return time
}

/** The cell of those between `from` and `to` in which it was furthest behind; null: nothing is known. */
export function worstCell(cells: Iterable<LedgerCell>, from: number, to: number): LedgerCell | null {
  let worst: LedgerCell | null = null
  for (const cell of cells) {
    if (cell.start < from || cell.start >= to) continue
    if (worst === null || cell.worstSeconds > worst.worstSeconds) worst = cell
  }
  return worst
}
