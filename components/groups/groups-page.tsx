'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useQueryStates } from 'nuqs'
import { useCallback } from 'react'
import { operations } from '@/lib/contract/operations'
import { urlOf } from '@/lib/client/api'
import { paths } from '@/lib/client/paths'
import { clusterQueries } from '@/lib/client/queries/clusters'
import { groupQueries } from '@/lib/client/queries/groups'
import { edgeOf } from '@/lib/client/status'
import { useSelection } from '@/lib/client/use-selection'
import { useWindowedList } from '@/lib/client/use-windowed-list'
import { DataTable } from '../data-table/data-table'
import { TableFooter } from '../data-table/table-footer'
import { TableTools } from '../data-table/table-tools'
import { useTableView } from '../data-table/use-table-view'
import { ProblemState } from '../ui/problem'
import { CommitsLine } from './commits-line'
import { groupId, useGroupColumns } from './group-columns'
import { GroupsEmpty } from './groups-empty'
import { type GroupsSearch, groupFilter } from './groups-filter'
import { GroupsNotice } from './groups-notice'
import { GroupsToolbar } from './groups-toolbar'
import { NewGroupButton } from './new-group-button'
import { groupsSearch } from './search-params'

export function GroupsPage({ cluster }: { cluster: string }) {
  const t = useTranslations('groups')
  const [search, setSearch] = useQueryStates(groupsSearch)
  const onChange = useCallback((change: Partial<GroupsSearch>) => void setSearch(change), [setSearch])
  const filter = groupFilter(search)
  const list = useWindowedList(groupQueries.pages(cluster, filter))
  const { page, error } = list
  const { data: pulse } = useQuery(clusterQueries.pulse(cluster))
  const view = useTableView('groups', useGroupColumns(cluster, page?.asOf ?? ''), 'id')
  const selection = useSelection(list, groupId)
  const all = page && Object.values(page.facets.verdicts).reduce((sum, count) => sum + count, 0)

  if (error && !page) return <ProblemState error={error} onRetry={list.retry} />
  return (
    <>
      <GroupsToolbar
        search={search}
        onChange={onChange}
        facets={page?.facets}
        tools={
          <>
            <TableTools
              view={view}
              rows={list.inSight}
              rowId={groupId}
              selection={selection}
              csvHref={urlOf(operations.exportGroups.path, { cluster }, filter)}
            />
            <div className="max-md:ml-auto">
              <NewGroupButton cluster={cluster} />
            </div>
          </>
        }
      />
      <GroupsNotice cluster={cluster} error={error} total={all ?? null} unknown={page?.facets.verdicts.unknown ?? 0} />
      <CommitsLine cluster={cluster} />
      <DataTable
        label={t('label')}
        columns={view.columns}
        density={view.density}
        list={list}
        rowId={groupId}
        rowHref={(group) => paths.group(cluster, group.id)}
        rowEdge={(group) => edgeOf(group.verdict)}
        sort={search.sort}
        onSort={(sort) => onChange({ sort })}
        selection={selection}
        hasSecondLine
        hasKeys
        skeletonRows={16}
        empty={<GroupsEmpty cluster={cluster} search={search} onChange={onChange} />}
      />
      {page && page.total > 0 && (
        <TableFooter shown={page.total} total={pulse?.counts.groups ?? page.total} hasKeys isSticky selection={selection} />
      )}
    </>
  )
}
