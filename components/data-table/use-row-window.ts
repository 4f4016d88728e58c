import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { type RefObject, useCallback, useDeferredValue, useEffect, useLayoutEffect, useRef, useState } from 'react'

/** From here on only the rows in sight are in the page. */
const VIRTUAL_FROM = 100
const OVERSCAN = 6
/** More new rows than this, scroll event after scroll event, are more than a frame can draw. */
const FAST_ROWS = 15

interface RowWindowOptions {
  body: RefObject<HTMLTableSectionElement | null>
  count: number
  /** The height of every row. */
  rowPx: number
  /** The list is another one: its first row is shown again. */
  listKey: string | undefined
  onSight: ((range: { first: number; last: number }) => void) | undefined
}

interface RowsInPage {
  isVirtual: boolean
  first: number
  /** Rows from `first` on that are in the page; none while they rush past faster than they could be drawn. */
  length: number
  scrollTo: ((index: number) => void) | undefined
}

/** Which rows of a long table are in the page: those in the window, and a few above and below. */
export function useRowWindow({ body, count, rowPx, listKey, onSight }: RowWindowOptions): RowsInPage {
  const [bodyTop, setBodyTop] = useState(0)
  useLayoutEffect(() => {
    // Whatever stands above may grow when its own answer comes.
    const place = new ResizeObserver(() => {
      const top = body.current?.getBoundingClientRect().top
      if (top !== undefined) setBodyTop(Math.round(top + window.scrollY))
    })
    place.observe(document.body)
    return () => place.disconnect()
  }, [body])

  const isVirtual = count > VIRTUAL_FROM
  const pace = useRef({ at: 0, isFar: false })
  const [isFast, setFast] = useState(false)
  // oxlint-disable-next-line react/incompatible-library -- nothing here is memoised by a compiler
  const virtualizer = useWindowVirtualizer({
    count,
    enabled: isVirtual,
    estimateSize: () => rowPx,
    overscan: OVERSCAN,
    scrollMargin: bodyTop,
    // Drawn with what `onChange` finds out, in one go.
    useFlushSync: false,
    onChange: ({ range, isScrolling }) => {
      const at = range?.startIndex ?? 0
      const isFar = isScrolling && Math.abs(at - pace.current.at) > FAST_ROWS
      // One jump is drawn at once; only what goes on waits until it slows down.
      setFast(isFar && pace.current.isFar)
      pace.current = { at, isFar }
    },
  })
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, rowPx])

  const items = virtualizer.getVirtualItems()
  // Script of many new rows is spread over frames.
  const isDrawn = useDeferredValue(!isFast) && !isFast
  const first = isVirtual ? (items[0]?.index ?? 0) : 0
  const length = isVirtual ? (isDrawn ? items.length : 0) : count
  const sight = isVirtual ? virtualizer.range : { startIndex: 0, endIndex: count - 1 }
  const from = sight?.startIndex ?? 0
  const to = Math.min(sight?.endIndex ?? 0, count - 1)
  useEffect(() => {
    if (to >= from && !isFast) onSight?.({ first: from, last: to })
  }, [onSight, from, to, isFast])

  const lastKey = useRef(listKey)
  useLayoutEffect(() => {
    if (lastKey.current === listKey) return
    lastKey.current = listKey
    const table = body.current?.closest('table')
    if (table && table.getBoundingClientRect().top < 0) table.parentElement?.scrollIntoView()
  }, [body, listKey])

  const scrollTo = useCallback((index: number) => virtualizer.scrollToIndex(index), [virtualizer])
  return { isVirtual, first, length, scrollTo: isVirtual ? scrollTo : undefined }
}
