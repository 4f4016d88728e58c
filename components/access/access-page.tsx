'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { sessionQueries } from '@/lib/client/queries/access'
import { EmptyState } from '../ui/empty-state'
import { ProblemState } from '../ui/problem'
import { PeopleSection } from './people-section'
import { TokensSection } from './tokens-section'

/** Who may use this console: people, and the tokens of scripts. */
export function AccessPage() {
  const t = useTranslations('access')
  const { data, error, refetch } = useQuery(sessionQueries.current())
  if (!data) return error ? <ProblemState error={error} onRetry={() => void refetch()} /> : null
  const maySeePeople = data.permissions.includes('users:write')
  const maySeeTokens = data.permissions.includes('tokens:write')
  if (!maySeePeople && !maySeeTokens)
    return <EmptyState title={t('refusedTitle')}>{t('refusedDetail', { role: t(`roles.${data.actor.role}`) })}</EmptyState>
  return (
    <div className="-mt-4 max-w-240">
      {maySeePeople && <PeopleSection me={data.actor.kind === 'user' ? data.actor.name : null} />}
      {maySeeTokens && <TokensSection />}
    </div>
  )
}
