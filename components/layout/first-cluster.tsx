'use client'

import { useQuery } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { paths } from '@/lib/client/paths'
import { clusterQueries } from '@/lib/client/queries/clusters'
import { useLanding } from '@/lib/client/use-landing'
import { ProblemState } from '../ui/problem'
import { Skeleton } from '../ui/skeleton'

/** Leads on to the page that this person begins with, of the first cluster. */
export function FirstCluster() {
  const router = useRouter()
  const { data, error, refetch } = useQuery(clusterQueries.list())
  const landing = useLanding()
  const first = data?.items[0]?.id
  // Without any the page of them all says how the first is added.
  const href = data && first === undefined ? paths.clusters() : first === undefined || landing === null ? null : hrefs[landing](first)
  useEffect(() => {
    if (href !== null) router.replace(href)
  }, [href, router])
  if (error) return <ProblemState error={error} onRetry={() => void refetch()} />
  return <Skeleton className="h-5 w-90" />
}

const hrefs = {
  clusters: paths.clusters,
  overview: paths.overview,
  mine: paths.mine,
  /** Furthest behind first. */
  lag: (cluster: string) => paths.groups(cluster, { sort: '-secondsBehind' }),
} as const
