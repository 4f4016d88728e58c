'use client'

import { useTranslations } from 'next-intl'
import Link from 'next/link'
import type { ReactNode } from 'react'
import type { BrokerItem } from '@/lib/contract/brokers'
import { formatCount } from '@/lib/client/format'
import { paths } from '@/lib/client/paths'
import { Notice } from '../ui/notice'

/** Brokers that are dead and were never unregistered: the controller waits for them for ever, so somebody has to decide. */
export function FencedNotices({ cluster, brokers }: { cluster: string; brokers: readonly BrokerItem[] }) {
  const t = useTranslations('brokers')
  const b = (words: ReactNode) => <b>{words}</b>
  return brokers
    .filter(({ status }) => status === 'fenced')
    .map(({ id, replicas }) => (
      <div key={id} className="mb-2.5">
        <Notice
          tone="warn"
          action={
            <Link href={paths.broker(cluster, id)} className="link">
              {t('fencedList.link')}
            </Link>
          }
        >
          {t.rich('fencedList.notice', { b, broker: t('brokerName', { id: String(id) }), replicas, shown: formatCount(replicas) })}
        </Notice>
      </div>
    ))
}
