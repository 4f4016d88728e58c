import type { StripCell } from '@/lib/contract/boards'

export interface StripRun extends StripCell {
  /** How many cells it stands for. */
  length: number
}

/** The cells of a strip, unknown ones side by side as one: a hole in what is known, not a row of boxes. */
export function stripRuns(cells: readonly StripCell[]): StripRun[] {
  return cells.reduce<StripRun[]>((runs, cell) => {
    const last = runs.at(-1)
    if (cell.state === 'unknown' && last?.state === 'unknown') last.length += 1
    else runs.push({ ...cell, length: 1 })
    return runs
  }, [])
}
