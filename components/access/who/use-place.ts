import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useQueryStates } from 'nuqs'
import { clusterQueries } from '@/lib/client/queries/clusters'
import { on } from '@/lib/domain/access/on'
import { permissionsOn } from '@/lib/domain/access/permission-names'
import type { Permission, Resource } from '@/lib/domain/access/permissions'
import { whoSearch } from './search-params'

/** What is asked about, as the URL has it: the place, what can be done there, and which act is meant. */
export function usePlace() {
  const t = useTranslations('access.who')
  const [search, setSearch] = useQueryStates(whoSearch)
  const { data } = useQuery(clusterQueries.list())
  const clusters = data?.items ?? []
  const cluster = clusters.find(({ id }) => id === search.cluster) ??
    clusters[0] ?? { id: search.cluster ?? '', name: search.cluster ?? '' }
  const { type, name } = search
  const resource: Resource =
    type === 'console' ? on.console : type === 'cluster' || name === '' ? on.cluster(cluster.id) : { cluster: cluster.id, type, name }
  const acts = permissionsOn(type)
  const act: Permission = acts.find((one) => one === search.act) ?? acts.find((one) => one === 'offsets:write') ?? acts[0] ?? 'groups:read'
  const where = type === 'console' ? 'console' : resource.type === 'cluster' ? 'cluster' : 'named'
  const words = t('place', { where, type, name, cluster: cluster.name })
  return { search, setSearch, clusters, cluster, resource, acts, act, words }
}
