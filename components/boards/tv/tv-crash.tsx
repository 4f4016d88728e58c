'use client'

import { useTranslations } from 'next-intl'
import { useEffect } from 'react'
import { pageCode } from '@/lib/client/page-code'
import { EmptyState } from '../../ui/empty-state'
import { notedCrashPauseMs } from './crash-pause'

/** In place of a wall that threw: nobody is there to press a button, so it loads itself anew. */
export function TvCrash() {
  const t = useTranslations('boards')
  useEffect(() => {
    const pause = notedCrashPauseMs(Date.now())
    let timer = setTimeout(() => void reload(), pause)
    async function reload() {
      if ((await pageCode()) === null) timer = setTimeout(() => void reload(), pause)
      else window.location.reload()
    }
    return () => clearTimeout(timer)
  }, [])
  return (
    <main className="px-gutter min-h-dvh bg-surface py-10">
      <h1 className="unseen">{t('title')}</h1>
      <EmptyState title={t('tvMode.crashTitle')}>{t('tvMode.crashDetail')}</EmptyState>
    </main>
  )
}
