import { useTranslations } from 'next-intl'
import { type ReactNode, useId } from 'react'
import { formatCount } from '@/lib/client/format'
import type { JumpSection } from './use-jump-sections'

/** One kind of what was found, under its name. */
export function JumpGroup({ section, children }: { section: JumpSection; children: ReactNode }) {
  const t = useTranslations('search')
  const id = useId()
  const shown = section.rows.filter((row) => row.kind !== 'all').length
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- options of a listbox have no element to be grouped by
    <div role="group" aria-labelledby={id} className="pb-1">
      <div id={id} className="flex h-6 items-center justify-between px-3.5 text-11 text-faint">
        {section.title}
        {section.total > shown && <span>{t('shown', { shown: formatCount(shown), total: formatCount(section.total) })}</span>}
      </div>
      {children}
    </div>
  )
}
