'use client'

import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { useState } from 'react'
import type { TopicDetail } from '@/lib/contract/topics'
import { formatBytes, formatClock, formatCount } from '@/lib/client/format'
import { paths } from '@/lib/client/paths'
import { compareKnown } from '@/lib/domain/order/compare-known'
import { Button } from '../ui/button'
import { Figure } from '../ui/figure'
import { Section } from '../ui/section'

/** More brokers than these are shown when asked for. */
const MOST = 6
const HEAD = 'h-[29px] border-b border-line-strong text-11 font-regular text-muted'
const CELL = 'h-[26px] border-b border-line'

/** Where the topic's bytes lie, the fullest broker first. */
export function SizeByBroker({ cluster, detail }: { cluster: string; detail: TopicDetail }) {
  const t = useTranslations('topics.detail.size')
  const [isWhole, setIsWhole] = useState(false)
  const brokers = detail.sizeByBroker.toSorted((a, b) => compareKnown(a.sizeBytes, b.sizeBytes, true) || a.broker - b.broker)
  if (brokers.length === 0) return null
  const most = brokers[0]?.sizeBytes ?? 0
  const { sizeAsOf } = detail.topic
  return (
    <Section title={t('title')} aside={sizeAsOf && t('asOf', { at: formatClock(sizeAsOf) })}>
      <table aria-label={t('title')} className="w-full table-fixed border-separate border-spacing-0 border-t border-line-strong">
        <thead>
          <tr>
            <th scope="col" className={`${HEAD} w-27 text-left`}>
              {t('broker')}
            </th>
            <th scope="col" colSpan={2} className={`${HEAD} text-right`}>
              {t('bytes')}
            </th>
            <th scope="col" className={`${HEAD} w-16 text-right`}>
              {t('copies')}
            </th>
            <th scope="col" className={`${HEAD} w-16 text-right`}>
              {t('leads')}
            </th>
          </tr>
        </thead>
        <tbody>
          {(isWhole ? brokers : brokers.slice(0, MOST)).map(({ broker, rack, sizeBytes, replicas, leaders }) => (
            <tr key={broker}>
              <td className={`${CELL} overflow-hidden text-ellipsis whitespace-nowrap`}>
                <Link
                  href={paths.broker(cluster, broker)}
                  prefetch={false}
                  className="font-medium hover:underline hover:underline-offset-2"
                >
                  {broker}
                </Link>
                {rack !== null && <span className="ml-2 text-12 text-muted">{rack}</span>}
              </td>
              <td className={CELL}>
                {sizeBytes !== null && most > 0 && (
                  <i
                    aria-hidden="true"
                    className="block h-2 rounded-[1px] bg-line-control"
                    style={{ width: `${(sizeBytes / most) * 100}%` }}
                  />
                )}
              </td>
              <td className={`${CELL} w-18 text-right`}>
                <Figure note={t('unread')}>{sizeBytes === null ? null : formatBytes(sizeBytes)}</Figure>
              </td>
              <td className={`${CELL} text-right text-muted`}>{formatCount(replicas)}</td>
              <td className={`${CELL} text-right text-muted`}>{formatCount(leaders)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {brokers.length > MOST && !isWhole && (
        <Button look="quiet" onClick={() => setIsWhole(true)}>
          {t('showAll', { count: brokers.length })}
        </Button>
      )}
    </Section>
  )
}
