'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useQueryStates } from 'nuqs'
import { operations } from '@/lib/contract/operations'
import { urlOf } from '@/lib/client/api'
import { paths } from '@/lib/client/paths'
import { clusterQueries } from '@/lib/client/queries/clusters'
import { partitionQueries } from '@/lib/client/queries/topics'
import { edgeOf } from '@/lib/client/status'
import { useDebounced } from '@/lib/client/use-debounced'
import { useSelection } from '@/lib/client/use-selection'
import { useWindowedList } from '@/lib/client/use-windowed-list'
import { DataTable } from '../data-table/data-table'
import { ReplicaLegend } from '../data-table/replica-marks'
import { TableFooter } from '../data-table/table-footer'
import { TableTools } from '../data-table/table-tools'
import { useTableView } from '../data-table/use-table-view'
import { BrokerNotice } from '../layout/broker-notice'
import { ProblemState } from '../ui/problem'
import { Meanings } from './meanings'
import { MissingWhere } from './missing-where'
import { partitionId, useReplicationColumns } from './replication-columns'
import { ReplicationEmpty } from './replication-empty'
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
  const filter = {
    unwell: 'true' as const,
    sort,
    ...(q ? { q } : {}),
    ...(health ? { health } : {}),
    ...(missingOn === null ? {} : { missingOn }),
    ...(rack === null ? {} : { missingOnRack: rack }),
    ...(topic === null ? {} : { topic }),
  }
  const list = useWindowedList(partitionQueries.pages(cluster, filter))
  const { page, error } = list
  // The sentence is about all of them, whatever the table is filtered by; unfiltered, this is the same request.
  const { data: all } = useQuery(partitionQueries.pages(cluster, { unwell: 'true', sort })(0))
  const { data: overview } = useQuery(clusterQueries.overview(cluster))
  const facets = all?.facets
  const hasElr = page?.items.some((row) => row.elr !== null) ?? false
  const view = useTableView('replication', useReplicationColumns({ cluster, asOf: page?.asOf ?? '', hasElr }), 'id')
  const selection = useSelection(list, partitionId)
  const onChange = (change: Partial<ReplicationSearch>) => void setSearch(change)

  if (error && !page) return <ProblemState error={error} onRetry={list.retry} />
  const needsElr = !hasElr && page?.items.some((row) => row.health.includes('offline') || row.health.includes('under-min-isr'))
  return (
    <>
      <ReplicationSentence cluster={cluster} facets={facets} />
      <BrokerNotice cluster={cluster} isOld={error !== null}>
        {t('notice.behindOld')}
      </BrokerNotice>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-x-6 gap-y-3 2xl:grid-cols-[minmax(0,1fr)_300px] 2xl:grid-rows-[auto_1fr]">
        <div className="min-w-0 2xl:row-span-2">
          <ReplicationToolbar
            search={search}
            onChange={onChange}
            counts={page?.facets.health}
            tools={
              <TableTools
                view={view}
                rows={list.inSight}
                rowId={partitionId}
                selection={selection}
                csvHref={urlOf(operations.exportPartitions.path, { cluster }, filter)}
              />
            }
          />
          <DataTable
            label={t('label')}
            columns={view.columns}
            density={view.density}
            list={list}
            rowId={partitionId}
            rowHref={(row) => paths.topic(cluster, row.topic)}
            rowEdge={(row) => edgeOf(row.health[0] ?? 'healthy')}
            sort={sort}
            onSort={(next) => onChange({ sort: next })}
            hasSecondLine
            hasKeys
            skeletonRows={12}
            selection={selection}
            empty={<ReplicationEmpty cluster={cluster} search={search} onChange={onChange} />}
          />
          {page && page.total > 0 && (
            <TableFooter shown={page.total} total={page.total} hasKeys isSticky selection={selection}>
              <ReplicaLegend />
            </TableFooter>
          )}
          {needsElr && <p className="px-2 text-12 text-muted">{t('table.elrUnknown')}</p>}
        </div>
        <div className="min-w-0 max-2xl:-order-1">{page && <MissingWhere facets={page.facets} search={search} onChange={onChange} />}</div>
        <div className="min-w-0">
          {facets && <Meanings counts={facets.health} />}
          {overview && <WorthKnowing cluster={cluster} findings={overview.findings} />}
        </div>
      </div>
    </>
  )
}
