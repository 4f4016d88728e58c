'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { Button } from '../ui/button'

/** Loads the next page a screen before its end comes into sight; the button is for those who do not scroll. */
export function LoadMore({ isLoading, onLoad }: { isLoading: boolean; onLoad: () => void }) {
  const t = useTranslations('table')
  const end = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const target = end.current
    if (!target || isLoading) return
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && onLoad(), { rootMargin: '800px' })
    observer.observe(target)
    return () => observer.disconnect()
  }, [isLoading, onLoad])
  return (
    <div ref={end} className="p-2">
      <Button look="quiet" disabled={isLoading} onClick={onLoad}>
        {isLoading ? t('loadingMore') : t('more')}
      </Button>
    </div>
  )
}
