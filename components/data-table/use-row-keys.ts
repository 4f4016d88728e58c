import { type RefObject, useEffect } from 'react'
import { isTyping } from '@/lib/client/use-hotkey'

interface RowKeys {
  body: RefObject<HTMLTableSectionElement | null>
  count: number
  isOn: boolean
  /** Brings a row into the page that is out of sight; undefined where all rows are there. */
  scrollTo: ((index: number) => void) | undefined
}

/** J and K move the focus from row to row, on the row's link, so that Enter opens it as ever. */
export function useRowKeys({ body, count, isOn, scrollTo }: RowKeys): void {
  useEffect(() => {
    if (!isOn) return
    const onKeyDown = (event: KeyboardEvent) => {
      const step = event.key === 'j' ? 1 : event.key === 'k' ? -1 : 0
      if (step === 0 || count === 0 || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      event.preventDefault()
      const rows = [...(body.current?.querySelectorAll<HTMLTableRowElement>('tr[data-row]') ?? [])]
      const at = rows.findIndex((row) => row.contains(document.activeElement))
      const first = Number(rows[0]?.dataset['index'] ?? 0)
      const next = at < 0 ? 0 : Math.min(Math.max(first + at + step, 0), count - 1)
      const row = rows[next - first]
      if (row) focusLink(row)
      else if (scrollTo) {
        scrollTo(next)
        requestAnimationFrame(() => {
          const late = body.current?.querySelector<HTMLTableRowElement>(`tr[data-index="${next}"]`)
          if (late) focusLink(late)
        })
      }
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [body, count, isOn, scrollTo])
}

function focusLink(row: HTMLTableRowElement): void {
  row.querySelector<HTMLElement>('a, button')?.focus()
}
