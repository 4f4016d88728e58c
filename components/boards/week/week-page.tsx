'use client'

import { useTranslations } from 'next-intl'
import { paths } from '@/lib/client/paths'
import { NoBoard } from '../no-board'
import { WeekView } from './week-view'

export function WeekPage({ board }: { board: string }) {
  const t = useTranslations('boards')
  return (
    <WeekView
      of={{ board }}
      back={paths.board(board)}
      problem={(error, onRetry) => (
        <main className="px-gutter min-h-dvh bg-surface py-10">
          <h1 className="unseen">{t('weekly.title')}</h1>
          <NoBoard error={error} onRetry={onRetry} />
        </main>
      )}
    />
  )
}
