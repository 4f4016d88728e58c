'use client'

import { useQuery } from '@tanstack/react-query'
import { clusterQueries } from '@/lib/client/queries/clusters'
import { CommitSource } from '../layout/commit-source'
import { Skeleton } from '../ui/skeleton'

/** Above the groups: where what is said of their commits comes from. It holds its place while nobody knows. */
export function CommitsLine({ cluster }: { cluster: string }) {
  const { data: pulse } = useQuery(clusterQueries.pulse(cluster))
  return (
    <div className="mb-2 min-h-4 text-12 text-muted">
      {pulse === undefined ? (
        <Skeleton className="w-80" />
      ) : (
        pulse.commits && <CommitSource source={pulse.commits} roundMs={pulse.roundMs} />
      )}
    </div>
  )
}
