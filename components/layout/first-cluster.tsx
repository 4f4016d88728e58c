'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { paths } from '@/lib/client/paths'
import { clusterQueries } from '@/lib/client/queries/clusters'
import { EmptyState } from '../ui/empty-state'
import { ProblemState } from '../ui/problem'
import { Skeleton } from '../ui/skeleton'

/** Leads on to the first cluster's overview. */
export function FirstCluster() {
  const t = useTranslations('home')
  const router = useRouter()
  const { data, error, refetch } = useQuery(clusterQueries.list())
  const first = data?.items[0]?.id
  useEffect(() => {
    if (first !== undefined) router.replace(paths.overview(first))
  }, [first, router])
  if (error) return <ProblemState error={error} onRetry={() => void refetch()} />
  if (data && first === undefined) return <EmptyState title={t('noneTitle')}>{t('noneDetail')}</EmptyState>
  return <Skeleton className="h-5 w-90" />
}
