import { useQuery } from '@tanstack/react-query'
import { brokerQueries } from '@/lib/client/queries/brokers'
import { topicQueries } from '@/lib/client/queries/topics'
import type { ConfigEntry } from '@/lib/contract/configs'
import { type Usual, usualPartitions, usualReplicas } from './usual-topic'

interface UsualTopic {
  /** null while nothing is known yet. */
  partitions: Usual | null
  replicas: Usual | null
  /** Of one broker that is up; null while they are not known, or may not be seen. */
  configs: readonly ConfigEntry[] | null
  /** Names of topics that are there: of many, the first hundred. */
  names: readonly string[]
}

/** What a new topic of this cluster would usually be like. */
export function useUsualTopic(cluster: string): UsualTopic {
  const { data: brokers, isPending: isListing } = useQuery(brokerQueries.list(cluster))
  const up = brokers?.items.filter(({ status }) => status === 'up') ?? []
  const first = up[0]?.id
  const { data: broker, isLoading } = useQuery({ ...brokerQueries.detail(cluster, first ?? 0), enabled: first !== undefined })
  const { data: topics, isPending } = useQuery(topicQueries.pages(cluster, { internal: 'false' })(0))
  const configs = broker?.configs ?? null
  const items = topics?.items ?? []
  const isKnown = !isListing && !isLoading && !isPending
  return {
    partitions: isKnown ? usualPartitions(configs, items) : null,
    replicas: isKnown ? usualReplicas(configs, items, up.length) : null,
    configs,
    names: items.map(({ id }) => id),
  }
}
