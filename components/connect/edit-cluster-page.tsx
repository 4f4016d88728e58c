'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { paths } from '@/lib/client/paths'
import { connectionQueries } from '@/lib/client/queries/connections'
import { EmptyState } from '../ui/empty-state'
import { Notice } from '../ui/notice'
import { ProblemState } from '../ui/problem'
import { SentenceSkeleton } from '../ui/sentence-skeleton'
import { ClusterForm } from './form/cluster-form'
import { MayConnect } from './may-connect'

export function EditClusterPage({ cluster }: { cluster: string }) {
  return (
    <MayConnect>
      <Known cluster={cluster} />
    </MayConnect>
  )
}

function Known({ cluster }: { cluster: string }) {
  const t = useTranslations('connection')
  const { data, error, refetch } = useQuery(connectionQueries.configs())
  if (!data) return error ? <ProblemState error={error} onRetry={() => void refetch()} /> : <SentenceSkeleton />
  const item = data.items.find(({ id }) => id === cluster)
  if (!item) return <EmptyState title={t('gone')} />
  if (item.origin === 'fixed') return <EmptyState title={t('facts.fixed')}>{t('facts.fixedNote')}</EmptyState>
  return (
    <>
      {!item.isWatched && (
        <div className="mb-4 max-w-180">
          <Notice tone="danger">{t('shut')}</Notice>
        </div>
      )}
      <ClusterForm kept={item} back={paths.connection(cluster)} />
    </>
  )
}
