'use client'

import { useQuery } from '@tanstack/react-query'
import { paths } from '@/lib/client/paths'
import { isGone, sharedBoardQueries } from '@/lib/client/queries/boards'
import { TvScreen } from '../tv/tv-screen'
import { TvSkeleton } from '../tv/tv-skeleton'
import { useRenewal } from '../use-renewal'
import { LinkGone } from './link-gone'

export function SharedTv({ token }: { token: string }) {
  const { data, error, dataUpdatedAt, refetch } = useQuery({ ...sharedBoardQueries.one(token), refetchIntervalInBackground: true })
  const renewal = useRenewal({ error, dataUpdatedAt })
  if (error && (!data || isGone(error))) return <LinkGone error={error} onRetry={() => void refetch()} />
  return data ? <TvScreen board={data} renewal={renewal} back={paths.sharedBoard(token)} /> : <TvSkeleton />
}
