'use client'

import { useTranslations } from 'next-intl'
import type { ClusterPulse } from '@/lib/client/queries/types'
import { formatClock } from '@/lib/client/format'
import { Status } from '../ui/status'
import { Figure } from '../ui/figure'
import { CommitSource } from './commit-source'

/** Per part of the picture: from when it is, and what did not answer. */
export function Freshness({ pulse }: { pulse: ClusterPulse }) {
  const t = useTranslations('asOf')
  const away = pulse.brokers.filter((broker) => broker.status !== 'up')
  const word = (part: string) => {
    const key = `parts.${part}`
    return t.has(key as 'parts.metadata') ? t(key as 'parts.metadata') : part
  }
  const right = (part: string) => {
    const key = `rights.${part}`
    return t(t.has(key as 'rights.other') ? (key as 'rights.other') : 'rights.other')
  }
  return (
    <div className="text-12">
      {away.length > 0 && (
        <ul className="mb-2">
          {away.map((broker) => (
            <li key={broker.id} className="flex items-center justify-between gap-4 border-b border-line py-1">
              <Status status={broker.status} word={t('broker', { id: broker.id, status: broker.status })} />
              <span className="text-muted">{broker.lastAnsweredAt && t('lastAnswered', { at: formatClock(broker.lastAnsweredAt) })}</span>
            </li>
          ))}
        </ul>
      )}
      <ul>
        {pulse.parts.map((part) => (
          <li key={part.part} className="border-b border-line py-1 last:border-b-0">
            <div className="flex justify-between gap-4">
              <span>{word(part.part)}</span>
              <Figure isStale={part.errors.length > 0}>{part.asOf ? formatClock(part.asOf) : null}</Figure>
            </div>
            {part.errors.slice(0, 3).map((error) => (
              <p key={`${error.broker}-${error.error}`} className="text-stale">
                {error.error.endsWith('AUTHORIZATION_FAILED')
                  ? t('refused', { broker: error.broker ?? -1, error: error.error, right: right(part.part) })
                  : t('error', { broker: error.broker ?? -1, error: error.error, since: formatClock(error.since) })}
              </p>
            ))}
          </li>
        ))}
      </ul>
      {pulse.commits && (
        <div className="mt-2 text-muted">
          <CommitSource source={pulse.commits} roundMs={pulse.roundMs} />
        </div>
      )}
      <p className="mt-2 text-muted">{t('round', { seconds: Math.round(pulse.roundMs / 1000) })}</p>
    </div>
  )
}
