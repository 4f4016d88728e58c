'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { followCluster } from '@/lib/client/events'
import { useCluster } from '@/lib/client/use-cluster'

/** One event stream a page, for the cluster it is about. */
export function LiveUpdates() {
  const cluster = useCluster()
  const client = useQueryClient()
  useEffect(() => (cluster === null ? undefined : followCluster(cluster, { client })), [cluster, client])
  return null
}
