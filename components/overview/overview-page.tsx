'use client'

import { useQuery } from '@tanstack/react-query'
import { clusterQueries } from '@/lib/client/queries/clusters'
import { NoPicture, hasPicture } from '../layout/no-picture'
import { ProblemState } from '../ui/problem'
import { OverviewNotice } from './overview-notice'
import { OverviewSentence } from './overview-sentence'
import { OverviewSkeleton } from './overview-skeleton'
import { OverviewTide } from './overview-tide'

/** Is anything wrong, since when, and who is affected. */
export function OverviewPage({ cluster }: { cluster: string }) {
  const { data, error, refetch } = useQuery(clusterQueries.overview(cluster))
  if (!data) return error ? <ProblemState error={error} onRetry={() => void refetch()} /> : <OverviewSkeleton />
  const { pulse } = data
  if (!hasPicture(pulse)) return <NoPicture pulse={pulse} />
  return (
    <>
      <OverviewSentence overview={data} asOf={pulse.asOf} />
      <OverviewNotice cluster={cluster} pulse={pulse} isOld={error !== null} />
      <OverviewTide cluster={cluster} overview={data} asOf={pulse.asOf} />
    </>
  )
}
