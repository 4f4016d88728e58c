'use client'

import { useQueryStates } from 'nuqs'
import { useMemo, useRef } from 'react'
import { type TimeRange, USUAL_RANGE, rangesAround, rangeOf, searchOf, timeRangeSearch } from './time-range'

/** The range of all charts of a page, in the URL; every choice is a step of the history. */
export function useTimeRange() {
  const [search, setSearch] = useQueryStates(timeRangeSearch, { history: 'push' })
  const range = useMemo(() => rangeOf(search), [search])
  return { range, setRange: (next: TimeRange) => void setSearch(searchOf(next)) }
}

/** The same, for charts that are zoomed into: leaving goes back to the range from before, step by step. */
export function useZoom() {
  const { range, setRange } = useTimeRange()
  const outer = useRef<TimeRange[]>([])
  return {
    range,
    onZoom: (next: { from: number; to: number }) => {
      outer.current = 'last' in range ? [range] : [...rangesAround(outer.current, range), range]
      setRange(next)
    },
    /** Only where there is something to leave. */
    ...('last' in range
      ? {}
      : {
          onZoomOut: () => {
            outer.current = rangesAround(outer.current, range)
            setRange(outer.current.pop() ?? USUAL_RANGE)
          },
        }),
  }
}
