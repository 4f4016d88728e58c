'use client'

import { useQuery } from '@tanstack/react-query'
import { paths } from '@/lib/client/paths'
import { isGone, sharedBoardQueries } from '@/lib/client/queries/boards'
import { TvScreen } from '../tv/tv-screen'
import { TvSkeleton } from '../tv/tv-skeleton'
import { LinkGone } from './link-gone'

export function SharedTv({ token }: { token: string }) {
  const { data, error, refetch } = useQuery({ ...sharedBoardQueries.one(token), refetchIntervalInBackground: true })
  if (error && (!data || isGone(error))) return <LinkGone error={error} onRetry={() => void refetch()} />
  return data ? <TvScreen board={data} isNotRenewed={error !== null} back={paths.sharedBoard(token)} /> : <TvSkeleton />
}
