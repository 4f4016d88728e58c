'use client'

import { useTranslations } from 'next-intl'
import { useQueryStates } from 'nuqs'
import { useCallback, useState } from 'react'
import { urlOf } from '@/lib/client/api'
import { auditQueries } from '@/lib/client/queries/audit'
import { useWindowedList } from '@/lib/client/use-windowed-list'
import type { AuditItem } from '@/lib/contract/audit'
import { operations } from '@/lib/contract/operations'
import { DataTable } from '../../data-table/data-table'
import { FilterChips } from '../../data-table/filter-chips'
import { FilterInput } from '../../data-table/filter-input'
import { TableFooter } from '../../data-table/table-footer'
import { Button, buttonClass } from '../../ui/button'
import { EmptyState } from '../../ui/empty-state'
import { Icon } from '../../ui/icon'
import { ProblemState } from '../../ui/problem'
import { StaleNotice } from '../../ui/stale-notice'
import { auditId, useAuditColumns } from './audit-columns'
import { AuditEntryDialog } from './audit-entry-dialog'
import { type AuditSearch, NO_FILTER, auditFilter, useNamedAuditFilters } from './audit-filter'
import { AuditFilterMenu } from './audit-filter-menu'
import { auditSearch } from './search-params'

/** What people did to the console itself, or tried to: who came, who was refused, who may do what since when. Newest first. */
export function AuditPage() {
  const t = useTranslations('audit')
  const tFilters = useTranslations('changes.filters')
  const [search, setSearch] = useQueryStates(auditSearch)
  const onChange = useCallback((change: Partial<AuditSearch>) => void setSearch(change), [setSearch])
  const [openedMs] = useState(() => Date.now())
  const [opened, setOpened] = useState<AuditItem | null>(null)
  const filter = auditFilter(search, openedMs)
  const list = useWindowedList(auditQueries.pages(filter))
  const { page, error } = list
  const columns = useAuditColumns({ asOf: page?.asOf ?? '', onOpen: setOpened })
  const named = useNamedAuditFilters(search)
  const people = [...new Set(page?.items.map(({ actor }) => actor.name).filter((name) => name !== ''))]
  const isFiltered = search.q !== '' || named.length > 0

  if (error && !page) return <ProblemState error={error} onRetry={list.retry} />
  return (
    <>
      <p className="mb-3 max-w-180 text-muted">{t('about')}</p>
      {error && (
        <StaleNotice isTight icon="half-disc">
          {t('notRenewed')}
        </StaleNotice>
      )}
      <div className="mb-2.5 flex flex-wrap items-center gap-2">
        <FilterInput label={t('search')} placeholder={t('searchHint')} value={search.q} onChange={(q) => onChange({ q })} />
        <AuditFilterMenu search={search} onChange={onChange} actions={page?.facets.actions} people={people} />
        <a href={urlOf(operations.exportAudit.path, {}, filter)} download className={`${buttonClass()} ml-auto`}>
          <Icon name="download" />
          {t('csv')}
        </a>
      </div>
      <FilterChips filters={named} labelOf={(word) => tFilters('clear', { filter: word })} onChange={onChange} />
      <DataTable
        label={t('title')}
        columns={columns}
        list={list}
        rowId={auditId}
        sort=""
        hasSecondLine
        skeletonRows={10}
        empty={
          <EmptyState
            title={t(isFiltered ? 'noMatch' : 'emptyTitle')}
            actions={isFiltered && <Button onClick={() => onChange(NO_FILTER)}>{t('showAll')}</Button>}
          >
            {!isFiltered && t('emptyDetail')}
          </EmptyState>
        }
      />
      {page && page.total > 0 && <TableFooter shown={page.total} total={page.total} isSticky />}
      {opened && <AuditEntryDialog item={opened} onClose={() => setOpened(null)} />}
    </>
  )
}
