import { useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import { changeQueries } from '@/lib/client/queries/changes'
import { sessionQueries } from '@/lib/client/queries/access'
import { clusterQueries } from '@/lib/client/queries/clusters'

/** Whether whoever is signed in may make changes of a kind in this cluster, undo and cancel them; no, while it is not known. */
export function useMayChange(cluster: string): (kind: string) => boolean {
  const { data: session } = useQuery(sessionQueries.current())
  const { data: kinds } = useQuery(changeQueries.kinds())
  const { data: pulse } = useQuery(clusterQueries.pulse(cluster))
  return useCallback(
    (kind) => {
      const permission = kinds?.items.find((one) => one.kind === kind)?.permission
      return pulse?.readOnly === false && permission !== undefined && (session?.permissions.includes(permission) ?? false)
    },
    [session, kinds, pulse?.readOnly],
  )
}
