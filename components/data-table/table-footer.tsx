import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { formatCount } from '@/lib/client/format'
import { Kbd } from '../ui/kbd'

interface TableFooterProps {
  shown: number
  total: number
  hasKeys?: boolean
  /** A legend, at the right. */
  children?: ReactNode
}

export function TableFooter({ shown, total, hasKeys = false, children }: TableFooterProps) {
  const t = useTranslations('table')
  return (
    <div className="flex flex-wrap gap-4 p-2 text-12 text-muted">
      <output>{t('shown', { shown: formatCount(shown), total: formatCount(total) })}</output>
      {hasKeys && (
        <span className="max-md:hidden">
          <Kbd>J</Kbd> <Kbd>K</Kbd> {t('keys.move')} · <Kbd>Enter</Kbd> {t('keys.open')}
        </span>
      )}
      {children && <span className="ml-auto max-md:hidden">{children}</span>}
    </div>
  )
}
