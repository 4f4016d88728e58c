'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { groupQueries } from '@/lib/client/queries/groups'
import { StaleNotice } from '../ui/stale-notice'
import { ProblemState } from '../ui/problem'
import { CommitsNotice } from './commits-notice'
import { GroupCharts } from './group-charts'
import { GroupFacts } from './group-facts'
import { GroupSentence } from './group-sentence'
import { GroupSkeleton } from './group-skeleton'
import { MembersTable } from './members-table'
import { PartitionsTable } from './partitions-table'
import { UnownedNotice } from './unowned-notice'

export function GroupPage({ cluster, group }: { cluster: string; group: string }) {
  const t = useTranslations('group')
  const { data, error, refetch } = useQuery(groupQueries.detail(cluster, group))
  if (!data) return error ? <ProblemState error={error} onRetry={() => void refetch()} /> : <GroupSkeleton />
  return (
    <>
      <GroupSentence cluster={cluster} group={data} />
      {error && <StaleNotice>{t('notRenewed')}</StaleNotice>}
      <CommitsNotice errors={data.errors} />
      <UnownedNotice group={data} />
      <GroupFacts cluster={cluster} group={data} />
      <GroupCharts cluster={cluster} group={data} />
      <MembersTable cluster={cluster} group={data} />
      <PartitionsTable cluster={cluster} group={data} />
    </>
  )
}
