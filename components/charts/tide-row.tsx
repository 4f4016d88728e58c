'use client'

import clsx from 'clsx'
import type { CSSProperties, ReactNode } from 'react'
import { useTideScale } from './tide-context'

export const TIDE_GRID =
  'relative grid grid-cols-[var(--c1)_minmax(0,1fr)_var(--c3)] border-b border-line last:border-b-0 max-md:grid-cols-[minmax(0,1fr)]'

interface TideRowProps {
  /** What it is. */
  label: ReactNode
  /** Who and what to do. */
  meaning?: ReactNode
  /** Of the axis, in px; without it as tall as its words. */
  height?: number
  children?: ReactNode
}

export function TideRow({ label, meaning, height, children }: TideRowProps) {
  return (
    <div className={clsx(TIDE_GRID, 'max-md:py-2.5')}>
      <div className="min-w-0 py-2 pr-[18px] max-md:p-0">{label}</div>
      <div
        className={clsx('relative min-w-0 max-md:my-1', height ? 'h-(--h) max-md:mt-3' : 'max-md:h-7.5', !children && 'max-md:hidden')}
        style={{ '--h': height && `${height}px` } as CSSProperties}
      >
        {children}
      </div>
      <div className={clsx('min-w-0 py-2 pl-[18px] max-md:p-0', !meaning && 'max-md:hidden')}>{meaning}</div>
    </div>
  )
}

interface TideSpanProps {
  /** When it began, in ms; before the axis it reaches to its left end. */
  since: number
  tone: 'danger' | 'warn' | 'quiet'
  /** Stands left of the bar, or in it where there is no room. */
  children: ReactNode
}

const SPANS = { danger: 'bg-danger', warn: 'bg-warn-mark', quiet: 'bg-line-control' } as const
/** A bar that begins before this share of the axis has its words on the right of its beginning. */
const ROOM = 0.35

/** A state that was and is over, ms. */
export function TidePast({ since, until }: { since: number; until: number }) {
  const { from, to } = useTideScale()
  const share = (at: number) => Math.min(Math.max((at - from) / (to - from), 0), 1) * 100
  return (
    <>
      <i aria-hidden="true" className="absolute inset-x-0 top-1/2 border-t border-line" />
      <i
        aria-hidden="true"
        className="absolute top-1/2 -mt-[4px] h-2 min-w-[3px] rounded-[2px] bg-line-control"
        style={{ left: `${share(since)}%`, width: `${share(until) - share(since)}%` }}
      />
    </>
  )
}

/** A state that lasts until now, as a bar on the axis; on an axis that ends before it began, its words alone. */
export function TideSpan({ since, tone, children }: TideSpanProps) {
  const { from, to } = useTideScale()
  const share = Math.min(Math.max((since - from) / (to - from), 0), 0.995)
  const hasRoom = share >= ROOM
  return (
    <>
      <i aria-hidden="true" className="absolute inset-x-0 top-1/2 border-t border-line-strong" />
      {since < to && (
        <i
          aria-hidden="true"
          className={clsx('absolute right-0 top-1/2 -mt-[5px] h-2.5 rounded-l-[2px]', SPANS[tone])}
          style={{ left: `${share * 100}%` }}
        />
      )}
      <span
        className={clsx(
          'absolute top-1/2 z-3 px-1 text-12 whitespace-nowrap text-muted',
          hasRoom ? '-translate-x-full -translate-y-1/2 bg-surface pr-2' : 'mt-[7px]',
        )}
        style={{ left: `${share * 100}%` }}
      >
        {children}
      </span>
    </>
  )
}
