'use client'

import { useTranslations } from 'next-intl'
import { preloadChangeDialog } from '../change-dialog'
import { Button } from '../../ui/button'

interface StagedBarProps {
  names: readonly string[]
  onReview: () => void
  onDiscard: () => void
}

/** What is to be changed so far; it stays in the window. */
export function StagedBar({ names, onReview, onDiscard }: StagedBarProps) {
  const t = useTranslations('configEdit')
  return (
    <section
      aria-label={t('staged')}
      className="sticky bottom-(--tabbar) z-10 flex flex-wrap items-center gap-x-4 gap-y-2 border-t-2 border-accent bg-raised px-2 py-2.5"
    >
      <output className="min-w-0 flex-1 wrap-anywhere max-md:basis-full">
        <b>{t('stagedCount', { count: names.length })}</b> <span className="text-muted">{names.join(', ')}</span>
      </output>
      <div className="flex gap-2 max-md:w-full max-md:*:h-9 max-md:*:flex-1">
        <Button onClick={onDiscard}>{t('discard')}</Button>
        <Button look="primary" onClick={onReview} onPointerEnter={preloadChangeDialog} onFocus={preloadChangeDialog}>
          {t('review', { count: names.length })}
        </Button>
      </div>
    </section>
  )
}
