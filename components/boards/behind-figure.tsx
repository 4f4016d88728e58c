import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import { formatDuration } from '@/lib/client/format'

/** Digits and the unit after them: `34 m 55 s`, `34분 55초`. */
const PIECES = /([\d,]+)\s*([^\d\s]+)/g

interface BehindFigureProps {
  /** null: unknown, in the word. */
  seconds: number | null
  /** Of the digits. */
  className?: string
  /** Of the units, which are smaller. */
  unitClass: string
}

/** How far behind, the digits large and the units small. */
export function BehindFigure({ seconds, className, unitClass }: BehindFigureProps) {
  const t = useTranslations('figure')
  const style = clsx('font-strong whitespace-nowrap', className)
  if (seconds === null) return <span className={style}>{t('unknown')}</span>
  const text = formatDuration(seconds)
  if (seconds > 0 && seconds < 1) return <span className={style}>{text}</span>
  return (
    <span className={style}>
      <span className="unseen">{text}</span>
      {[...text.matchAll(PIECES)].map(([whole, digits, unit]) => (
        <span key={whole} aria-hidden="true" className="not-last:*:mr-[0.3em]">
          {digits}
          <small className={clsx('ml-[0.1em] font-medium tracking-normal', unitClass)}>{unit}</small>
        </span>
      ))}
    </span>
  )
}
