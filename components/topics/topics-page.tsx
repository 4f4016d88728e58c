'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useQueryStates } from 'nuqs'
import { useCallback } from 'react'
import { operations } from '@/lib/contract/operations'
import { urlOf } from '@/lib/client/api'
import { paths } from '@/lib/client/paths'
import { clusterQueries } from '@/lib/client/queries/clusters'
import { topicQueries } from '@/lib/client/queries/topics'
import { edgeOf } from '@/lib/client/status'
import { useSelection } from '@/lib/client/use-selection'
import { useWindowedList } from '@/lib/client/use-windowed-list'
import { DataTable } from '../data-table/data-table'
import { TableFooter } from '../data-table/table-footer'
import { TableTools } from '../data-table/table-tools'
import { useTableView } from '../data-table/use-table-view'
import { BrokerNotice } from '../layout/broker-notice'
import { ProblemState } from '../ui/problem'
import { CreateTopicButton } from './create-topic-button'
import { topicsSearch } from './search-params'
import { topicId, useTopicColumns } from './topic-columns'
import { TopicsEmpty } from './topics-empty'
import { type TopicsSearch, topicFilter } from './topics-filter'
import { TopicsToolbar } from './topics-toolbar'

export function TopicsPage({ cluster }: { cluster: string }) {
  const t = useTranslations('topics')
  const [search, setSearch] = useQueryStates(topicsSearch)
  const onChange = useCallback((change: Partial<TopicsSearch>) => void setSearch(change), [setSearch])
  const filter = topicFilter(search)
  const list = useWindowedList(topicQueries.pages(cluster, filter))
  const { page, error } = list
  const { data: pulse } = useQuery(clusterQueries.pulse(cluster))
  const view = useTableView('topics', useTopicColumns(cluster), 'id')
  const selection = useSelection(list, topicId)

  if (error && !page) return <ProblemState error={error} onRetry={list.retry} />
  return (
    <>
      <TopicsToolbar
        search={search}
        onChange={onChange}
        facets={page?.facets}
        all={search.health === null ? page?.total : undefined}
        tools={
          <>
            <TableTools
              view={view}
              rows={list.inSight}
              rowId={topicId}
              selection={selection}
              csvHref={urlOf(operations.exportTopics.path, { cluster }, filter)}
            />
            <div className="max-md:ml-auto">
              <CreateTopicButton cluster={cluster} />
            </div>
          </>
        }
      />
      <BrokerNotice cluster={cluster} isOld={error !== null}>
        {t('sizesOld')}
      </BrokerNotice>
      <DataTable
        label={t('label')}
        columns={view.columns}
        density={view.density}
        list={list}
        rowId={topicId}
        rowHref={(topic) => paths.topic(cluster, topic.id)}
        rowEdge={(topic) => edgeOf(topic.health)}
        sort={search.sort}
        onSort={(sort) => onChange({ sort })}
        selection={selection}
        hasSecondLine
        hasKeys
        skeletonRows={18}
        empty={<TopicsEmpty cluster={cluster} search={search} onChange={onChange} />}
      />
      {page && page.total > 0 && (
        <TableFooter shown={page.total} total={pulse?.counts.topics ?? page.total} hasKeys isSticky selection={selection} />
      )}
    </>
  )
}
