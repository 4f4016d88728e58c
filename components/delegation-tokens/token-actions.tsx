'use client'

import { useTranslations } from 'next-intl'
import { useQueryStates } from 'nuqs'
import { useId } from 'react'
import type { DelegationTokenItem } from '@/lib/contract/delegation-tokens'
import { on } from '@/lib/domain/access/on'
import { preloadChangeDialog } from '../review/change-dialog'
import { useWhyNot } from '../review/may'
import { WhyNotNote } from '../review/why-not-note'
import { Button } from '../ui/button'
import { delegationTokensSearch } from './search-params'
import { shortPrincipal, userOf } from './user-of'

interface TokenActionsProps {
  cluster: string
  token: DelegationTokenItem
  /** As whom the console asks Kafka; null: it cannot be told. */
  askedAs: string | null
}

/** Renewing and expiring a token. Who may not, or what Kafka would refuse, can still be reached, and is told why it does nothing. */
export function TokenActions({ cluster, token, askedAs }: TokenActionsProps) {
  const t = useTranslations('delegationTokens')
  const ids = { person: useId(), kafka: useId(), expired: useId() }
  const [, setSearch] = useQueryStates(delegationTokensSearch)
  const resource = on.user(cluster, shortPrincipal(token.owner))
  const whyNot = useWhyNot(resource, 'delegation-tokens:write', t('act'))
  const byKafka = useKafkaRefusal(token, askedAs)
  const whys = [whyNot !== null && ids.person, byKafka !== null && ids.kafka].filter((id) => id !== false)
  const button = (change: 'renew' | 'expire', more: readonly string[] = []) => {
    const describedBy = [...whys, ...more].join(' ')
    const isRefused = describedBy !== ''
    return (
      <Button
        aria-disabled={isRefused}
        aria-describedby={describedBy || undefined}
        onPointerEnter={preloadChangeDialog}
        onFocus={preloadChangeDialog}
        // A step of the history: Back closes the dialog.
        onClick={() => !isRefused && void setSearch({ change }, { history: 'push' })}
        className={`max-md:h-9 ${isRefused ? 'cursor-not-allowed! border-line! bg-sunken! text-faint!' : ''}`}
      >
        {t(`${change}.open`)}
      </Button>
    )
  }
  return (
    <div className="mt-5 border-t border-line pt-3">
      <div className="flex flex-wrap gap-2">
        {button('renew', token.isExpired ? [ids.expired] : [])}
        {button('expire')}
      </div>
      <WhyNotNote id={ids.person} resource={resource} permission="delegation-tokens:write" act={t('act')} />
      {byKafka !== null && (
        <p id={ids.kafka} className="mt-2.5 text-12 text-muted">
          {byKafka}
        </p>
      )}
      {token.isExpired && (
        <p id={ids.expired} className="mt-2.5 text-12 text-muted">
          {t('renew.tooLate')}
        </p>
      )}
    </div>
  )
}

/** Why nobody could from here, whatever their role; null: the console may. Who could is said with it. */
function useKafkaRefusal({ owner, renewers, isOurs }: DelegationTokenItem, askedAs: string | null): string | null {
  const t = useTranslations('delegationTokens')
  if (userOf(owner) === null) return t('notAUser', { owner })
  if (isOurs !== false) return null
  return t('notOurs', { who: [...new Set([owner, ...renewers])].join(', '), as: askedAs ?? '' })
}
