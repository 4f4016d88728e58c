'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { formatCount } from '@/lib/client/format'
import { type AclFindingFilter, aclQueries } from '@/lib/client/queries/acls'
import { ACL_FINDING_KINDS, type AclFindingKind } from '@/lib/domain/access/acl-findings'
import { EmptyState } from '../../ui/empty-state'
import { Facet } from '../../ui/facet'
import { ProblemState } from '../../ui/problem'
import { Skeleton } from '../../ui/skeleton'
import { Pager } from '../matrix/pager'
import { FindingRow } from './finding-row'

interface FindingsViewProps {
  cluster: string
  filter: AclFindingFilter
  kind: AclFindingKind | null
  onKind: (kind: AclFindingKind | null) => void
}

const PAGE = 100

/** What is worth a look in the rules, the unused first. */
export function FindingsView({ cluster, filter, kind, onKind }: FindingsViewProps) {
  const t = useTranslations('acls.findings')
  const [at, setAt] = useState({ kind, page: 0 })
  const page = at.kind === kind ? at.page : 0
  const { data, error, refetch } = useQuery(aclQueries.findings(cluster, { ...filter, ...(kind && { kind }) })(page))
  if (!data) return error ? <ProblemState error={error} onRetry={() => void refetch()} /> : <FindingsSkeleton />
  const all = Object.values(data.facets).reduce((sum, count) => sum + count, 0)
  const kinds = ACL_FINDING_KINDS.filter((one) => one === kind || (data.facets[one] ?? 0) > 0)
  const untold = data.untold.length > 0 && (
    <p className="pt-2 text-12 text-muted">
      {data.untold.includes('matches-nothing') && <span className="block">{t('untoldNames')}</span>}
      {data.untold.some((one) => one !== 'matches-nothing') && <span className="block">{t('untold')}</span>}
    </p>
  )
  if (all === 0) {
    return (
      <>
        <EmptyState title={t('none')}>{t(data.untold.includes('matches-nothing') ? 'noneDetailInPart' : 'noneDetail')}</EmptyState>
        {untold}
      </>
    )
  }
  const to = page * PAGE + data.items.length
  return (
    <>
      <div className="mb-2.5 flex min-w-0">
        <Facet
          label={t('kind')}
          value={kind ?? 'all'}
          onChange={(value) => onKind(value === 'all' ? null : value)}
          options={[
            { value: 'all', label: t('all'), count: all },
            ...kinds.map((value) => ({ value, label: t(`title.${value}`), count: data.facets[value] ?? 0 })),
          ]}
        />
      </div>
      <ul aria-label={t('label')} className="border-t border-line-strong">
        {data.items.map((finding) => (
          <FindingRow key={JSON.stringify(finding)} cluster={cluster} finding={finding} />
        ))}
      </ul>
      {data.total > PAGE && (
        <p className="pt-1 text-12 text-muted">
          <Pager
            lastLabel={t('last')}
            nextLabel={t('next')}
            onLast={page > 0 ? () => setAt({ kind, page: page - 1 }) : null}
            onNext={data.nextCursor === null ? null : () => setAt({ kind, page: page + 1 })}
          >
            {t('shown', { from: formatCount(page * PAGE + 1), to: formatCount(to), total: formatCount(data.total) })}
          </Pager>
        </p>
      )}
      {untold}
    </>
  )
}

function FindingsSkeleton() {
  return (
    <div aria-busy="true" className="border-t border-line-strong">
      {Array.from({ length: 8 }, (_, row) => (
        <div key={row} className="flex h-14 items-center border-b border-line">
          <Skeleton className={row % 2 === 0 ? 'w-2/3' : 'w-1/2'} />
        </div>
      ))}
    </div>
  )
}
