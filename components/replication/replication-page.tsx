'use client'

import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useQueryStates } from 'nuqs'
import { useMemo } from 'react'
import { paths } from '@/lib/client/paths'
import { clusterQueries } from '@/lib/client/queries/clusters'
import { partitionQueries } from '@/lib/client/queries/topics'
import { edgeOf } from '@/lib/client/status'
import { useDebounced } from '@/lib/client/use-debounced'
import { DataTable } from '../data-table/data-table'
import { ReplicaLegend } from '../data-table/replica-marks'
import { TableFooter } from '../data-table/table-footer'
import { ProblemState } from '../ui/problem'
import { Meanings } from './meanings'
import { MissingWhere } from './missing-where'
import { partitionId, useReplicationColumns } from './replication-columns'
import { ReplicationEmpty } from './replication-empty'
import { ReplicationNotice } from './replication-notice'
import { ReplicationSentence } from './replication-sentence'
import { ReplicationToolbar } from './replication-toolbar'
import { type ReplicationSearch, replicationSearch } from './search-params'
import { WorthKnowing } from './worth-knowing'

/** Every partition that is not fine, and where the copies it lacks should be. */
export function ReplicationPage({ cluster }: { cluster: string }) {
  const t = useTranslations('replication')
  const [search, setSearch] = useQueryStates(replicationSearch)
  const q = useDebounced(search.q)
  const { health, missingOn, rack, topic, sort } = search
  const query = useInfiniteQuery(
    partitionQueries.list(cluster, {
      unwell: 'true',
      sort,
      ...(q ? { q } : {}),
      ...(health ? { health } : {}),
      ...(missingOn === null ? {} : { missingOn }),
      ...(rack === null ? {} : { missingOnRack: rack }),
      ...(topic === null ? {} : { topic }),
    }),
  )
  // The sentence is about all of them, whatever the table is filtered by; unfiltered, this is the same request.
  const { data: all } = useInfiniteQuery(partitionQueries.list(cluster, { unwell: 'true', sort }))
  const { data: overview } = useQuery(clusterQueries.overview(cluster))
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.items), [query.data])
  const first = query.data?.pages[0]
  const facets = all?.pages[0]?.facets
  const hasElr = rows?.some((row) => row.elr !== null) ?? false
  const columns = useReplicationColumns({ cluster, asOf: first?.asOf ?? '', hasElr })
  const onChange = (change: Partial<ReplicationSearch>) => void setSearch(change)

  if (query.error && !query.data) return <ProblemState error={query.error} onRetry={() => void query.refetch()} />
  const needsElr = !hasElr && rows?.some((row) => row.health.includes('offline') || row.health.includes('under-min-isr'))
  return (
    <>
      <ReplicationSentence cluster={cluster} facets={facets} />
      <ReplicationNotice cluster={cluster} error={query.error} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-x-6 gap-y-3 2xl:grid-cols-[minmax(0,1fr)_300px] 2xl:grid-rows-[auto_1fr]">
        <div className="min-w-0 2xl:row-span-2">
          <ReplicationToolbar search={search} onChange={onChange} counts={first?.facets.health} />
          <DataTable
            label={t('label')}
            columns={columns}
            rows={rows}
            rowId={partitionId}
            rowHref={(row) => paths.topic(cluster, row.topic)}
            rowEdge={(row) => edgeOf(row.health[0] ?? 'healthy')}
            sort={sort}
            onSort={(next) => onChange({ sort: next })}
            hasSecondLine
            hasKeys
            skeletonRows={12}
            more={{ has: query.hasNextPage, isLoading: query.isFetchingNextPage, load: () => void query.fetchNextPage() }}
            empty={<ReplicationEmpty cluster={cluster} search={search} onChange={onChange} />}
          />
          {first && rows && rows.length > 0 && (
            <TableFooter shown={rows.length} total={first.total} hasKeys>
              <ReplicaLegend />
            </TableFooter>
          )}
          {needsElr && <p className="px-2 text-12 text-muted">{t('table.elrUnknown')}</p>}
        </div>
        <div className="min-w-0 max-2xl:-order-1">
          {first && <MissingWhere facets={first.facets} search={search} onChange={onChange} />}
        </div>
        <div className="min-w-0">
          {facets && <Meanings counts={facets.health} />}
          {overview && <WorthKnowing cluster={cluster} findings={overview.findings} />}
        </div>
      </div>
    </>
  )
}
