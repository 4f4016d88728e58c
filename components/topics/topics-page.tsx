'use client'

import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useQueryStates } from 'nuqs'
import { useMemo } from 'react'
import { paths } from '@/lib/client/paths'
import { topicQueries } from '@/lib/client/queries/topics'
import { edgeOf } from '@/lib/client/status'
import { useDebounced } from '@/lib/client/use-debounced'
import { DataTable } from '../data-table/data-table'
import { TableFooter } from '../data-table/table-footer'
import { ProblemState } from '../ui/problem'
import { topicsSearch } from './search-params'
import { topicId, useTopicColumns } from './topic-columns'
import { TopicsEmpty } from './topics-empty'
import { TopicsNotice } from './topics-notice'
import { TopicsToolbar } from './topics-toolbar'

const INTERNAL = { hidden: { internal: 'false' }, shown: {}, only: { internal: 'true' } } as const

export function TopicsPage({ cluster }: { cluster: string }) {
  const t = useTranslations('topics')
  const [search, setSearch] = useQueryStates(topicsSearch)
  const q = useDebounced(search.q)
  const { health, internal, sort } = search
  const query = useInfiniteQuery(
    topicQueries.list(cluster, { sort, ...INTERNAL[internal], ...(q ? { q } : {}), ...(health ? { health } : {}) }),
  )
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.items), [query.data])
  const columns = useTopicColumns(cluster)
  const first = query.data?.pages[0]

  if (query.error && !query.data) return <ProblemState error={query.error} onRetry={() => void query.refetch()} />
  return (
    <>
      <TopicsToolbar search={search} onChange={(change) => void setSearch(change)} facets={first?.facets} />
      <TopicsNotice cluster={cluster} error={query.error} />
      <DataTable
        label={t('label')}
        columns={columns}
        rows={rows}
        rowId={topicId}
        rowHref={(topic) => paths.topic(cluster, topic.id)}
        rowEdge={(topic) => edgeOf(topic.health)}
        sort={sort}
        onSort={(next) => void setSearch({ sort: next })}
        hasSecondLine
        hasKeys
        skeletonRows={18}
        more={{ has: query.hasNextPage, isLoading: query.isFetchingNextPage, load: () => void query.fetchNextPage() }}
        empty={<TopicsEmpty cluster={cluster} search={search} onChange={(change) => void setSearch(change)} />}
      />
      {first && rows && rows.length > 0 && <TableFooter shown={rows.length} total={first.total} hasKeys />}
    </>
  )
}
