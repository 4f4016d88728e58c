'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import dynamic from 'next/dynamic'
import { useQueryStates } from 'nuqs'
import { useCallback, useState } from 'react'
import type { ChangeItem } from '@/lib/contract/changes'
import { operations } from '@/lib/contract/operations'
import { urlOf } from '@/lib/client/api'
import { paths } from '@/lib/client/paths'
import { changeQueries } from '@/lib/client/queries/changes'
import { useWindowedList } from '@/lib/client/use-windowed-list'
import { DataTable } from '../data-table/data-table'
import { TableFooter } from '../data-table/table-footer'
import { useMayChange } from '../review/use-may-change'
import { buttonClass } from '../ui/button'
import { Icon } from '../ui/icon'
import { StaleNotice } from '../ui/stale-notice'
import { ProblemState } from '../ui/problem'
import { changeId, edgeOfChange, useChangeColumns } from './change-columns'
import { ChangesEmpty } from './changes-empty'
import { type ChangesSearch, changeFilter } from './changes-filter'
import { ChangesSentence } from './changes-sentence'
import { ChangesToolbar } from './changes-toolbar'
import { changesSearch } from './search-params'

const AfterwardsDialog = dynamic(() => import('../review/afterwards-dialog').then((parts) => parts.AfterwardsDialog))

/** The audit trail: all that was written to the cluster from here, newest first. */
export function ChangesPage({ cluster }: { cluster: string }) {
  const t = useTranslations('changes')
  const [search, setSearch] = useQueryStates(changesSearch)
  const onChange = useCallback((change: Partial<ChangesSearch>) => void setSearch(change), [setSearch])
  const [openedMs] = useState(() => Date.now())
  const filter = changeFilter(search, openedMs)
  const list = useWindowedList(changeQueries.pages(cluster, filter))
  const { page, error } = list
  const { data: all } = useQuery(changeQueries.summary(cluster))
  const [afterwards, setAfterwards] = useState<ChangeItem | null>(null)
  const mayChange = useMayChange(cluster)
  const columns = useChangeColumns({ cluster, asOf: page?.asOf ?? '', mayChange, onAfterwards: setAfterwards })
  const people = [...new Set(page?.items.map(({ actor }) => actor.name))]

  if (error && !page) return <ProblemState error={error} onRetry={list.retry} />
  return (
    <>
      <ChangesSentence cluster={cluster} nowMs={openedMs} />
      {error && (
        <StaleNotice isTight icon="half-disc">
          {t('notRenewed')}
        </StaleNotice>
      )}
      <ChangesToolbar
        search={search}
        onChange={onChange}
        facets={page?.facets}
        people={people}
        tools={
          <a href={urlOf(operations.exportChanges.path, { cluster }, filter)} download className={`${buttonClass()} ml-auto`}>
            <Icon name="download" />
            {t('csv')}
          </a>
        }
      />
      <DataTable
        label={t('label')}
        columns={columns}
        list={list}
        rowId={changeId}
        rowHref={(change) => paths.change(cluster, change.id)}
        rowEdge={edgeOfChange}
        sort=""
        hasSecondLine
        hasKeys
        skeletonRows={10}
        empty={<ChangesEmpty search={search} onChange={onChange} />}
      />
      {page && page.total > 0 && <TableFooter shown={page.total} total={all?.total ?? page.total} hasKeys isSticky />}
      {afterwards && <AfterwardsDialog change={afterwards} onClose={() => setAfterwards(null)} />}
    </>
  )
}
