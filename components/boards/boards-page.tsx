'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { paths } from '@/lib/client/paths'
import { boardQueries } from '@/lib/client/queries/boards'
import { EmptyState } from '../ui/empty-state'
import { StaleNotice } from '../ui/stale-notice'
import { ProblemState } from '../ui/problem'
import { Sentence } from '../ui/sentence'
import { BoardAction } from './board-action'
import { BoardSkeleton } from './board-skeleton'
import { BoardsTable } from './boards-table'

/** Every board; where there is one alone, that one at once. */
export function BoardsPage() {
  const t = useTranslations('boards')
  const router = useRouter()
  const { data, error, refetch } = useQuery(boardQueries.list())
  const only = data?.items.length === 1 ? data.items[0]?.id : undefined
  useEffect(() => {
    if (only !== undefined) router.replace(paths.board(only))
  }, [only, router])
  if (!data) return error ? <ProblemState error={error} onRetry={() => void refetch()} /> : <BoardSkeleton />
  if (only !== undefined) return <BoardSkeleton />
  const make = (
    <BoardAction act="create" to={paths.newBoard()} icon="plus" look={data.items.length === 0 ? 'primary' : 'plain'}>
      {t('newBoard')}
    </BoardAction>
  )
  if (data.items.length === 0) {
    return (
      <EmptyState title={t('noneTitle')} actions={make}>
        {t('noneDetail')}
      </EmptyState>
    )
  }
  return (
    <>
      <Sentence aside={make}>
        <output>{t('list.sentence', { missed: data.items.reduce((sum, { missed }) => sum + missed, 0) })}</output>
      </Sentence>
      {error && <StaleNotice>{t('notRenewed')}</StaleNotice>}
      <BoardsTable boards={data.items} />
    </>
  )
}
