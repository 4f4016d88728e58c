'use client'

import { useTranslations } from 'next-intl'
import { useQueryStates } from 'nuqs'
import { useCallback } from 'react'
import { paths } from '@/lib/client/paths'
import { scramUserQueries } from '@/lib/client/queries/scram-users'
import { useWindowedList } from '@/lib/client/use-windowed-list'
import { DataTable } from '../data-table/data-table'
import { TableFooter } from '../data-table/table-footer'
import { ProblemState } from '../ui/problem'
import { SentenceSkeleton } from '../ui/sentence-skeleton'
import { StaleNotice } from '../ui/stale-notice'
import { CreateUserButton } from './create-user-button'
import { usersSearch } from './search-params'
import { userId, useUserColumns } from './user-columns'
import { UsersEmpty } from './users-empty'
import { UsersMissing } from './users-missing'
import { UsersSentence } from './users-sentence'
import { type UsersSearch, UsersToolbar } from './users-toolbar'

/** Who can log in to Kafka with SCRAM. */
export function UsersPage({ cluster }: { cluster: string }) {
  const t = useTranslations('users')
  const [search, setSearch] = useQueryStates(usersSearch)
  const onChange = useCallback((change: Partial<UsersSearch>) => void setSearch(change), [setSearch])
  const { q, weak, sort } = search
  const list = useWindowedList(scramUserQueries.pages(cluster, { sort, ...(q && { q }), ...(weak && { weak }) }))
  const { page, error } = list
  const isPartial = page?.isPartial ?? false
  const columns = useUserColumns(cluster, isPartial)

  if (error && !page) return <ProblemState error={error} onRetry={list.retry} />
  if (page && page.state !== 'read') return <UsersMissing cluster={cluster} state={page.state} errors={page.errors} />
  const isWhole = q === '' && weak === null
  return (
    <>
      {page ? isWhole && <UsersSentence total={page.total} weak={page.facets.weak} isPartial={isPartial} /> : <SentenceSkeleton />}
      {(error ?? page?.stale) && <StaleNotice isTight>{t('notRenewed')}</StaleNotice>}
      <UsersToolbar
        search={search}
        onChange={onChange}
        weak={page?.facets.weak ?? null}
        all={weak === null ? (page?.total ?? null) : null}
        tools={<CreateUserButton cluster={cluster} />}
      />
      <DataTable
        label={t('title')}
        columns={columns}
        list={list}
        rowId={userId}
        rowHref={(user) => paths.user(cluster, user.id)}
        sort={sort}
        onSort={(next) => onChange({ sort: next })}
        hasSecondLine
        hasKeys
        empty={<UsersEmpty isPartial={isPartial} search={search} onChange={onChange} />}
      />
      {page && page.total > 0 && (
        <TableFooter shown={page.total} total={page.total} hasKeys isSticky>
          {isPartial && t('partial')}
        </TableFooter>
      )}
    </>
  )
}
