'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { sessionQueries } from '@/lib/client/queries/access'
import { EmptyState } from '../../ui/empty-state'
import { WhoCan } from '../../ui/who-can'
import { BOARDS_NEED } from '../use-why-not-boards'
import { ProblemState } from '../../ui/problem'
import { SentenceSkeleton } from '../../ui/sentence-skeleton'

/** What only those see who may edit boards; the others are told why not. */
export function MayEdit({ children }: { children: ReactNode }) {
  const t = useTranslations('boards.editor')
  const tRole = useTranslations('access.roles')
  const { data, error, refetch } = useQuery(sessionQueries.current())
  if (!data) return error ? <ProblemState error={error} onRetry={() => void refetch()} /> : <SentenceSkeleton />
  if (data.permissions.includes('boards:write')) return children
  return (
    <EmptyState title={t('refusedTitle')}>
      <p>{t('refusedDetail', { role: tRole(data.like) })}</p>
      <WhoCan needs={BOARDS_NEED} />
    </EmptyState>
  )
}
