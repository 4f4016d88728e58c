'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { clusterQueries } from '@/lib/client/queries/clusters'
import { useIsOld } from '@/lib/client/use-is-old'
import { Popover } from '../ui/popover'
import { Skeleton } from '../ui/skeleton'
import { Answered } from './answered'
import { AsOfTime } from './as-of-time'
import { AsOfWords } from './as-of-words'
import { Freshness } from './freshness'

/** Rounds that may be missed before the picture itself is called old. */
const ROUNDS_MISSED = 3

/** How new the figures are and who answered: one mark per broker, hollow where it did not. */
export function AsOf({ cluster }: { cluster: string }) {
  const t = useTranslations('asOf')
  const { data: pulse, isError } = useQuery(clusterQueries.pulse(cluster))
  const isOld = useIsOld(pulse?.asOf ?? null, (pulse?.roundMs ?? 0) * ROUNDS_MISSED)
  if (!pulse) return isError ? null : <Skeleton className="w-40 max-md:w-20" />
  const total = pulse.brokers.length
  const answered = pulse.brokers.filter((broker) => broker.status === 'up').length
  const isTroubled = answered < total || isError || isOld
  return (
    <Popover
      align="end"
      title={t('title')}
      trigger={
        <button type="button" className="flex h-control shrink-0 items-center gap-2 rounded-2 px-0.5 text-12 whitespace-nowrap text-muted">
          <AsOfWords
            pips={pulse.brokers.map(({ status }) => status === 'up')}
            when={
              pulse.asOf === null ? (
                t(pulse.status === 'unreachable' ? 'unreachable' : 'connecting')
              ) : (
                <AsOfTime asOf={pulse.asOf} isOld={isOld || isError} />
              )
            }
            who={isError ? t('consoleSilent') : <Answered answered={answered} total={total} />}
            isTroubled={isTroubled}
          />
        </button>
      }
    >
      <Freshness pulse={pulse} />
    </Popover>
  )
}
