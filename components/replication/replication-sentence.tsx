'use client'

import { useQuery } from '@tanstack/react-query'
import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import { type ReactNode, useMemo } from 'react'
import type { Overview } from '@/lib/contract/clusters'
import type { PartitionFacets } from '@/lib/contract/topics'
import { formatCount, formatShortWhen } from '@/lib/client/format'
import { clusterQueries } from '@/lib/client/queries/clusters'
import { toneOf } from '@/lib/client/status'
import { Sentence } from '../ui/sentence'
import { Skeleton } from '../ui/skeleton'
import { StatusIcon } from '../ui/status'
import { type ReplicationSummary, summarizeReplication } from './replication-summary'

const BROKERS_NAMED = 3

interface ReplicationSentenceProps {
  cluster: string
  /** Of every partition that is not fine; undefined while loading. */
  facets: PartitionFacets | undefined
}

/** What refuses writes or cannot be read, since when, and whose copies are missing. */
export function ReplicationSentence({ cluster, facets }: ReplicationSentenceProps) {
  const { data: overview, isError } = useQuery(clusterQueries.overview(cluster))
  if (overview) return <Said overview={overview} facets={facets} />
  if (isError) return null
  return (
    <div aria-busy="true" className="mb-4 grid h-12 grid-cols-[minmax(0,1fr)] content-start gap-3 pt-1.5">
      <Skeleton className="h-4 w-105" />
      <Skeleton className="w-80" />
    </div>
  )
}

function Said({ overview, facets }: { overview: Overview; facets: PartitionFacets | undefined }) {
  const t = useTranslations('replication.sentence')
  const summary = useMemo(() => summarizeReplication(overview.findings), [overview.findings])
  const { worst, counts, since } = summary
  const elsewhere = overview.partitionsByHealth['not-preferred']
  const tone = toneOf(worst ?? 'healthy')
  const strong = (words: ReactNode) => (
    <strong className={clsx('font-strong', tone === 'danger' && 'text-danger', tone === 'warn' && 'text-warn')}>{words}</strong>
  )
  const { asOf } = overview.pulse
  const when = since && asOf ? t(since.atLeast ? 'sinceAtLeast' : 'since', { at: formatShortWhen(since.at, asOf) }) : 'none'
  const words = () => {
    if (worst === null) return t('fine', { elsewhere })
    if (worst === 'at-min-isr' || worst === 'under-replicated') return t.rich(worst, { strong, count: counts[worst], since: when })
    const both = counts.offline > 0 && counts['under-min-isr'] > 0
    return t.rich('refused', { strong, offline: counts.offline, refusing: counts['under-min-isr'], both: String(both), since: when })
  }
  return (
    <Sentence more={<Whose overview={overview} summary={summary} facets={facets} />}>
      <StatusIcon status={worst ?? 'healthy'} size={20} className="mr-2 align-[-3px]" />
      <output>{words()}</output>
    </Sentence>
  )
}

/** On which brokers the missing copies should be, and whether waiting for those brokers is enough. */
function Whose({
  overview,
  summary: { worst, counts },
  facets,
}: { overview: Overview; summary: ReplicationSummary } & { facets: PartitionFacets | undefined }) {
  const t = useTranslations('replication.sentence')
  const total = overview.pulse.counts.partitions
  if (worst === null) return total === null ? null : t('checked', { count: total, shown: formatCount(total) })
  const short = Object.values(counts).reduce((sum, count) => sum + count, 0)
  const how = t('short', { count: short, shown: formatCount(short), total: total === null ? 'none' : formatCount(total) })
  if (!facets || facets.brokers.length === 0) return how
  const named = facets.brokers.slice(0, BROKERS_NAMED).map(({ broker, rack }) => t('broker', { id: String(broker), rack: rack ?? 'none' }))
  const gone = new Set(overview.pulse.brokers.filter(({ status }) => status !== 'up').map(({ id }) => id))
  const heals = facets.brokers.every(({ broker }) => gone.has(broker))
  return [
    how,
    t('missing', { count: facets.brokers.length, brokers: named.join(', '), rest: facets.brokers.length - named.length }),
    heals && t('heals', { count: facets.brokers.length }),
  ]
    .filter(Boolean)
    .join(' ')
}
