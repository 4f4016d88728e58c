import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { changeQueries, renewCluster } from '@/lib/client/queries/changes'
import type { Change } from '@/lib/contract/changes'
import { isOpen } from '@/lib/domain/change/states'

interface Applied {
  change: Change | null
  /** Of the last try to look at it. */
  error: Error | null
  step: 'apply' | 'verify'
  isOver: boolean
}

/** Follows a change until it is over; then all that is shown of its cluster is read anew. */
export function useApplied(cluster: string, id: string | null): Applied {
  const client = useQueryClient()
  const { data, error } = useQuery({ ...changeQueries.detail(cluster, id ?? ''), enabled: id !== null })
  const change = id === null ? null : (data?.change ?? null)
  const isOver = change !== null && !isOpen(change.state)
  useEffect(() => {
    if (isOver) void renewCluster(client, cluster)
  }, [isOver, client, cluster])
  return { change, error, isOver, step: isOver || change?.state === 'verifying' ? 'verify' : 'apply' }
}
