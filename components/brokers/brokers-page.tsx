'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useQueryStates } from 'nuqs'
import { useMemo } from 'react'
import { paths } from '@/lib/client/paths'
import { brokerQueries } from '@/lib/client/queries/brokers'
import { edgeOf } from '@/lib/client/status'
import { DataTable } from '../data-table/data-table'
import { TableFooter } from '../data-table/table-footer'
import { Button } from '../ui/button'
import { EmptyState } from '../ui/empty-state'
import { StaleNotice } from '../ui/stale-notice'
import { ProblemState } from '../ui/problem'
import { SentenceSkeleton } from '../ui/sentence-skeleton'
import { brokerId, useBrokerColumns } from './broker-columns'
import { filterBrokers } from './broker-filter'
import { FencedNotices } from './fenced-notices'
import { BrokersSentence } from './brokers-sentence'
import { BrokersToolbar } from './brokers-toolbar'
import { BrokersNotes } from './brokers-notes'
import { brokersSearch } from './search-params'

export function BrokersPage({ cluster }: { cluster: string }) {
  const t = useTranslations('brokers')
  const tStatus = useTranslations('status')
  const [search, setSearch] = useQueryStates(brokersSearch)
  const { q, status, sort } = search
  const { data, error, refetch } = useQuery(brokerQueries.list(cluster, { sort }))
  const rows = useMemo(() => data && filterBrokers(data.items, { q, status }), [data, q, status])
  const columns = useBrokerColumns(cluster, data?.asOf ?? '')

  if (error && !data) return <ProblemState error={error} onRetry={() => void refetch()} />
  const filters = [q && t('filterQ', { q }), status && tStatus(status).toLowerCase()].filter(Boolean).join(', ')
  return (
    <>
      {data ? data.items.length > 0 && <BrokersSentence brokers={data.items} asOf={data.asOf} /> : <SentenceSkeleton />}
      {error && <StaleNotice isTight>{t('notRenewed')}</StaleNotice>}
      {data && <FencedNotices cluster={cluster} brokers={data.items} />}
      <BrokersToolbar search={search} onChange={(change) => void setSearch(change)} brokers={data?.items} />
      <DataTable
        label={t('label')}
        columns={columns}
        rows={rows}
        rowId={brokerId}
        rowHref={(broker) => paths.broker(cluster, broker.id)}
        rowEdge={(broker) => edgeOf(broker.status)}
        sort={sort}
        onSort={(next) => void setSearch({ sort: next })}
        hasSecondLine
        hasKeys
        skeletonRows={6}
        empty={
          filters ? (
            <EmptyState
              title={t('noMatch', { filters })}
              actions={
                <>
                  {q && <Button onClick={() => void setSearch({ q: '' })}>{t('clearQ', { q })}</Button>}
                  {status && (
                    <Button look="quiet" onClick={() => void setSearch({ q: '', status: null })}>
                      {t('clearFilters')}
                    </Button>
                  )}
                </>
              }
            />
          ) : (
            <EmptyState title={t('emptyTitle')}>{t('emptyDetail')}</EmptyState>
          )
        }
      />
      {data && <BrokersNotes cluster={cluster} brokers={data.items} />}
      {data && rows && rows.length > 0 && <TableFooter shown={rows.length} total={data.items.length} hasKeys />}
    </>
  )
}
