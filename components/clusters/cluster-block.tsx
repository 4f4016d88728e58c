import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import type { ClusterItem } from '@/lib/contract/clusters'
import { formatClock } from '@/lib/client/format'
import { paths } from '@/lib/client/paths'
import { edgeOf } from '@/lib/client/status'
import { LongName } from '../ui/long-name'
import { Status } from '../ui/status'
import { ClusterFacts } from './cluster-facts'
import { ClusterWhy } from './cluster-why'
import { FactSkeleton } from './fact-skeleton'

const EDGES = { danger: 'border-danger', warn: 'border-warn-mark', stale: 'border-stale' } as const

/** One cluster: how it is and why, then its figures. All of it leads to its overview. */
export function ClusterBlock({ cluster }: { cluster: ClusterItem }) {
  const t = useTranslations('clusters')
  const { id, name, status, asOf, kafkaVersion } = cluster
  // A cluster with grave findings is marked as such, though its word is the same.
  const edge = status === 'problems' && cluster.findings?.danger ? 'danger' : edgeOf(status)
  const facts = [
    kafkaVersion && t('kafka', { version: kafkaVersion }),
    asOf && t(status === 'unreachable' ? 'lastPicture' : 'asOf', { at: formatClock(asOf) }),
  ].filter(Boolean)
  return (
    <article
      className={clsx(
        'relative h-full border-l-2 px-5 pt-4 pb-4 transition-colors hover:bg-hover max-md:px-3.5',
        edge ? EDGES[edge] : 'border-transparent',
      )}
    >
      <header className="flex items-baseline gap-3">
        <h2 className="min-w-0 text-16">
          <Link href={paths.overview(id)} className="after:absolute after:inset-0 hover:underline hover:underline-offset-2">
            <LongName>{name}</LongName>
          </Link>
        </h2>
        <span className="ml-auto">
          <Status status={status} />
        </span>
      </header>
      <div className="mt-0.5 mb-3 min-h-10">
        <ClusterWhy cluster={cluster} />
      </div>
      {status === 'connecting' ? (
        <div aria-busy="true">
          <FactSkeleton />
        </div>
      ) : (
        <ClusterFacts cluster={cluster} />
      )}
      <p className="mt-3 min-h-4 text-12 text-muted">{facts.join(' · ')}</p>
    </article>
  )
}
