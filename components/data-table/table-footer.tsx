import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { formatCount } from '@/lib/client/format'
import type { Selection } from '@/lib/client/use-selection'
import { Kbd } from '../ui/kbd'
import { SelectionBar } from './selection-bar'

interface TableFooterProps {
  /** Rows that the filter lets through. */
  shown: number
  /** All there are. */
  total: number
  hasKeys?: boolean
  selection?: Selection
  /** Stays in the window while the table goes on below it. */
  isSticky?: boolean
  /** A legend, at the right. */
  children?: ReactNode
}

export function TableFooter({ shown, total, hasKeys = false, selection, isSticky = false, children }: TableFooterProps) {
  const t = useTranslations('table')
  return (
    <div
      className={`flex flex-wrap items-center gap-x-4 gap-y-1 p-2 text-12 text-muted ${isSticky ? 'sticky bottom-(--tabbar) z-5 border-t border-line bg-surface' : ''}`}
    >
      <output>{t('shown', { shown: formatCount(shown), total: formatCount(total) })}</output>
      {selection?.isOn && <SelectionBar selection={selection} />}
      {hasKeys && (
        <span className="max-md:hidden">
          <Kbd>J</Kbd> <Kbd>K</Kbd> {t('keys.move')} · <Kbd>Enter</Kbd> {t('keys.open')}
          {selection && (
            <>
              {' '}
              · <Kbd>X</Kbd> {t('keys.select')}
            </>
          )}
          {selection?.isOn && (
            <>
              {' '}
              · <Kbd>Shift</Kbd> <Kbd>X</Kbd> {t('keys.range')} · <Kbd>Esc</Kbd> {t('keys.none')}
            </>
          )}
        </span>
      )}
      {children && <span className="ml-auto max-md:hidden">{children}</span>}
    </div>
  )
}
