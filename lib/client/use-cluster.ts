import { useQuery } from '@tanstack/react-query'
import { useParams } from 'next/navigation'
import { nameFromParam } from './paths'
import { clusterQueries } from './queries/clusters'

/** The cluster of the page; on pages of the console itself the first one, so that the way back is there. */
export function useCluster(): string | null {
  const params = useParams<{ cluster?: string }>()
  const fromPath = params.cluster === undefined ? null : nameFromParam(params.cluster)
  const { data } = useQuery({ ...clusterQueries.list(), enabled: fromPath === null })
  return fromPath ?? data?.items[0]?.id ?? null
}
