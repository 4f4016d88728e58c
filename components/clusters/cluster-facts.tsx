import { useTranslations } from 'next-intl'
import Link from 'next/link'
import type { ReactNode } from 'react'
import type { ClusterItem } from '@/lib/contract/clusters'
import { formatCount, formatDuration } from '@/lib/client/format'
import { paths } from '@/lib/client/paths'
import { Figure } from '../ui/figure'
import { LongName } from '../ui/long-name'
import { Status } from '../ui/status'

/** The figures of one cluster; old ones look old. */
export function ClusterFacts({ cluster }: { cluster: ClusterItem }) {
  const t = useTranslations('clusters')
  const { brokers, brokersUp, topics, partitions, groups, findings, status } = cluster
  const isStale = status === 'unreachable'
  const counts = (['danger', 'warn', 'note'] as const).flatMap((severity) => {
    const count = findings?.[severity]
    return count ? [t(`findingCounts.${severity}`, { count })] : []
  })
  return (
    <dl className="grid gap-1">
      <Fact label={t('brokers')}>
        <span className={!isStale && brokers !== null && brokersUp !== null && brokersUp < brokers ? 'font-strong text-danger' : undefined}>
          <Figure isStale={isStale}>
            {brokers === null || brokersUp === null ? null : t('brokersUp', { up: formatCount(brokersUp), all: formatCount(brokers) })}
          </Figure>
        </span>
      </Fact>
      <Fact label={t('findings')}>
        <Figure isStale={isStale && findings !== null}>{findings && (counts.join(', ') || t('findingCounts.none'))}</Figure>
      </Fact>
      <Fact label={t('worstGroup')}>{groups === null ? <Figure>{null}</Figure> : <WorstGroup cluster={cluster} />}</Fact>
      <Fact label={t('holds')}>
        <Figure isStale={isStale && topics !== null}>
          {topics === null || partitions === null || groups === null ? null : t('sizes', { topics, partitions, groups })}
        </Figure>
      </Fact>
    </dl>
  )
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="grid min-h-5 grid-cols-[116px_minmax(0,1fr)] items-center">
      <dt className="text-12 text-muted">{label}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  )
}

/** Over the block's own link, because it leads elsewhere. */
function WorstGroup({ cluster: { id, worstGroup, status } }: { cluster: ClusterItem }) {
  const t = useTranslations('clusters')
  const isStale = status === 'unreachable'
  if (!worstGroup) {
    return (
      <span className="text-muted">
        <Figure isStale={isStale}>{t('nobodyBehind')}</Figure>
      </span>
    )
  }
  const { verdict, secondsBehind, lag } = worstGroup
  return (
    <span className="flex min-w-0 items-center gap-2">
      <Status status={verdict} />
      <Link href={paths.group(id, worstGroup.id)} className="relative min-w-0 hover:underline hover:underline-offset-2">
        <LongName>{worstGroup.id || t('emptyName')}</LongName>
      </Link>
      <span className="ml-auto whitespace-nowrap">
        <Figure isStale={isStale && (secondsBehind ?? lag) !== null}>
          {secondsBehind !== null
            ? formatDuration(secondsBehind)
            : lag === null
              ? null
              : t('records', { count: Number(lag), lag: formatCount(lag) })}
        </Figure>
      </span>
    </span>
  )
}
