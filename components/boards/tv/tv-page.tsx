'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { paths } from '@/lib/client/paths'
import { boardQueries } from '@/lib/client/queries/boards'
import { NoBoard } from '../no-board'
import { useGone } from '../use-gone'
import { useRenewal } from '../use-renewal'
import { TvScreen } from './tv-screen'
import { TvSkeleton } from './tv-skeleton'

export function TvPage({ board }: { board: string }) {
  const t = useTranslations('boards')
  const { data, error, dataUpdatedAt, refetch } = useQuery(boardQueries.tv(board))
  const renewal = useRenewal({ error, dataUpdatedAt })
  const gone = useGone({ error, dataUpdatedAt })
  if (data && !gone) return <TvScreen board={data} renewal={renewal} back={paths.board(board)} isSignedIn />
  const problem = gone ?? error
  if (!problem) return <TvSkeleton />
  return (
    <main className="px-gutter min-h-dvh bg-surface py-10">
      <h1 className="unseen">{t('title')}</h1>
      <NoBoard error={problem} onRetry={() => void refetch()} />
    </main>
  )
}
