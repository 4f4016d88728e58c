'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { paths } from '@/lib/client/paths'
import { boardQueries, isGone } from '@/lib/client/queries/boards'
import { NoBoard } from '../no-board'
import { useRenewal } from '../use-renewal'
import { TvScreen } from './tv-screen'
import { TvSkeleton } from './tv-skeleton'

/** Nobody sits before it to renew it. */
const REFRESH_MS = 5_000

export function TvPage({ board }: { board: string }) {
  const t = useTranslations('boards')
  const { data, error, dataUpdatedAt, refetch } = useQuery({
    ...boardQueries.one(board),
    refetchInterval: REFRESH_MS,
    refetchIntervalInBackground: true,
  })
  const renewal = useRenewal({ error, dataUpdatedAt })
  if (data && !isGone(error)) return <TvScreen board={data} renewal={renewal} back={paths.board(board)} />
  if (!error) return <TvSkeleton />
  return (
    <main className="px-gutter min-h-dvh bg-surface py-10">
      <h1 className="unseen">{t('title')}</h1>
      <NoBoard error={error} onRetry={() => void refetch()} />
    </main>
  )
}
