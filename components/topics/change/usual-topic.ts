import type { ConfigEntry } from '@/lib/contract/configs'
import type { TopicItem } from '@/lib/contract/topics'

/** What new topics here usually get, and where that is from: what brokers are told to do, or what most topics have. */
export interface Usual {
  count: number
  from: 'brokers' | 'topics' | 'spread'
}

const USUAL_COPIES = 3

type Topic = Pick<TopicItem, 'partitions' | 'replicationFactor'>
type Configs = readonly ConfigEntry[] | null

export function usualPartitions(configs: Configs, topics: readonly Topic[]): Usual {
  return told(configs, 'num.partitions') ?? most(topics.map(({ partitions }) => partitions)) ?? { count: 1, from: 'brokers' }
}

/** Where neither is known, as many copies as there are brokers, and three at most. */
export function usualReplicas(configs: Configs, topics: readonly Topic[], brokersUp: number): Usual {
  return (
    told(configs, 'default.replication.factor') ??
    most(topics.map(({ replicationFactor }) => replicationFactor)) ?? {
      count: Math.max(1, Math.min(USUAL_COPIES, brokersUp)),
      from: 'spread',
    }
  )
}

/** What a broker gives a topic for which nothing is said; null while that is not known. */
export function brokersCount(configs: Configs, name: 'num.partitions' | 'default.replication.factor'): number | null {
  const value = configs?.find((config) => config.name === name)?.value ?? null
  return value === null ? null : Number(value)
}

/** Of one that nobody has set nobody has thought: Kafka's own defaults are one partition and one copy. */
function told(configs: Configs, name: 'num.partitions' | 'default.replication.factor'): Usual | null {
  const config = configs?.find((one) => one.name === name)
  const count = Number(config?.value)
  return config && config.source !== 'default' && count >= 1 ? { count, from: 'brokers' } : null
}

function most(counts: readonly number[]): Usual | null {
  const times = new Map<number, number>()
  for (const count of counts) times.set(count, (times.get(count) ?? 0) + 1)
  const [commonest] = [...times].toSorted(([a, n], [b, m]) => m - n || b - a)
  return commonest ? { count: commonest[0], from: 'topics' } : null
}

/** A topic's config by the name that brokers have for its default (TopicConfigs of Kafka's ServerTopicConfigSynonyms). */
const BROKERS_NAME = {
  'cleanup.policy': [['log.cleanup.policy', 1]],
  'retention.ms': [
    ['log.retention.ms', 1],
    ['log.retention.minutes', 60_000],
    ['log.retention.hours', 3_600_000],
  ],
  'min.insync.replicas': [['min.insync.replicas', 1]],
  'max.message.bytes': [['message.max.bytes', 1]],
} as const
export type DefaultedConfig = keyof typeof BROKERS_NAME

/** What the brokers have for a topic that says nothing; null while that is not known. */
export function brokersDefault(configs: Configs, name: DefaultedConfig): string | null {
  for (const [theirs, factor] of BROKERS_NAME[name]) {
    const value = configs?.find((config) => config.name === theirs)?.value ?? null
    if (value !== null && value !== '') return factor === 1 || Number(value) < 0 ? value : String(Number(value) * factor)
  }
  return null
}
