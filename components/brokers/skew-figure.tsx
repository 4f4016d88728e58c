'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { formatSkew, skewShare } from './skew'

const HALF = 14

/** A figure, and how far it is off an even spread: left of the middle less than its share, right of it more. */
export function SkewFigure({ children, skewPercent }: { children: ReactNode; skewPercent: number | null }) {
  const t = useTranslations('brokers')
  return (
    <span className="inline-flex items-center justify-end gap-2">
      <span>{children}</span>
      {skewPercent === null ? (
        <span className="inline-block w-[74px] max-md:hidden" />
      ) : (
        <span title={t('skewNote', { skew: formatSkew(skewPercent) })} className="inline-flex w-[74px] items-center gap-1 max-md:hidden">
          <SkewBar percent={skewPercent} />
          <span className="flex-1 text-12 text-muted">{formatSkew(skewPercent)}</span>
        </span>
      )}
    </span>
  )
}

function SkewBar({ percent }: { percent: number }) {
  const length = Math.max(skewShare(Math.abs(percent)) * HALF, percent === 0 ? 0 : 1)
  return (
    <svg width={HALF * 2} height={12} viewBox={`0 0 ${HALF * 2} 12`} aria-hidden="true" className="text-unknown">
      <path d={`M0 6H${HALF * 2}`} className="stroke-line" />
      <rect x={percent < 0 ? HALF - length : HALF} y={3} width={length} height={6} fill="currentColor" />
      <path d={`M${HALF} 0v12`} className="stroke-line-control" />
    </svg>
  )
}
