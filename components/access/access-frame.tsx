'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { paths } from '@/lib/client/paths'
import { sessionQueries } from '@/lib/client/queries/access'
import { mayIn } from '@/lib/client/use-may'
import { on } from '@/lib/domain/access/on'
import type { Permission } from '@/lib/domain/access/permissions'
import { needsOf } from '@/lib/domain/access/why-not'
import { EmptyState } from '../ui/empty-state'
import { ProblemState } from '../ui/problem'
import { TabLinks } from '../ui/tab-links'
import { WhoCan } from '../ui/who-can'

/** The parts of Access, each with what it takes to see it. */
const TABS = [
  { id: 'people', href: paths.access(), permission: 'users:write' },
  { id: 'rolesTab', href: paths.access('roles'), permission: 'users:write' },
  { id: 'tokens', href: paths.access('tokens'), permission: 'tokens:write' },
  { id: 'whoCan', href: paths.access('who-can'), permission: 'users:write' },
] as const satisfies readonly { id: string; href: string; permission: Permission }[]

interface AccessFrameProps {
  /** What this part of it takes. */
  permission: Permission
  /** A closer look at one thing: the path in the header leads back. */
  isDetail?: boolean
  children: ReactNode
}

/** What the parts of Access have in common: the way from one to the other, and who may see them at all. */
export function AccessFrame({ permission, isDetail = false, children }: AccessFrameProps) {
  const t = useTranslations('access')
  const { data, error, refetch } = useQuery(sessionQueries.current())
  if (!data) return error ? <ProblemState error={error} onRetry={() => void refetch()} /> : null
  const tabs = TABS.filter((tab) => mayIn(data, tab.permission, on.console))
  return (
    <>
      {!isDetail && tabs.length > 1 && (
        <div className="-mt-3 mb-5 max-md:-mt-2">
          <TabLinks label={t('title')} tabs={tabs.map(({ id, href }) => ({ href, label: t(id) }))} />
        </div>
      )}
      {mayIn(data, permission, on.console) ? (
        children
      ) : (
        <EmptyState title={t('refusedTitle')}>
          <p>{t('refusedDetail', { role: data.roles.map(({ title }) => title).join(', ') })}</p>
          <WhoCan needs={needsOf(permission, on.console)} />
        </EmptyState>
      )}
    </>
  )
}
