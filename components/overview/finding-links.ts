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
export function findingHref(cluster: string, { kind, subject, affected }: Finding): Route {
  switch (kind) {
    case 'broker-down':
    case 'log-dir-offline':
      return paths.broker(cluster, Number(subject))
    case 'partitions-offline':
    case 'under-min-isr':
    case 'at-min-isr':
    case 'under-replicated':
      // Kafka's own topics lose copies like any other, so the list must not leave them out.
      return affected.topicCount === 1 ? paths.topic(cluster, subject) : paths.topics(cluster, { health: HEALTH[kind], internal: 'shown' })
    case 'min-isr-cannot-be-met':
      return paths.topic(cluster, subject, 'configs')
    case 'group-losing-data':
    case 'group-stuck':
    case 'group-falling-behind':
    case 'coordinator-unavailable':
    case 'commit-beyond-end':
      return paths.group(cluster, subject)
  }
}
