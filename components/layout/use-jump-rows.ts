import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import type { Route } from 'next'
import { paths } from '@/lib/client/paths'
import { clusterQueries } from '@/lib/client/queries/clusters'
import type { StatusName } from '@/lib/client/status'
import type { IconName } from '../ui/icon'
import { GO_KEYS } from './go-keys'
import type { Jump, JumpKind } from './recent-jumps'
import { useNavEntries } from './use-nav-entries'

/** One line of the search. */
export interface JumpRow {
  id: string
  kind: JumpKind | 'user' | 'all'
  label: string
  icon: IconName
  /** Where it leads, and whether it is remembered. */
  target: { href: Route; jump: Jump | null }
  detail?: string
  status?: StatusName
  /** The key after G that leads there too. */
  goKey?: string | undefined
}

/** The lines of what a cluster has, by name, and of the console's own pages and clusters. */
export function useJumpRows(clusterId: string | null) {
  const t = useTranslations('search')
  const tMine = useTranslations('mine')
  const tPerson = useTranslations('person')
  const entries = useNavEntries(clusterId)
  const { data: clusters } = useQuery(clusterQueries.list())
  const cluster = clusterId ?? ''

  const row = ({ kind, id }: Jump, label: string, icon: IconName, href: Route): JumpRow => ({
    id: `${kind}:${id}`,
    kind,
    label,
    icon,
    target: { href, jump: { kind, id } },
  })
  const group = (id: string) => row({ kind: 'group', id }, id || t('emptyName'), 'groups', paths.group(cluster, id))
  const topic = (id: string) => row({ kind: 'topic', id }, id, 'topics', paths.topic(cluster, id))
  const broker = (id: number) =>
    row({ kind: 'broker', id: String(id) }, t('broker', { id: String(id) }), 'brokers', paths.broker(cluster, id))
  const user = (principal: string, bindings: number): JumpRow => ({
    id: `user:${principal}`,
    kind: 'user',
    label: principal,
    icon: 'person',
    target: { href: paths.acls(cluster, { principal }), jump: null },
    detail: t('bindings', { count: bindings }),
  })
  const pageRows: JumpRow[] = [
    ...[...entries.cluster, ...entries.console].map(({ id, href, icon, label }) => ({
      ...row({ kind: 'page', id }, label, icon, href),
      goKey: Object.keys(GO_KEYS).find((key) => GO_KEYS[key] === id),
    })),
    ...(clusterId === null ? [] : [row({ kind: 'page', id: 'mine' }, tMine('title'), 'person', paths.mine(cluster))]),
    row({ kind: 'page', id: 'preferences' }, tPerson('preferences'), 'settings', paths.preferences()),
  ]
  const clusterRows = (clusters?.items ?? []).map(({ id, name, status }) => ({
    ...row({ kind: 'cluster', id }, name, 'clusters', paths.overview(id)),
    status,
  }))
  const again = ({ kind, id }: Jump): JumpRow | undefined => {
    if (kind === 'group') return group(id)
    if (kind === 'topic') return topic(id)
    if (kind === 'broker') return broker(Number(id))
    return [...pageRows, ...clusterRows].find((one) => one.id === `${kind}:${id}`)
  }
  return { pageRows, clusterRows, group, topic, broker, user, again }
}
