'use client'

import { useTranslations } from 'next-intl'
import type { Selection } from '@/lib/client/use-selection'
import { useCopy } from './use-copy'

/** How many rows are chosen, and what to do with them. */
export function SelectionBar({ selection }: { selection: Selection }) {
  const t = useTranslations('table')
  const { said, copy } = useCopy()
  const count = selection.ids.size
  return (
    <span className="flex items-center gap-3">
      <output className="font-medium text-ink">{t('selectedCount', { count })}</output>
      {count > 0 && (
        <button type="button" className="link" onClick={() => copy([...selection.ids].join('\n'))}>
          {said ?? t('copySelected')}
        </button>
      )}
      <button type="button" className="link" onClick={selection.clear}>
        {t('clearSelection')}
      </button>
    </span>
  )
}
