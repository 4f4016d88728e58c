import { type PointerEvent, useState } from 'react'
import { useKeys } from '@/lib/client/use-keys'

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

const onAxis = (share: number) => Math.min(Math.max(share, 0), 1)

/** Drawing over a stretch of the axis with a mouse or a pen (a finger scrolls). Esc lets go of it. */
export function useDrag({ shareOf, onDragged }: DragOptions) {
  const [drag, setDrag] = useState<Drag | null>(null)
  useKeys(
    (event) => {
      if (drag === null || event.key !== 'Escape') return
      // One layer at a time.
      event.preventDefault()
      event.stopPropagation()
      setDrag(null)
    },
    { isFirst: true },
  )

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
    if (found) setDrag({ start: drag.start, end: onAxis(found.share) })
  }
  const end = (event: PointerEvent) => {
    const found = shareOf(event)
    if (drag && found) {
      // Where it is let go: the last move may not have been drawn.
      const [first, last] = [drag.start, onAxis(found.share)].toSorted((a, b) => a - b) as [number, number]
      if ((last - first) * found.width >= LEAST_PX) onDragged?.(first, last)
    }
    setDrag(null)
  }
  return { drag, begin, follow, end, cancel: () => setDrag(null) }
}
