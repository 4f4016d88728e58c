'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { formatWhen } from '@/lib/client/format'
import { sessionQueries } from '@/lib/client/queries/access'
import { changeQueries, revealOnce } from '@/lib/client/queries/changes'
import type { Change, Revealed } from '@/lib/contract/changes'
import { Button } from '../../ui/button'
import { Notice } from '../../ui/notice'
import { ProblemNotice } from '../../ui/problem-notice'
import { TokenShown } from './token-shown'

/**
 * What a change has made that may be read once, offered to whoever applied it. What is read is in this component's memory and
 * nowhere else: it has to stay where it is while it is shown, also when the change says that there is nothing left to read.
 */
export function RevealOffer({ change }: { change: Change }) {
  const t = useTranslations('review.reveal')
  const client = useQueryClient()
  const { data: session } = useQuery(sessionQueries.current())
  const [secrets, setSecrets] = useState<Revealed['secrets'] | null>(null)
  const [error, setError] = useState<Error | null>(null)
  const [isAsking, setIsAsking] = useState(false)
  const { actor, state, revealableUntil } = change

  const ask = async () => {
    setIsAsking(true)
    setError(null)
    try {
      setSecrets(await revealOnce(change))
    } catch (failure) {
      setError(failure instanceof Error ? failure : new Error(String(failure)))
    } finally {
      setIsAsking(false)
    }
    // That it has been read is one of its events.
    await client.invalidateQueries(changeQueries.detail(change.cluster, change.id))
  }

  if (secrets !== null) return <TokenShown cluster={change.cluster} tokenId={secrets['tokenId'] ?? ''} hmac={secrets['hmac'] ?? ''} />
  const isOffered = state === 'done' && revealableUntil !== null && session !== undefined
  if (!isOffered) return error && <ProblemNotice error={error} />
  const until = formatWhen(revealableUntil, change.createdAt)
  if (actor.kind !== session.actor.kind || actor.name !== session.actor.name) {
    return <p className="text-12 text-muted">{t('byAnother', { name: actor.name, until })}</p>
  }
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-2">
      {error && <ProblemNotice error={error} />}
      <Notice
        tone="accent"
        icon="lock"
        action={
          <Button look="primary" disabled={isAsking} onClick={() => void ask()}>
            {t('show')}
          </Button>
        }
      >
        <b>{t('once')}</b> {t('until', { until })}
      </Notice>
    </div>
  )
}
