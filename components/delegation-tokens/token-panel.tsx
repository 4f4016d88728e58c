'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { formatWhen } from '@/lib/client/format'
import { delegationTokenQueries } from '@/lib/client/queries/delegation-tokens'
import type { DelegationTokenItem } from '@/lib/contract/delegation-tokens'
import { Drawer } from '../ui/drawer'
import { EmptyState } from '../ui/empty-state'
import { FactsSkeleton } from '../ui/facts-skeleton'
import { ProblemState } from '../ui/problem'
import { TimeAgo } from '../ui/time-ago'
import { PrincipalLink } from './principal-link'
import { TokenActions } from './token-actions'
import { TokenExpiry, exactTime } from './token-expiry'

interface TokenPanelProps {
  cluster: string
  id: string
  onClose: () => void
  /** A dialog over it, whatever is known of the token. */
  children: ReactNode
}

/** One token closely: whose it is, until when, who may prolong that, and what can be done about it. */
export function TokenPanel({ cluster, id, onClose, children }: TokenPanelProps) {
  const t = useTranslations('delegationTokens')
  const { data, error, refetch } = useQuery(delegationTokenQueries.detail(cluster, id))
  return (
    <Drawer onClose={onClose} title={id} sub={t('panel.sub')}>
      {data?.token ? (
        <>
          <TokenFacts cluster={cluster} token={data.token} asOf={data.asOf} />
          <TokenActions cluster={cluster} token={data.token} askedAs={data.askedAs} />
        </>
      ) : data ? (
        <EmptyState title={t(data.state === 'read' ? 'panel.gone' : 'missing.unknown')}>
          {t(data.state === 'read' ? 'panel.goneDetail' : 'panel.unknownDetail')}
        </EmptyState>
      ) : error ? (
        <ProblemState error={error} onRetry={() => void refetch()} />
      ) : (
        <FactsSkeleton count={5} />
      )}
      {children}
    </Drawer>
  )
}

interface TokenFactsProps {
  cluster: string
  token: DelegationTokenItem
  asOf: string
}

function TokenFacts({ cluster, token, asOf }: TokenFactsProps) {
  const t = useTranslations('delegationTokens')
  const { owner, requester, renewers, maxAt, issuedAt } = token
  const facts: [label: string, value: ReactNode][] = [
    [t('owner'), <PrincipalLink key="owner" cluster={cluster} principal={owner} />],
    [t('expires'), <TokenExpiry key="expires" token={token} asOf={asOf} />],
    [
      t('last'),
      <time key="last" dateTime={maxAt} title={exactTime(maxAt)}>
        {formatWhen(maxAt, asOf)} <span className="text-12 text-muted">{t('panel.lastNote')}</span>
      </time>,
    ],
    [t('issued'), <TimeAgo key="issued" at={issuedAt} asOf={asOf} />],
    ...(requester === null || requester === owner
      ? []
      : [[t('requester'), <PrincipalLink key="requester" cluster={cluster} principal={requester} />] satisfies [string, ReactNode]]),
    [
      t('renewers'),
      renewers.length === 0 ? t('none') : renewers.map((renewer) => <PrincipalLink key={renewer} cluster={cluster} principal={renewer} />),
    ],
  ]
  return (
    <dl aria-label={t('panel.facts')} className="grid grid-cols-[120px_minmax(0,1fr)] gap-x-4 gap-y-1.5">
      {facts.map(([label, value]) => (
        <div key={label} className="contents">
          <dt className="text-muted">{label}</dt>
          <dd className="min-w-0 break-words">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
