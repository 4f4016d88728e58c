import type { Route } from 'next'
import type { Finding } from '@/lib/contract/clusters'
import { paths } from '@/lib/client/paths'

const HEALTH = {
  'partitions-offline': 'offline',
  'under-min-isr': 'under-min-isr',
  'at-min-isr': 'at-min-isr',
  'under-replicated': 'under-replicated',
} as const

/** Where exactly what a finding is about can be seen. */
export function findingHref(
  cluster: string,
  { kind, subject, count, figures }: Pick<Finding, 'kind' | 'subject' | 'count' | 'figures'>,
): Route {
  switch (kind) {
    case 'broker-down':
    case 'log-dir-offline':
      return paths.broker(cluster, Number(subject))
    case 'partitions-offline':
    case 'under-min-isr':
    case 'at-min-isr':
    case 'under-replicated':
      return paths.replication(cluster, { health: HEALTH[kind] })
    case 'min-isr-cannot-be-met':
    case 'min-isr-without-slack':
    case 'single-copy':
      return paths.topics(cluster, { finding: kind })
    case 'group-losing-data':
    case 'group-stuck':
    case 'group-held-back':
    case 'group-falling-behind':
    case 'coordinator-unavailable':
    case 'commit-beyond-end':
      return paths.group(cluster, subject)
    case 'group-without-members':
      return count === 1 ? paths.group(cluster, subject) : paths.groups(cluster, { verdict: 'inactive' })
    case 'target-missed':
      return paths.board(String(figures['board'] ?? ''))
  }
}
