'use client'

import { useTranslations } from 'next-intl'
import { useQueryStates } from 'nuqs'
import { operations } from '@/lib/contract/operations'
import type { PartitionItem } from '@/lib/contract/topics'
import { urlOf } from '@/lib/client/api'
import { paths } from '@/lib/client/paths'
import { partitionQueries } from '@/lib/client/queries/topics'
import { edgeOf } from '@/lib/client/status'
import { useDebounced } from '@/lib/client/use-debounced'
import { useSelection } from '@/lib/client/use-selection'
import { useWindowedList } from '@/lib/client/use-windowed-list'
import { PARTITION_HEALTH } from '@/lib/domain/health/partition-health'
import { DataTable } from '../data-table/data-table'
import { ReplicaLegend } from '../data-table/replica-marks'
import { TableFooter } from '../data-table/table-footer'
import { TableTools } from '../data-table/table-tools'
import { useTableView } from '../data-table/use-table-view'
import { Button } from '../ui/button'
import { EmptyState } from '../ui/empty-state'
import { Facet } from '../ui/facet'
import { ProblemState } from '../ui/problem'
import { SearchInput } from '../ui/search-input'
import { StatusIcon } from '../ui/status'
import { useHostedColumns } from './hosted-columns'
import { hostedSearch } from './search-params'

const partitionId = (partition: PartitionItem) => partition.id

/** The partitions with a copy on one broker, those in trouble first. */
export function BrokerPartitions({ cluster, broker }: { cluster: string; broker: number }) {
  const t = useTranslations('brokers.one.table')
  const tStatus = useTranslations('status')
  const [search, setSearch] = useQueryStates(hostedSearch)
  const q = useDebounced(search.q)
  const { health, sort } = search
  const filter = { broker, sort, ...(q ? { q } : {}), ...(health ? { health } : {}) }
  const list = useWindowedList(partitionQueries.pages(cluster, filter))
  const { page, error } = list
  const view = useTableView('broker-partitions', useHostedColumns(cluster, broker, page?.asOf ?? ''), 'id')
  const selection = useSelection(list, partitionId)
  if (error && !page) return <ProblemState error={error} onRetry={list.retry} />
  const id = String(broker)
  const filters = [q && t('filterQ', { q }), health && tStatus(health).toLowerCase()].filter(Boolean).join(', ')
  return (
    <>
      <div className="my-2.5 flex flex-wrap items-center gap-2">
        <SearchInput label={t('search')} placeholder={t('searchHint')} value={search.q} onChange={(next) => void setSearch({ q: next })} />
        <Facet
          label={t('filter')}
          value={health ?? 'all'}
          onChange={(value) => void setSearch({ health: value === 'all' ? null : value })}
          options={[
            { value: 'all', label: t('all') },
            ...PARTITION_HEALTH.map((word) => ({
              value: word,
              label: tStatus(word),
              icon: <StatusIcon status={word} />,
              count: page?.facets.health[word] ?? null,
            })),
          ]}
        />
        <TableTools
          view={view}
          rows={list.inSight}
          rowId={partitionId}
          selection={selection}
          csvHref={urlOf(operations.exportPartitions.path, { cluster }, filter)}
        />
      </div>
      <DataTable
        label={t('label', { id })}
        columns={view.columns}
        density={view.density}
        list={list}
        rowId={partitionId}
        rowHref={(partition) => paths.topic(cluster, partition.topic)}
        rowEdge={(partition) => edgeOf(partition.health[0] ?? 'healthy')}
        sort={sort}
        onSort={(next) => void setSearch({ sort: next })}
        hasSecondLine
        hasKeys
        skeletonRows={12}
        selection={selection}
        empty={
          filters ? (
            <EmptyState
              title={t('noMatch', { id, filters })}
              actions={<Button onClick={() => void setSearch({ q: '', health: null })}>{t('clear')}</Button>}
            />
          ) : (
            <EmptyState title={t('empty', { id })} />
          )
        }
      />
      {page && page.total > 0 && (
        <TableFooter shown={page.total} total={page.total} hasKeys isSticky selection={selection}>
          <ReplicaLegend />
        </TableFooter>
      )}
    </>
  )
}
