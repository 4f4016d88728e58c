'use client'

import { useEffect, useState } from 'react'
import { formatShortClock } from '@/lib/client/format'
import { formatWeekday } from '../board-times'

const TICK_MS = 1_000

/** The day and the time of the room, not of the figures. */
export function TvClock() {
  const [nowMs, setNowMs] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), TICK_MS)
    return () => clearInterval(timer)
  }, [])
  return (
    <time className="ml-auto whitespace-nowrap">
      <span className="max-md:unseen">{formatWeekday(nowMs)}</span> <b className="ml-[0.4em] text-ink">{formatShortClock(nowMs)}</b>
    </time>
  )
}
