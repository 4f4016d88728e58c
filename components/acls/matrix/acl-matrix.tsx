'use client'

import { hashKey } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import type { AclFilter, AccessQuestion } from '@/lib/client/queries/acls'
import { formatCount } from '@/lib/client/format'
import { useIsPhone } from '@/lib/client/use-media'
import { ProblemState } from '../../ui/problem'
import { StaleNotice } from '../../ui/stale-notice'
import { useAclWords } from '../use-acl-words'
import { MatrixLegend } from './matrix-legend'
import { MatrixList } from './matrix-list'
import { MatrixSkeleton } from './matrix-skeleton'
import { MatrixTable } from './matrix-table'
import { Pager } from './pager'
import { useMatrix } from './use-matrix'

interface AclMatrixProps {
  cluster: string
  filter: AclFilter
  question: AccessQuestion | null
  onAsk: (question: AccessQuestion) => void
  empty: ReactNode
}

/** More resources come a page at a time. */
const COLUMNS = 24

/** Who may do what at a glance: a grid on a desk, a list on a phone. */
export function AclMatrix({ cluster, filter, question, onAsk, empty }: AclMatrixProps) {
  const t = useTranslations('acls.matrix')
  const words = useAclWords()
  const isPhone = useIsPhone()
  const { matrix, error, retry, isEmpty, cutPrincipal, isNotAllWide, page, next, last } = useMatrix(cluster, filter)
  const key = hashKey([cluster, filter, page.from])
  const [shown, setShown] = useState({ key, first: 0 })
  if (!matrix) return error ? <ProblemState error={error} onRetry={retry} /> : <MatrixSkeleton />
  if (isEmpty) return empty
  const all = matrix.columns
  const first = shown.key === key && shown.first < all.length ? shown.first : 0
  const columns = all.slice(first, first + COLUMNS)
  const toColumns = (to: number) => () => setShown({ key, first: to })
  const range = ({ from, to, total }: { from: number; to: number; total: number }) => ({
    from: formatCount(from),
    to: formatCount(to),
    total: formatCount(total),
  })
  return (
    <>
      {error && <StaleNotice isTight>{t('notRenewed')}</StaleNotice>}
      {isPhone ? (
        <MatrixList cluster={cluster} matrix={matrix} onAsk={onAsk} />
      ) : (
        <MatrixTable key={`${key} ${first}`} cluster={cluster} matrix={matrix} columns={columns} question={question} onAsk={onAsk} />
      )}
      <div className="flex flex-wrap items-center gap-x-5 px-2 pt-1 text-12 text-muted max-md:px-0">
        <Pager lastLabel={t('lastPrincipals')} nextLabel={t('nextPrincipals')} onLast={last} onNext={next}>
          {t('shownPrincipals', range(page))}
        </Pager>
        {!isPhone && (
          <Pager
            lastLabel={t('lastResources')}
            nextLabel={t('nextResources')}
            onLast={first > 0 ? toColumns(first - COLUMNS) : null}
            onNext={first + COLUMNS < all.length ? toColumns(first + COLUMNS) : null}
          >
            {t('shownResources', range({ from: first + 1, to: first + columns.length, total: all.length }))}
          </Pager>
        )}
        <span className="ml-auto max-md:hidden">{t('keys')}</span>
      </div>
      {cutPrincipal !== null && (
        <p className="px-2 pt-1 text-12 text-warn">{t('manyOfOne', { principal: words.principal(cutPrincipal) })}</p>
      )}
      {isNotAllWide && <p className="px-2 pt-1 text-12 text-warn">{t('notAllWide')}</p>}
      {!isPhone && <MatrixLegend operations={operationsIn(matrix, columns)} />}
    </>
  )
}

function operationsIn(matrix: NonNullable<ReturnType<typeof useMatrix>['matrix']>, columns: typeof matrix.columns): string[] {
  const marks = matrix.principals.flatMap((principal) => columns.flatMap((column) => matrix.marksOf(principal, column)))
  return [...new Set(marks.map(({ operation }) => operation))]
}
