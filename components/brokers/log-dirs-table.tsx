'use client'

import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import type { BrokerDetail, BrokerItem } from '@/lib/contract/brokers'
import { formatBytes, formatClock, formatCount, formatPercent } from '@/lib/client/format'
import { whyMissing } from '@/lib/domain/errors/why-missing'
import type { DataColumn } from '../data-table/columns'
import { DataTable } from '../data-table/data-table'
import { NameCell } from '../data-table/name-cell'
import { Figure } from '../ui/figure'
import { Section } from '../ui/section'
import { Status } from '../ui/status'
import { DiskBar } from './disk-bar'
import { diskTone, diskUse, tellsNoSizes } from './disk-use'

type LogDir = BrokerItem['logDirs'][number]

const dirId = (dir: LogDir) => dir.path

interface LogDirsTableProps {
  /** undefined while loading. */
  broker: BrokerItem | undefined
  errors: BrokerDetail['errors'] | undefined
}

/** Where a broker keeps its copies, and how much room is left. */
export function LogDirsTable({ broker, errors }: LogDirsTableProps) {
  const t = useTranslations('brokers')
  const isStale = broker !== undefined && broker.status !== 'up'
  const asOf = broker?.logDirsAsOf ?? null
  const hasFailed = broker?.logDirs.some((dir) => dir.error !== null) ?? false
  const columns = useMemo<readonly DataColumn<LogDir>[]>(() => {
    const bytes = (value: number | null | undefined) => (
      <Figure
        isStale={isStale && value != null}
        note={value == null ? t('diskUnknown') : asOf ? t('asOf', { at: formatClock(asOf) }) : undefined}
      >
        {value == null ? null : formatBytes(value)}
      </Figure>
    )
    return [
      {
        id: 'state',
        head: t('one.dirs.state'),
        width: 120,
        phoneWidth: 112,
        cell: (dir) =>
          dir.error === null ? (
            <WorkingDir isStale={isStale} share={diskUse(dir)?.share ?? 0} />
          ) : (
            <span title={dir.error}>
              <Status status="offline" word={t('one.dirs.failed')} />
            </span>
          ),
      },
      {
        id: 'path',
        head: t('one.dirs.path'),
        cell: (dir) => (
          <span className="font-mono text-12">
            <NameCell
              name={dir.path}
              sub={
                <span className="font-sans">
                  {dir.error ??
                    t('one.dirs.sub', { replicas: dir.replicas, shown: formatCount(dir.replicas), bytes: formatBytes(dir.replicaBytes) })}
                </span>
              }
            />
          </span>
        ),
      },
      ...(hasFailed
        ? [
            {
              id: 'error',
              head: t('one.dirs.error'),
              width: 210,
              hideBelow: 'lg' as const,
              cell: (dir: LogDir) => (dir.error === null ? null : <span className="text-danger">{dir.error}</span>),
            },
          ]
        : []),
      { id: 'used', head: t('one.dirs.used'), width: 96, align: 'end', hideBelow: 'md', cell: (dir) => bytes(diskUse(dir)?.usedBytes) },
      { id: 'total', head: t('one.dirs.total'), width: 90, align: 'end', hideBelow: 'lg', cell: (dir) => bytes(dir.totalBytes) },
      {
        id: 'share',
        head: t('one.dirs.share'),
        width: 170,
        hideBelow: 'md',
        cell: (dir) => {
          const use = diskUse(dir)
          if (!use) return null
          const tone = diskTone(use.share)
          return (
            <span className="flex items-center gap-2">
              <DiskBar share={use.share} isStale={isStale} className="w-24" />
              <span className={clsx('text-12', tone === 'danger' ? 'text-danger' : tone === 'warn' ? 'text-warn' : 'text-muted')}>
                {formatPercent(use.share * 100)}
              </span>
            </span>
          )
        },
      },
      { id: 'free', head: t('one.dirs.free'), width: 90, phoneWidth: 84, align: 'end', cell: (dir) => bytes(dir.usableBytes) },
      {
        id: 'replicas',
        head: t('one.dirs.replicas'),
        width: 90,
        align: 'end',
        hideBelow: 'md',
        cell: (dir) => <Figure isStale={isStale}>{formatCount(dir.replicas)}</Figure>,
      },
      { id: 'bytes', head: t('one.dirs.bytes'), width: 120, align: 'end', hideBelow: 'md', cell: (dir) => bytes(dir.replicaBytes) },
    ]
  }, [t, isStale, asOf, hasFailed])
  const isOld = tellsNoSizes(broker?.logDirs ?? [])
  const refused = errors?.find((error) => error.part === 'log-dirs' && whyMissing([error]) === 'refused')
  return (
    <Section
      title={t('one.dirs.title')}
      note={isOld ? t('one.dirs.noTotals') : undefined}
      aside={asOf && t('one.dirs.asOf', { at: formatClock(asOf) })}
    >
      <DataTable
        label={t('one.dirs.title')}
        columns={columns}
        rows={broker?.logDirs}
        rowId={dirId}
        rowEdge={(dir) => (dir.error !== null ? 'danger' : (diskTone(diskUse(dir)?.share ?? 0) ?? (isStale ? 'stale' : null)))}
        hasSecondLine
        skeletonRows={1}
        empty={
          <p className="border-y border-line-strong py-3 text-muted">
            {refused ? t('one.dirs.refused', { error: refused.error }) : t('one.dirs.never')}
          </p>
        }
      />
    </Section>
  )
}

function WorkingDir({ isStale, share }: { isStale: boolean; share: number }) {
  const t = useTranslations('brokers.one.dirs')
  const tone = diskTone(share)
  if (isStale) return <Status status="stale" word={t('wasOk')} />
  if (tone === null) return <Status status="healthy" word={t('ok')} />
  return <Status status={tone === 'danger' ? 'offline' : 'problems'} word={t(tone === 'danger' ? 'nearlyFull' : 'filling')} />
}
