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

/** The areas of the console, for the sidebar and for the bar of phones. */
export function useNavEntries(cluster: string | null): { cluster: NavEntry[]; console: NavEntry[] } {
  const t = useTranslations('nav')
  const pathname = usePathname()
  const { data: session } = useQuery(sessionQueries.current())
  const { data: pulse } = useQuery({ ...clusterQueries.pulse(cluster ?? ''), enabled: cluster !== null })
  const counts = pulse?.counts

  const size = (count: number | null | undefined) => (count == null ? undefined : { text: formatCount(count), says: '', isDanger: false })
  const trouble = (count: number | undefined, says: string) => (count ? { text: formatCount(count), says, isDanger: true } : undefined)
  const entry = (id: NavEntry['id'], icon: IconName, label: string, href: Route, count?: NavEntry['count']): NavEntry => ({
    id,
    icon,
    label,
    href,
    count,
    isCurrent: pathname === href || (id !== 'overview' && pathname.startsWith(`${href}/`)),
  })

  const mayManage = session?.permissions.some((permission) => permission === 'users:write' || permission === 'tokens:write') ?? false
  return {
    cluster:
      cluster === null
        ? []
        : [
            entry('overview', 'overview', t('overview'), paths.overview(cluster)),
            entry(
              'groups',
              'groups',
              t('groups'),
              paths.groups(cluster),
              trouble(counts?.groupsNeedingSomeone, t('groupsNeed')) ?? size(counts?.groups),
            ),
            entry('topics', 'topics', t('topics'), paths.topics(cluster), size(counts?.topics)),
            entry(
              'brokers',
              'brokers',
              t('brokers'),
              paths.brokers(cluster),
              trouble(counts?.brokersDown, t('brokersDown')) ?? size(counts?.brokers),
            ),
          ],
    console: mayManage ? [entry('access', 'access', t('access'), paths.access())] : [],
  }
}
