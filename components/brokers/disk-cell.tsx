'use client'

import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import type { BrokerItem } from '@/lib/contract/brokers'
import { formatBytes, formatClock } from '@/lib/client/format'
import { Figure } from '../ui/figure'
import { DiskBar, NoDiskBar } from './disk-bar'
import { diskTone, diskUse, diskUseOfAll } from './disk-use'

/** Beyond this many dirs one bar stands for all. */
const MOST_BARS = 6

/** All log dirs of a broker in a line: one bar each, and what they hold together. */
export function DiskCell({ broker }: { broker: BrokerItem }) {
  const t = useTranslations('brokers')
  const { logDirs, logDirsAsOf } = broker
  if (logDirsAsOf === null) return <Figure note={t('diskNever')}>{null}</Figure>
  const all = diskUseOfAll(logDirs)
  const failed = logDirs.filter((dir) => dir.error !== null).length
  const isStale = broker.status !== 'up'
  const fullest = Math.max(0, ...logDirs.map((dir) => diskUse(dir)?.share ?? 0))
  const tone = diskTone(fullest)
  return (
    <span className="flex min-w-0 items-center gap-2" title={logDirs.map((dir) => describe(dir)).join('\n')}>
      {(all || failed > 0) && (
        <span className="flex w-13 shrink-0 gap-0.5">
          {logDirs.length > MOST_BARS
            ? all && <DiskBar share={all.share} isStale={isStale} className="flex-1" />
            : logDirs.map((dir) => {
                const use = diskUse(dir)
                return use ? (
                  <DiskBar key={dir.path} share={use.share} isStale={isStale} className="flex-1" />
                ) : (
                  <NoDiskBar key={dir.path} isFailed={dir.error !== null} className="flex-1" />
                )
              })}
        </span>
      )}
      <span className={clsx('min-w-0 overflow-hidden text-ellipsis', tone === 'danger' && 'text-danger', tone === 'warn' && 'text-warn')}>
        {all && failed === 0 ? (
          <Figure isStale={isStale} note={t('asOf', { at: formatClock(logDirsAsOf) })}>
            {t('diskOf', { used: formatBytes(all.usedBytes), total: formatBytes(all.totalBytes) })}
          </Figure>
        ) : failed === 0 ? (
          <Figure note={t('diskUnknown')}>{null}</Figure>
        ) : null}
      </span>
      {failed > 0 && <span className="font-medium text-danger">{t('diskFailed', { count: failed })}</span>}
    </span>
  )

  function describe(dir: BrokerItem['logDirs'][number]): string {
    if (dir.error !== null) return t('diskDirFailed', { path: dir.path, error: dir.error })
    const use = diskUse(dir)
    if (!use) return t('diskDirUnknown', { path: dir.path, replicaBytes: formatBytes(dir.replicaBytes) })
    return t('diskDir', { path: dir.path, used: formatBytes(use.usedBytes), total: formatBytes(use.totalBytes) })
  }
}
