'use client'

import { useTranslations } from 'next-intl'
import type { ClusterPulse } from '@/lib/client/queries/types'
import { formatClock } from '@/lib/client/format'
import { EmptyState } from '../ui/empty-state'
import { Status } from '../ui/status'

/** Without a single complete picture there is nothing to draw, and an empty page would look like health. */
export function hasPicture(pulse: ClusterPulse): pulse is ClusterPulse & { asOf: string } {
  return pulse.status !== 'connecting' && pulse.asOf !== null && pulse.counts.brokers !== null
}

/** Before the first complete picture: still connecting, or nobody answers; then what was tried and what came of it. */
export function NoPicture({ pulse }: { pulse: ClusterPulse }) {
  const t = useTranslations('noPicture')
  const state = pulse.status === 'unreachable' ? 'unreachable' : 'connecting'
  return (
    <>
      <EmptyState kind={<Status status={state} word={t(`${state}.kind`)} />} title={t(`${state}.title`, { name: pulse.name })}>
        <p>{t(`${state}.detail`)}</p>
      </EmptyState>
      {pulse.errors.length > 0 && (
        <section aria-labelledby="tried" className="max-w-210">
          <h2 id="tried" className="mb-1.5">
            {t('tried')}
          </h2>
          <ul className="border-t border-line-strong">
            {pulse.errors.map((error) => (
              <li
                key={`${error.broker}-${error.part}-${error.error}`}
                className="grid grid-cols-[minmax(88px,auto)_minmax(0,1fr)_auto] gap-x-4 border-b border-line py-1.5 max-md:grid-cols-[minmax(0,1fr)_auto]"
              >
                <span className="font-medium">{error.broker === null ? pulse.name : t('broker', { id: error.broker })}</span>
                <span className="min-w-0 wrap-anywhere text-muted max-md:order-3 max-md:col-span-2">
                  {error.message} <span className="text-12 text-faint">{error.error}</span>
                </span>
                <span className="text-12 text-muted">{t('since', { at: formatClock(error.since) })}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
