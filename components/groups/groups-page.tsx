'use client'

import { useInfiniteQuery } from '@tanstack/react-query'
import { useQueryStates } from 'nuqs'
import { useMemo } from 'react'
import { paths } from '@/lib/client/paths'
import { groupQueries } from '@/lib/client/queries/groups'
import { edgeOf } from '@/lib/client/status'
import { useDebounced } from '@/lib/client/use-debounced'
import { DataTable } from '../data-table/data-table'
import { TableFooter } from '../data-table/table-footer'
import { ProblemState } from '../ui/problem'
import { groupId, useGroupColumns } from './group-columns'
import { GroupsEmpty } from './groups-empty'
import { GroupsNotice } from './groups-notice'
import { GroupsToolbar } from './groups-toolbar'
import { groupsSearch } from './search-params'
import { useTranslations } from 'next-intl'

export function GroupsPage({ cluster }: { cluster: string }) {
  const t = useTranslations('groups')
  const [search, setSearch] = useQueryStates(groupsSearch)
  const q = useDebounced(search.q)
  const { verdict, type, topic, sort } = search
  const query = useInfiniteQuery(
    groupQueries.list(cluster, {
      sort,
      ...(q ? { q } : {}),
      ...(verdict ? { verdict } : {}),
      ...(type ? { type } : {}),
      ...(topic ? { topic } : {}),
    }),
  )
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.items), [query.data])
  const columns = useGroupColumns(cluster, query.data?.pages[0]?.asOf ?? '')
  const first = query.data?.pages[0]
  const all = first && Object.values(first.facets.verdicts).reduce((sum, count) => sum + count, 0)

  if (query.error && !query.data) return <ProblemState error={query.error} onRetry={() => void query.refetch()} />
  return (
    <>
      <GroupsToolbar search={search} onChange={(change) => void setSearch(change)} facets={first?.facets} />
      <GroupsNotice cluster={cluster} error={query.error} total={all ?? null} unknown={first?.facets.verdicts.unknown ?? 0} />
      <DataTable
        label={t('label')}
        columns={columns}
        rows={rows}
        rowId={groupId}
        rowHref={(group) => paths.group(cluster, group.id)}
        rowEdge={(group) => edgeOf(group.verdict)}
        sort={sort}
        onSort={(next) => void setSearch({ sort: next })}
        hasSecondLine
        hasKeys
        skeletonRows={16}
        more={{ has: query.hasNextPage, isLoading: query.isFetchingNextPage, load: () => void query.fetchNextPage() }}
        empty={<GroupsEmpty cluster={cluster} search={search} onChange={(change) => void setSearch(change)} />}
      />
      {first && rows && rows.length > 0 && <TableFooter shown={rows.length} total={first.total} hasKeys />}
    </>
  )
}
