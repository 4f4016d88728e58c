import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import type { Route } from 'next'
import { usePathname } from 'next/navigation'
import { formatCount } from '@/lib/client/format'
import { paths } from '@/lib/client/paths'
import { sessionQueries } from '@/lib/client/queries/access'
import { changeQueries } from '@/lib/client/queries/changes'
import { clusterQueries } from '@/lib/client/queries/clusters'
import { mayInCluster, mayInConsole } from '@/lib/client/use-may'
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

/** What each area of a cluster is made of: who may see nothing of it has no use for its link. */
const SHOWS: Partial<Record<string, Parameters<typeof mayInCluster>[1]>> = {
  overview: 'clusters:read',
  groups: 'groups:read',
  topics: 'topics:read',
  replication: 'topics:read',
  brokers: 'brokers:read',
  quorum: 'brokers:read',
  transactions: 'transactions:read',
  quotas: 'principals:read',
  changes: 'changes:read',
  acls: 'principals:read',
  users: 'principals:read',
  'delegation-tokens': 'principals:read',
  connection: 'brokers:read',
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
  const mayApprove = session?.permissions.includes('changes:approve') ?? false
  const { data: approvable } = useQuery({ ...changeQueries.approvable(cluster ?? ''), enabled: cluster !== null && mayApprove })
  const counts = pulse?.counts

  const size = (count: number | null | undefined) => (count == null ? undefined : { text: formatCount(count), says: '', isDanger: false })
  const trouble = (count: number | null | undefined, says: string) =>
    count ? { text: formatCount(count), says, isDanger: true } : undefined
  const waiting = (count: number | undefined) =>
    count ? { text: formatCount(count), says: t('approvalsWait', { count }), isDanger: false } : undefined
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
    entry('quotas', 'gauge', paths.quotas(id), t('quotas')),
    entry('changes', 'changes', paths.changes(id), t('changes'), waiting(approvable?.total)),
    entry('acls', 'access', paths.acls(id), t('acls')),
    entry('users', 'person', paths.users(id), t('users')),
    entry('delegation-tokens', 'lock', paths.delegationTokens(id), t('delegationTokens')),
    entry('connection', 'plug', paths.connection(id), t('connection')),
  ]

  const mayLook = (id: string) => {
    const permission = SHOWS[id]
    return permission === undefined || cluster === null || !session || mayInCluster(session, permission, cluster)
  }
  const access =
    session && mayInConsole(session, 'users:write')
      ? paths.access()
      : session && mayInConsole(session, 'tokens:write')
        ? paths.access('tokens')
        : null
  // With one cluster alone its own areas say all there is; whoever adds others needs the page of them all.
  const mayConnect = session !== undefined && mayInConsole(session, 'clusters:write')
  const needing = clusters?.items.filter(({ status }) => status === 'problems' || status === 'unreachable').length
  return {
    cluster: cluster === null ? [] : areas(cluster).filter(({ id }) => mayLook(id)),
    console: [
      entry('boards', 'boards', paths.boards(), t('boards')),
      ...(clusters && (mayConnect || clusters.items.length > 1)
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
      ...(session && mayInConsole(session, 'audit:read') ? [entry('audit', 'note', paths.audit(), t('audit'))] : []),
      ...(access ? [entry('access', 'access', access, t('access'))] : []),
    ],
  }
}
