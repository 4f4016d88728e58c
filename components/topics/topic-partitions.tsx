'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useQueryStates } from 'nuqs'
import { useMemo } from 'react'
import type { PartitionItem } from '@/lib/contract/topics'
import { topicQueries } from '@/lib/client/queries/topics'
import { edgeOf } from '@/lib/client/status'
import { DataTable } from '../data-table/data-table'
import { ReplicaLegend } from '../data-table/replica-marks'
import { TableFooter } from '../data-table/table-footer'
import { Button } from '../ui/button'
import { EmptyState } from '../ui/empty-state'
import { Facet } from '../ui/facet'
import { StatusIcon } from '../ui/status'
import { AcksNow } from './acks-now'
import { usePartitionColumns } from './partition-columns'
import { orderPartitions } from './partition-order'
import { partitionsSearch, TOPIC_HEALTH } from './search-params'
import { SizeByBroker } from './size-by-broker'
import { TopicCharts } from './topic-charts'
import { TopicNowSkeleton } from './topic-now-skeleton'
import { summarizeTopic } from './topic-summary'

const partitionId = (partition: PartitionItem) => partition.id

export function TopicPartitions({ cluster, topic }: { cluster: string; topic: string }) {
  const t = useTranslations('topics.one.table')
  const tStatus = useTranslations('status')
  const [{ health, sort }, setSearch] = useQueryStates(partitionsSearch)
  const { data } = useQuery(topicQueries.detail(cluster, topic))
  const rows = useMemo(() => data && orderPartitions(data.partitions, { health, sort }), [data, health, sort])
  const counts = useMemo(() => data && summarizeTopic(data.partitions).counts, [data])
  const columns = usePartitionColumns(data)
  return (
    <>
      <TopicCharts cluster={cluster} topic={topic} />
      {data ? (
        <div className="grid gap-x-8 lg:grid-cols-[minmax(0,1fr)_372px]">
          <AcksNow detail={data} />
          <SizeByBroker cluster={cluster} detail={data} />
        </div>
      ) : (
        <TopicNowSkeleton />
      )}
      <div className="mt-5 mb-2.5">
        <Facet
          label={t('filter')}
          value={health ?? 'all'}
          onChange={(value) => void setSearch({ health: value === 'all' ? null : value })}
          options={[
            { value: 'all', label: t('all'), count: data?.partitions.length ?? null },
            ...TOPIC_HEALTH.filter((word) => word === health || word === 'healthy' || (counts?.[word] ?? 0) > 0).map((word) => ({
              value: word,
              label: tStatus(word),
              icon: <StatusIcon status={word} />,
              count: counts?.[word] ?? null,
            })),
          ]}
        />
      </div>
      <DataTable
        label={t('label', { topic })}
        columns={columns}
        rows={rows}
        rowId={partitionId}
        rowEdge={(partition) => edgeOf(partition.health[0] ?? 'healthy')}
        sort={sort}
        onSort={(next) => void setSearch({ sort: next })}
        hasSecondLine
        skeletonRows={12}
        empty={
          data?.partitions.length === 0 || health === null ? (
            <EmptyState title={t('empty')} />
          ) : (
            <EmptyState
              title={t('noMatch', { topic, filter: tStatus(health).toLowerCase() })}
              actions={<Button onClick={() => void setSearch({ health: null })}>{t('showAll')}</Button>}
            />
          )
        }
      />
      {data && rows && rows.length > 0 && (
        <TableFooter shown={rows.length} total={data.partitions.length}>
          <ReplicaLegend />
        </TableFooter>
      )}
    </>
  )
}
