'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import dynamic from 'next/dynamic'
import { useQueryStates } from 'nuqs'
import { useCallback } from 'react'
import type { QuotaItem } from '@/lib/contract/quotas'
import { quotaQueries } from '@/lib/client/queries/quotas'
import { useDebounced } from '@/lib/client/use-debounced'
import { useWindowedList } from '@/lib/client/use-windowed-list'
import { on } from '@/lib/domain/access/on'
import { DataTable } from '../data-table/data-table'
import { TableFooter } from '../data-table/table-footer'
import { ChangeButton } from '../review/change-button'
import { useMayWrite } from '../review/may'
import { ProblemState } from '../ui/problem'
import { SentenceSkeleton } from '../ui/sentence-skeleton'
import { StaleNotice } from '../ui/stale-notice'
import { EffectivePanel } from './effective-panel'
import { quotaId, useQuotaColumns } from './quota-columns'
import { QuotasEmpty } from './quotas-empty'
import { QuotasSentence } from './quotas-sentence'
import { type QuotasSearch, QuotasToolbar } from './quotas-toolbar'
import { quotasSearch } from './search-params'

const load = () => import('./quota-dialog')
const QuotaDialog = dynamic(() => load().then((parts) => parts.QuotaDialog))

/** Who is limited to what, and what applies to whom. */
export function QuotasPage({ cluster }: { cluster: string }) {
  const t = useTranslations('quotas')
  const [search, setSearch] = useQueryStates(quotasSearch)
  const onChange = useCallback((change: Partial<QuotasSearch>) => void setSearch(change), [setSearch])
  const q = useDebounced(search.q)
  const { form, sort, set } = search
  const list = useWindowedList(quotaQueries.pages(cluster, { ...(q ? { q } : {}), ...(form ? { form } : {}), sort }))
  const { page, error } = list
  const maySet = useMayWrite(on.cluster(cluster), 'quotas:write')
  const open = useCallback((row: QuotaItem) => void setSearch({ set: row.id }, { history: 'push' }), [setSearch])
  const columns = useQuotaColumns(maySet ? open : null)
  const isOpened = set !== null && set !== 'new'
  const { data: opened } = useQuery({ ...quotaQueries.opened(cluster, set ?? ''), enabled: isOpened })

  if (error && !page) return <ProblemState error={error} onRetry={list.retry} />
  const isFiltered = q !== '' || form !== null
  return (
    <>
      {page ? page.known && !isFiltered && <QuotasSentence cluster={cluster} total={page.total} /> : <SentenceSkeleton />}
      {(error !== null || page?.stale) && (
        <StaleNotice isTight icon="half-disc">
          {t('notRenewed')}
        </StaleNotice>
      )}
      <div className="grid grid-cols-[minmax(0,1fr)_372px] gap-x-6 max-xl:grid-cols-1">
        <div className="min-w-0">
          <QuotasToolbar
            search={search}
            onChange={onChange}
            tools={
              <ChangeButton
                resource={on.cluster(cluster)}
                permission="quotas:write"
                act={t('act')}
                look="primary"
                icon="plus"
                load={load}
                onOpen={() => void setSearch({ set: 'new' }, { history: 'push' })}
                dialog={
                  page &&
                  (set === 'new' || (isOpened && opened)) && (
                    <QuotaDialog
                      cluster={cluster}
                      quota={isOpened ? (opened ?? null) : null}
                      brokers={page.brokers}
                      onClose={() => void setSearch({ set: null })}
                    />
                  )
                }
              >
                {t('set.open')}
              </ChangeButton>
            }
          />
          <DataTable
            label={t('label')}
            columns={columns}
            list={list}
            rowId={quotaId}
            onOpen={maySet ? open : undefined}
            sort={sort}
            onSort={(next) => onChange({ sort: next })}
            hasSecondLine
            hasKeys={maySet}
            empty={page && <QuotasEmpty answer={page} isFiltered={isFiltered} onShowAll={() => onChange({ q: '', form: null })} />}
          />
          {page && page.total > 0 && (
            <TableFooter shown={page.total} total={page.total} hasKeys={maySet}>
              {t(page.partial ? 'notePartial' : 'note')}
            </TableFooter>
          )}
        </div>
        {page?.known !== false && <EffectivePanel cluster={cluster} asked={search} onChange={onChange} />}
      </div>
    </>
  )
}
