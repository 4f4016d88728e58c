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

/** From when to when a strip has the same state. */
export interface StateRun {
  /** ms */
  from: number
  to: number
  state: StripCell['state']
  /** null: nothing is known. */
  worstSeconds: number | null
}

/** A strip in words: times of the same state as one, oldest first. `cellMs`: how long a cell is. */
export function stateRuns(cells: readonly StripCell[], cellMs: number): StateRun[] {
  return cells.reduce<StateRun[]>((runs, { from, state, worstSeconds }) => {
    const last = runs.at(-1)
    const to = Date.parse(from) + cellMs
    if (last?.state !== state) runs.push({ from: Date.parse(from), to, state, worstSeconds })
    else {
      last.to = to
      last.worstSeconds = worseOf(last.worstSeconds, worstSeconds)
    }
    return runs
  }, [])
}

function worseOf(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : Math.max(a, b)
}
