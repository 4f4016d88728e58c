import { type KeyboardEvent, useRef, useState } from 'react'

interface Place {
  row: number
  column: number
}

interface GridKeysOptions {
  rows: number
  columns: number
  onEnter: (place: Place) => void
}

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

/** One cell of a grid can be reached by Tab; from there arrows, Home and End move, and Enter or Space opens (WAI-ARIA, grid). */
export function useGridKeys({ rows, columns, onEnter }: GridKeysOptions) {
  const grid = useRef<HTMLTableElement>(null)
  const [at, setAt] = useState<Place>({ row: 0, column: 0 })
  const here = { row: clamp(at.row, rows), column: clamp(at.column, columns) }
  const go = (place: Place) => {
    const next = { row: clamp(place.row, rows), column: clamp(place.column, columns) }
    setAt(next)
    grid.current?.querySelector<HTMLElement>(`[data-cell="${next.row} ${next.column}"]`)?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.metaKey || !(event.target instanceof HTMLElement) || event.target.dataset['cell'] === undefined) return
    const step = STEPS[event.key]
    if (step) go({ row: here.row + step[0], column: here.column + step[1] })
    else if (event.key === 'Home') go({ row: event.ctrlKey ? 0 : here.row, column: 0 })
    else if (event.key === 'End') go({ row: event.ctrlKey ? rows - 1 : here.row, column: columns - 1 })
    else if (event.key === 'Enter' || event.key === ' ') onEnter(here)
    else return
    event.preventDefault()
  }
  const cellProps = (row: number, column: number) => ({
    'data-cell': `${row} ${column}`,
    tabIndex: row === here.row && column === here.column ? 0 : -1,
    onFocus: () => setAt({ row, column }),
  })
  return { grid, onKeyDown, cellProps }
}

function clamp(value: number, count: number): number {
  return Math.max(0, Math.min(value, count - 1))
}
