'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { clusterQueries } from '@/lib/client/queries/clusters'
import { EmptyState } from '../ui/empty-state'
import { StaleNotice } from '../ui/stale-notice'
import { ProblemState } from '../ui/problem'
import { ClusterBlock } from './cluster-block'
import { byNeed } from './cluster-order'
import { ClustersSentence } from './clusters-sentence'
import { ClustersSkeleton } from './clusters-skeleton'
import { AddClusterLink, ShutClusters } from './clusters-tools'

/** Pictures of one cluster alone are announced to this page, so it also asks by itself. */
const REFRESH_MS = 10_000

/** Which of the clusters need someone, and why. */
export function ClustersPage() {
  const t = useTranslations('clusters')
  const { data, error, refetch } = useQuery({ ...clusterQueries.list(), refetchInterval: REFRESH_MS })
  if (!data) return error ? <ProblemState error={error} onRetry={() => void refetch()} /> : <ClustersSkeleton />
  if (data.items.length === 0) {
    return (
      <>
        <ShutClusters />
        <EmptyState title={t('noneTitle')} actions={<AddClusterLink isFirst />}>
          {t('noneDetail')}
        </EmptyState>
      </>
    )
  }
  return (
    <>
      <div className="flex flex-wrap items-start justify-between gap-x-4">
        <ClustersSentence clusters={data.items} />
        <AddClusterLink />
      </div>
      <ShutClusters />
      {error && <StaleNotice>{t('notRenewed')}</StaleNotice>}
      <ul
        aria-label={t('title')}
        className="grid grid-cols-[repeat(auto-fill,minmax(min(440px,100%),1fr))] overflow-hidden border-t border-line-strong"
      >
        {data.items.toSorted(byNeed).map((cluster) => (
          // A hairline at the right and below; that of the last column lies outside the sheet.
          <li key={cluster.id} className="-mr-px border-r border-b border-line">
            <ClusterBlock cluster={cluster} />
          </li>
        ))}
      </ul>
    </>
  )
}
