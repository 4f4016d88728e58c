'use client'

import { useTranslations } from 'next-intl'
import type { PartitionItem } from '@/lib/contract/topics'
import { formatBytes, formatClock } from '@/lib/client/format'
import { Figure } from '../ui/figure'
import { Popover } from '../ui/popover'
import { Tag } from '../ui/tag'

interface PartitionLogsProps {
  partition: PartitionItem
  sizeAsOf: string | null
  isStale: boolean
}

/** The size of one copy; pressed, each copy with its broker and log dir. */
export function PartitionLogs({ partition, sizeAsOf, isStale }: PartitionLogsProps) {
  const t = useTranslations('topics.detail.logs')
  const { id, sizeBytes, logs, replicas, missing } = partition
  const note = sizeAsOf === null ? undefined : t('asOf', { at: formatClock(sizeAsOf) })
  const figure = (
    <Figure isStale={isStale && sizeBytes !== null} note={note}>
      {sizeBytes === null ? null : formatBytes(sizeBytes)}
    </Figure>
  )
  if (logs.length === 0) return figure
  const unread = replicas.filter((broker) => logs.every((log) => log.broker !== broker))
  return (
    <Popover
      title={t('title', { id })}
      align="end"
      trigger={
        <button
          type="button"
          aria-label={t('open', { id, size: sizeBytes === null ? 'unknown' : formatBytes(sizeBytes) })}
          className="underline decoration-line-control decoration-dotted underline-offset-3 hover:decoration-ink focus-visible:-outline-offset-1"
        >
          {figure}
        </button>
      }
    >
      <ul className="text-12">
        {logs.map((log) => {
          const behind = missing.find(({ broker }) => broker === log.broker)?.bytesBehind ?? null
          return (
            <li key={`${log.broker}-${log.logDir}`} className="grid grid-cols-[72px_minmax(0,1fr)_auto] gap-x-2 border-b border-line py-1">
              <span>{t('broker', { broker: String(log.broker) })}</span>
              <span className="font-mono break-all text-muted">{log.logDir}</span>
              <span className="text-right">
                {formatBytes(log.sizeBytes)}
                {behind !== null && <span className="block text-warn">{t('behind', { bytes: formatBytes(behind) })}</span>}
                {log.isFuture && (
                  <span className="block">
                    <Tag title={t('movingNote')}>{t('moving')}</Tag>
                  </span>
                )}
              </span>
            </li>
          )
        })}
        {unread.map((broker) => (
          <li key={broker} className="flex justify-between border-b border-line py-1">
            <span>{t('broker', { broker: String(broker) })}</span>
            <Figure note={t('unread')}>{null}</Figure>
          </li>
        ))}
      </ul>
      {note && <p className="mt-2 text-12 text-muted">{note}</p>}
    </Popover>
  )
}
