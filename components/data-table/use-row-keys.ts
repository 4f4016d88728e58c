import { type RefObject, useEffect, useRef } from 'react'
import { isTyping } from '@/lib/client/use-hotkey'
import { useKeys } from '@/lib/client/use-keys'
import type { Selection } from '@/lib/client/use-selection'

interface RowKeys {
  body: RefObject<HTMLTableSectionElement | null>
  count: number
  isOn: boolean
  /** Brings a row into the page that is out of sight; undefined where all rows are there. */
  scrollTo: ((index: number) => void) | undefined
  selection?: Selection | undefined
}

/** A row that has to be read first may take this many frames until it can have the focus. */
const MAX_FRAMES = 90

/**
 * J and K move the focus from row to row, on the row's link, so that Enter opens it as ever; rows without one are
 * passed over. X chooses the row, Shift+X all up to it, Esc none.
 */
export function useRowKeys({ body, count, isOn, scrollTo, selection }: RowKeys): void {
  const frame = useRef(0)
  useEffect(() => () => cancelAnimationFrame(frame.current), [])
  /** A row without a link has nothing to focus: then the next that has, in the same direction. */
  const focusFrom = (index: number, step: number, frames = MAX_FRAMES) => {
    cancelAnimationFrame(frame.current)
    if (index < 0 || index >= count) return
    const found = rowsOf(body.current).find((row) => row.index === index)
    if (found) {
      const link = linkIn(found.row)
      if (link) link.focus()
      else focusFrom(index + step, step)
      return
    }
    if (frames === MAX_FRAMES) scrollTo?.(index)
    if (frames > 0) frame.current = requestAnimationFrame(() => focusFrom(index, step, frames - 1))
  }
  useKeys((event) => {
    if (!isOn || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isElsewhere(event.target)) return
    const rows = rowsOf(body.current)
    const row = rows.find((candidate) => candidate.row.contains(document.activeElement))
    const step = event.key === 'j' ? 1 : event.key === 'k' ? -1 : 0
    if (step !== 0 && count > 0) {
      event.preventDefault()
      if (row) focusFrom(row.index + step, step)
      else focusFrom(firstInSight(rows), 1)
    } else if (selection && row && event.key.toLowerCase() === 'x') {
      event.preventDefault()
      if (event.shiftKey) selection.extend(row)
      else selection.toggle(row)
    } else if (selection?.isOn && event.key === 'Escape') {
      event.preventDefault()
      selection.clear()
    }
  })
}

/** In a field, or in a layer above the page that has keys of its own. */
function isElsewhere(target: EventTarget | null): boolean {
  return isTyping(target) || (target instanceof Element && target.closest('[role="menu"], [role="dialog"]') !== null)
}

interface RowInPage {
  row: HTMLTableRowElement
  id: string
  index: number
}

/** Rows of a table that has all of them in the page need not carry their place. */
function rowsOf(body: HTMLTableSectionElement | null): RowInPage[] {
  return [...(body?.querySelectorAll<HTMLTableRowElement>('tr[data-row]') ?? [])].map((row, place) => ({
    row,
    id: row.dataset['row'] ?? '',
    index: Number(row.dataset['index'] ?? place),
  }))
}

/** Where a first J or K goes: rows above the window are drawn too. */
function firstInSight(rows: readonly RowInPage[]): number {
  const head = rows[0]?.row.closest('table')?.tHead?.getBoundingClientRect().bottom ?? 0
  return (rows.find(({ row }) => row.getBoundingClientRect().top >= head - 1) ?? rows[0])?.index ?? 0
}

function linkIn(row: HTMLTableRowElement): HTMLElement | null {
  return row.querySelector<HTMLElement>('a, button')
}
