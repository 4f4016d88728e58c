'use client'

import type { Flag, TideMark } from './flags'
import { useTideScale } from './tide-context'

const BOX =
  'inline-flex h-4 min-w-4 items-center justify-center rounded-1 border border-ink bg-surface px-0.5 text-11 leading-none font-strong text-ink'

/** The numbers, at the top of the first chart; sentences below say what they are. */
export function TideFlags({ flags }: { flags: readonly Flag<TideMark>[] }) {
  const { from, to } = useTideScale()
  return (
    <div aria-hidden="true" className="pointer-events-none absolute inset-x-0 -top-1 z-3">
      {flags.map(({ number, at }) => (
        <span
          key={number}
          data-flag={number}
          className={`${BOX} absolute -translate-x-1/2`}
          style={{ left: `clamp(8px, ${((at - from) / (to - from)) * 100}%, 100% - 8px)` }}
        >
          {number}
        </span>
      ))}
    </div>
  )
}

/** The same number, before its sentence. */
export function FlagNumber({ number }: { number: number }) {
  return <b className={BOX}>{number}</b>
}
