'use client'

import { useQuery } from '@tanstack/react-query'
import { paths } from '@/lib/client/paths'
import { sharedBoardQueries } from '@/lib/client/queries/boards'
import { TvScreen } from '../tv/tv-screen'
import { TvSkeleton } from '../tv/tv-skeleton'
import { useGone } from '../use-gone'
import { useRenewal } from '../use-renewal'
import { LinkGone } from './link-gone'

export function SharedTv({ token }: { token: string }) {
  const { data, error, dataUpdatedAt, refetch } = useQuery({ ...sharedBoardQueries.one(token), refetchIntervalInBackground: true })
  const renewal = useRenewal({ error, dataUpdatedAt })
  const gone = useGone({ error, dataUpdatedAt })
  if (data && !gone) return <TvScreen board={data} renewal={renewal} back={paths.sharedBoard(token)} isSignedIn={false} />
  const problem = gone ?? error
  return problem ? <LinkGone error={problem} onRetry={() => void refetch()} /> : <TvSkeleton />
}
