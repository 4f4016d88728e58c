import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import type { Route } from 'next'
import { usePathname } from 'next/navigation'
import { formatCount } from '@/lib/client/format'
import { paths } from '@/lib/client/paths'
import { sessionQueries } from '@/lib/client/queries/access'
import { clusterQueries } from '@/lib/client/queries/clusters'
import type { IconName } from '../ui/icon'

export interface NavEntry {
  id: string
  href: Route
  icon: IconName
  label: string
  isCurrent: boolean
  /** How many there are, or, in red, how many need someone. */
  count?: { text: string; says: string; isDanger: boolean } | undefined
}

interface NavEntries {
  /** The areas of one cluster, most looked at first. */
  cluster: NavEntry[]
  console: NavEntry[]
}

/** Their addresses are the beginning of other areas' addresses. */
const EXACT_ONLY: ReadonlySet<string> = new Set(['overview', 'clusters'])

/** The areas of the console, for the sidebar, the bar of phones and the search. */
export function useNavEntries(cluster: string | null): NavEntries {
  const t = useTranslations('nav')
  const pathname = usePathname()
  const { data: session } = useQuery(sessionQueries.current())
  const { data: clusters } = useQuery(clusterQueries.list())
  const { data: pulse } = useQuery({ ...clusterQueries.pulse(cluster ?? ''), enabled: cluster !== null })
  const counts = pulse?.counts

  const size = (count: number | null | undefined) => (count == null ? undefined : { text: formatCount(count), says: '', isDanger: false })
  const trouble = (count: number | null | undefined, says: string) =>
    count ? { text: formatCount(count), says, isDanger: true } : undefined
  const entry = (id: NavEntry['id'], icon: IconName, href: Route, label: string, count?: NavEntry['count']): NavEntry => ({
    id,
    icon,
    label,
    href,
    count,
    isCurrent: pathname === href || (!EXACT_ONLY.has(id) && pathname.startsWith(`${href}/`)),
  })
  const areas = (id: string): NavEntry[] => [
    entry('overview', 'overview', paths.overview(id), t('overview')),
    entry(
      'groups',
      'groups',
      paths.groups(id),
      t('groups'),
      trouble(counts?.groupsNeedingSomeone, t('groupsNeed')) ?? size(counts?.groups),
    ),
    entry('topics', 'topics', paths.topics(id), t('topics'), size(counts?.topics)),
    entry(
      'replication',
      'replication',
      paths.replication(id),
      t('replication'),
      trouble(counts?.partitionsUnwell, t('partitionsNeed', { count: counts?.partitionsUnwell ?? 0 })),
    ),
    entry('brokers', 'brokers', paths.brokers(id), t('brokers'), trouble(counts?.brokersDown, t('brokersDown')) ?? size(counts?.brokers)),
    entry('quorum', 'quorum', paths.quorum(id), t('quorum')),
    entry('transactions', 'transactions', paths.transactions(id), t('transactions')),
    entry('changes', 'changes', paths.changes(id), t('changes')),
  ]

  const mayManage = session?.permissions.some((permission) => permission === 'users:write' || permission === 'tokens:write') ?? false
  const needing = clusters?.items.filter(({ status }) => status === 'problems' || status === 'unreachable').length
  return {
    cluster: cluster === null ? [] : areas(cluster),
    console: [
      ...(clusters && clusters.items.length > 1
        ? [
            entry(
              'clusters',
              'clusters',
              paths.clusters(),
              t('clusters'),
              trouble(needing, t('clustersNeed')) ?? size(clusters.items.length),
            ),
          ]
        : []),
      ...(mayManage ? [entry('access', 'access', paths.access(), t('access'))] : []),
    ],
  }
}
