'use client'

import { useTranslations } from 'next-intl'
import { useQueryStates } from 'nuqs'
import { useCallback } from 'react'
import { delegationTokenQueries } from '@/lib/client/queries/delegation-tokens'
import { useWindowedList } from '@/lib/client/use-windowed-list'
import type { DelegationTokenItem } from '@/lib/contract/delegation-tokens'
import { on } from '@/lib/domain/access/on'
import { DataTable } from '../data-table/data-table'
import { FilterInput } from '../data-table/filter-input'
import { TableFooter } from '../data-table/table-footer'
import { WriteButton } from '../review/write-button'
import { ProblemState } from '../ui/problem'
import { SentenceSkeleton } from '../ui/sentence-skeleton'
import { StaleNotice } from '../ui/stale-notice'
import { delegationTokensSearch } from './search-params'
import { tokenId, useTokenColumns } from './token-columns'
import { TokenLayer, preloadCreateToken } from './token-layer'
import { TokensEmpty } from './tokens-empty'
import { TokensMissing } from './tokens-missing'
import { TokensSentence } from './tokens-sentence'

const rowEdge = ({ isExpired }: DelegationTokenItem) => (isExpired ? 'danger' : null)

/** Who logs in to Kafka by a token, until when, and who may prolong that. */
export function DelegationTokensPage({ cluster }: { cluster: string }) {
  return (
    <>
      <TokenList cluster={cluster} />
      {/* Beside the list, whatever becomes of it: what a dialog shows once must not go with it. */}
      <TokenLayer cluster={cluster} />
    </>
  )
}

function TokenList({ cluster }: { cluster: string }) {
  const t = useTranslations('delegationTokens')
  const [{ q, sort }, setSearch] = useQueryStates(delegationTokensSearch)
  const search = useCallback((text: string) => void setSearch({ q: text }), [setSearch])
  const open = useCallback((token: DelegationTokenItem) => void setSearch({ token: token.id }, { history: 'push' }), [setSearch])
  const list = useWindowedList(delegationTokenQueries.pages(cluster, { sort, ...(q && { q }) }))
  const { page, error } = list
  const columns = useTokenColumns({ cluster, asOf: page?.asOf ?? '', onOpen: open })

  if (error && !page) return <ProblemState error={error} onRetry={list.retry} />
  if (page && page.state !== 'read') return <TokensMissing cluster={cluster} answer={{ ...page, state: page.state }} />
  return (
    <>
      {page ? q === '' && <TokensSentence total={page.total} expired={page.facets.expired} /> : <SentenceSkeleton />}
      {(error ?? page?.stale) && <StaleNotice isTight>{t('notRenewed')}</StaleNotice>}
      <div className="mb-2.5 flex flex-wrap items-center gap-2">
        <FilterInput label={t('search')} placeholder={t('searchHint')} value={q} onChange={search} />
        <div className="ml-auto">
          <WriteButton
            resource={on.cluster(cluster)}
            permission="delegation-tokens:write"
            act={t('act')}
            look="primary"
            icon="plus"
            onPointerEnter={preloadCreateToken}
            onFocus={preloadCreateToken}
            onClick={() => void setSearch({ change: 'create' }, { history: 'push' })}
          >
            {t('create.open')}
          </WriteButton>
        </div>
      </div>
      <DataTable
        label={t('title')}
        columns={columns}
        list={list}
        rowId={tokenId}
        onOpen={open}
        rowEdge={rowEdge}
        sort={sort}
        onSort={(next) => void setSearch({ sort: next })}
        hasSecondLine
        hasKeys
        empty={page && <TokensEmpty q={q} onShowAll={() => search('')} />}
      />
      {page && page.total > 0 && <TableFooter shown={page.total} total={page.total} hasKeys />}
      {page && <p className="px-2 text-12 text-muted">{page.askedAs === null ? t('noteUnknown') : t('note', { as: page.askedAs })}</p>}
    </>
  )
}
