'use client'

import { useQuery } from '@tanstack/react-query'
import { clusterQueries } from '@/lib/client/queries/clusters'
import { ProblemState } from '../ui/problem'
import { NoPicture } from './no-picture'
import { OverviewNotice } from './overview-notice'
import { OverviewSentence } from './overview-sentence'
import { OverviewSkeleton } from './overview-skeleton'
import { OverviewTide } from './overview-tide'

/** Is anything wrong, since when, and who is affected. */
export function OverviewPage({ cluster }: { cluster: string }) {
  const { data, error, refetch } = useQuery(clusterQueries.overview(cluster))
  if (!data) return error ? <ProblemState error={error} onRetry={() => void refetch()} /> : <OverviewSkeleton />
  const { pulse } = data
  // Without a single complete picture there is nothing to draw, and an empty page would look like health.
  if (pulse.status === 'connecting' || pulse.asOf === null || pulse.counts.brokers === null) return <NoPicture pulse={pulse} />
  return (
    <>
      <OverviewSentence overview={data} asOf={pulse.asOf} />
      <OverviewNotice cluster={cluster} pulse={pulse} isOld={error !== null} />
      <OverviewTide cluster={cluster} overview={data} asOf={pulse.asOf} />
    </>
  )
}
