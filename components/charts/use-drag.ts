import { type PointerEvent, useEffect, useState } from 'react'

/** What is drawn over, as shares of the axis; the second one follows the pointer. */
export interface Drag {
  start: number
  end: number
}

/** Less than this is a click. */
const LEAST_PX = 6

interface DragOptions {
  /** The share of the axis under the pointer; null where there is no axis. */
  shareOf: (event: PointerEvent) => { share: number; width: number } | null
  /** From left to right. Without it nothing can be drawn over. */
  onDragged: ((from: number, to: number) => void) | undefined
}

/** Drawing over a stretch of the axis with a mouse or a pen (a finger scrolls). Esc lets go of it. */
export function useDrag({ shareOf, onDragged }: DragOptions) {
  const [drag, setDrag] = useState<Drag | null>(null)
  const isDragging = drag !== null
  useEffect(() => {
    if (!isDragging) return
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      // One layer at a time.
      event.preventDefault()
      event.stopPropagation()
      setDrag(null)
    }
    document.addEventListener('keydown', onKeyDown, { capture: true })
    return () => document.removeEventListener('keydown', onKeyDown, { capture: true })
  }, [isDragging])

  const begin = (event: PointerEvent) => {
    const found = shareOf(event)
    const isOnControl = event.target instanceof Element && event.target.closest('a, button, input') !== null
    if (!onDragged || !found || event.button !== 0 || event.pointerType === 'touch' || isOnControl) return
    if (found.share < 0 || found.share > 1) return
    event.currentTarget.setPointerCapture(event.pointerId)
    setDrag({ start: found.share, end: found.share })
  }
  const follow = (event: PointerEvent) => {
    const found = drag && shareOf(event)
    if (found) setDrag({ start: drag.start, end: Math.min(Math.max(found.share, 0), 1) })
  }
  const end = (event: PointerEvent) => {
    const width = shareOf(event)?.width ?? 0
    if (drag && Math.abs(drag.end - drag.start) * width >= LEAST_PX) {
      onDragged?.(Math.min(drag.start, drag.end), Math.max(drag.start, drag.end))
    }
    setDrag(null)
  }
  return { drag, begin, follow, end, cancel: () => setDrag(null) }
}
