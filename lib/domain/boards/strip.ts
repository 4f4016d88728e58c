import { CELL_MS, type Ledger, type LedgerCell } from './ledger'
import type { TargetState } from './target-state'

export interface StripCell {
  /** ms */
  from: number
  state: TargetState
  worstSeconds: number | null
}

/** A cell for each quarter of an hour that begins at or after `from` (on one) and before `to`; the last may be open still. */
export function stripOf(ledger: Ledger, from: number, to: number): StripCell[] {
  const cells: StripCell[] = []
  for (let start = from; start < to; start += CELL_MS) {
    const cell = ledger.get(start)
    cells.push({ from: start, state: cellState(cell, Math.min(CELL_MS, to - start)), worstSeconds: cell?.worstSeconds ?? null })
  }
  return cells
}

/** The worst there was in it; unknown where more of it is unknown than known, but a missed time is never hidden. */
function cellState(cell: LedgerCell | undefined, lengthMs: number): TargetState {
  if (!cell) return 'unknown'
  const { keptMs, closeMs, missedMs } = cell
  if (missedMs > 0) return 'missed'
  if ((keptMs + closeMs + missedMs) * 2 < lengthMs) return 'unknown'
  return closeMs > 0 ? 'close' : 'kept'
}
