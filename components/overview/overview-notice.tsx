'use client'

import { useTranslations } from 'next-intl'
import Link from 'next/link'
import type { ReactNode } from 'react'
import type { ClusterPulse } from '@/lib/contract/clusters'
import { formatClock } from '@/lib/client/format'
import { paths } from '@/lib/client/paths'
import { Notice } from '../ui/notice'

interface OverviewNoticeProps {
  cluster: string
  pulse: ClusterPulse
  /** The last try to read anew failed; what is shown is from before. */
  isOld: boolean
}

const bold = (words: ReactNode) => <b>{words}</b>

/** Says which share of the page is not current, and because of whom; nothing when all is. */
export function OverviewNotice({ cluster, pulse, isOld }: OverviewNoticeProps) {
  const t = useTranslations('overview')
  const tPart = useTranslations('asOf.parts')
  const away = pulse.brokers.filter((broker) => broker.status !== 'up')
  const [first] = away
  const [error] = pulse.errors.toSorted((a, b) => Date.parse(a.since) - Date.parse(b.since))
  const partWord = (part: string) => (tPart.has(part as 'metadata') ? tPart(part as 'metadata') : part)

  const words = isOld
    ? t('notRenewed')
    : first
      ? away.length === 1
        ? t.rich('brokerAway', { id: first.id, since: first.lastAnsweredAt ? formatClock(first.lastAnsweredAt) : 'never', b: bold })
        : t.rich('brokersAway', { ids: away.map((broker) => broker.id).join(', '), b: bold })
      : error &&
        t.rich('partly', {
          count: pulse.errors.length,
          part: partWord(error.part),
          broker: error.broker ?? 'none',
          since: formatClock(error.since),
          error: error.error,
          b: bold,
        })
  if (!words) return null
  const isAboutBrokers = !isOld && first !== undefined
  return (
    <div className="mb-4">
      <Notice
        tone="stale"
        says="politely"
        action={
          isAboutBrokers && (
            <Link href={away.length === 1 ? paths.broker(cluster, first.id) : paths.brokers(cluster)} className="link">
              {away.length === 1 ? t('broker', { id: first.id }) : t('brokers')}
            </Link>
          )
        }
      >
        {words}
      </Notice>
    </div>
  )
}
