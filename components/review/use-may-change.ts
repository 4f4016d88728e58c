import { useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import { changeQueries } from '@/lib/client/queries/changes'
import { sessionQueries } from '@/lib/client/queries/access'
import { clusterQueries } from '@/lib/client/queries/clusters'
import { mayIn } from '@/lib/client/use-may'
import type { ChangeItem } from '@/lib/contract/changes'

/** Whether whoever is signed in may make changes like this one in this cluster, undo and cancel it; no, while it is not known. */
export function useMayChange(cluster: string): (change: Pick<ChangeItem, 'kind' | 'target'>) => boolean {
  const { data: session } = useQuery(sessionQueries.current())
  const { data: kinds } = useQuery(changeQueries.kinds())
  const { data: pulse } = useQuery(clusterQueries.pulse(cluster))
  return useCallback(
    ({ kind, target }) => {
      const permission = kinds?.items.find((one) => one.kind === kind)?.permission
      return pulse?.readOnly === false && permission !== undefined && !!session && mayIn(session, permission, { cluster, ...target })
    },
    [session, kinds, pulse?.readOnly, cluster],
  )
}
