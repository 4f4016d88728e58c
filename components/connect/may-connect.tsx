'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { sessionQueries } from '@/lib/client/queries/access'
import { EmptyState } from '../ui/empty-state'
import { ProblemState } from '../ui/problem'
import { SentenceSkeleton } from '../ui/sentence-skeleton'

/** What only those see who may connect clusters; the others are told why not. */
export function MayConnect({ children }: { children: ReactNode }) {
  const t = useTranslations('connection')
  const tRole = useTranslations('access.roles')
  const { data, error, refetch } = useQuery(sessionQueries.current())
  if (!data) return error ? <ProblemState error={error} onRetry={() => void refetch()} /> : <SentenceSkeleton />
  if (data.permissions.includes('clusters:write')) return children
  return <EmptyState title={t('refusedTitle')}>{t('refusedDetail', { role: tRole(data.like) })}</EmptyState>
}
