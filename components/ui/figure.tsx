import clsx from 'clsx'
import { useTranslations } from 'next-intl'

interface FigureProps {
  /** null is the word "unknown": never 0, never blank. */
  children: string | null
  /** True when it was true once and nobody could ask again: dashed and violet. */
  isStale?: boolean
  /** Why it is unknown, or from when it is. */
  note?: string | undefined
  className?: string
}

/** A figure that may be unknown or old, and says so. */
export function Figure({ children, isStale = false, note, className }: FigureProps) {
  const t = useTranslations('figure')
  if (children === null) {
    return (
      <span
        title={note ?? t('unknownNote')}
        className={clsx('cursor-help border-b border-dotted border-unknown font-regular text-unknown', className)}
      >
        {t('unknown')}
      </span>
    )
  }
  if (!isStale) return <span className={className}>{children}</span>
  return (
    <span title={note ?? t('staleNote')} className={clsx('cursor-help border-b border-dashed border-stale text-stale', className)}>
      {children}
      <span className="unseen"> {t('old')}</span>
    </span>
  )
}
