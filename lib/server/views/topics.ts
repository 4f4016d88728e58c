import 'server-only'
import type { z } from 'zod'
import type { endpoints } from '@/lib/contract/endpoints'
import type { TopicDetail, TopicItem, TopicListQuery } from '@/lib/contract/topics'
import { can } from '@/lib/domain/access/actor'
import { PARTITION_HEALTH } from '@/lib/domain/health/partition-health'
import { VERDICTS } from '@/lib/domain/lag/verdict'
import type { Snapshot, TopicState } from '../observe/snapshot'
import { topicLag } from '../observe/topic-lag'
import { viewAcls } from './acls'
import { viewConfigs } from './configs'
import { type SortKeys, cutPage, facetsOf, matching, sortItems } from './list-page'
import { isPermittedTopic, permittedTopics, viewPartition } from './partitions'
import { type ViewContext, freshness, toGaps, toPartError, toTimeOrNull } from './view-context'

const HEALTH_WORDS = [...PARTITION_HEALTH, 'healthy'] as const

function toTopicItem(topic: TopicState, { observer }: ViewContext): TopicItem {
  const { snapshot, lastHour } = observer
  const furthest = snapshot.furthestByTopic.get(topic.name)
  const group = furthest && snapshot.groups.get(furthest.group)
  return {
    id: topic.name,
    topicId: topic.topicId,
    internal: topic.internal,
    partitions: topic.partitions.length,
    replicationFactor: topic.replicationFactor,
    minInsyncReplicas: topic.config?.minInsyncReplicas ?? null,
    health: topic.health,
    unhealthyPartitions: topic.unhealthyPartitions,
    findings: [...topic.findings],
    sizeBytes: topic.totalBytes,
    sizeAsOf: toTimeOrNull(sizeAsOf(topic, snapshot)),
    recordsPerSec: topic.recordsPerSec,
    history: toGaps(lastHour.rateOf(topic.name, snapshot.takenAt)),
    retentionMs: topic.config?.retentionMs?.toString() ?? null,
    cleanupPolicy: topic.config?.cleanupPolicy ?? null,
    groups: snapshot.readersByTopic.get(topic.name)?.length ?? 0,
    furthestBehind: group
      ? { group: group.id, verdict: group.lag.verdict, lag: furthest.lag.toString(), secondsBehind: group.lag.secondsBehind }
      : null,
    stale: topic.partitions.some((p) => p.leader === null || snapshot.brokers.find((broker) => broker.id === p.leader)?.status !== 'up'),
  }
}

/** The oldest reading of any of its leaders' log dirs. */
export function sizeAsOf(topic: TopicState, snapshot: Snapshot): number | null {
  const leaders = new Set(topic.partitions.map((p) => p.leader))
  const times = snapshot.brokers.filter((broker) => leaders.has(broker.id)).map((broker) => broker.logDirsAsOf)
  return times.length === 0 || times.includes(null) ? null : Math.min(...times.map((at) => at ?? 0))
}

/** Keys that cost nothing to work out: a list of 10,000 is sorted by them before a row of it is made. */
function sortKeys({ readersByTopic, furthestByTopic, groups }: Snapshot): SortKeys<TopicState> {
  const furthestGroup = (topic: TopicState) => groups.get(furthestByTopic.get(topic.name)?.group ?? '')
  return {
    health: (topic) => HEALTH_WORDS.indexOf(topic.health),
    id: 'as-given',
    partitions: (topic) => topic.partitions.length,
    replicationFactor: (topic) => topic.replicationFactor,
    sizeBytes: (topic) => topic.totalBytes,
    recordsPerSec: (topic) => topic.recordsPerSec,
    retentionMs: (topic) => topic.config?.retentionMs ?? null,
    groups: (topic) => readersByTopic.get(topic.name)?.length ?? 0,
    furthestBehind: (topic) => furthestByTopic.get(topic.name)?.lag ?? null,
    secondsBehind: (topic) => furthestGroup(topic)?.lag.secondsBehind ?? null,
  }
}

type TopicFilter = Omit<z.infer<typeof TopicListQuery>, 'limit' | 'cursor'>

function isWanted(query: TopicFilter): (topic: TopicState) => boolean {
  const has = matching(query.q)
  const { internal, minBytes, maxBytes, activity, finding } = query
  return (topic) =>
    has(topic.name) &&
    (internal === undefined || topic.internal === (internal === 'true')) &&
    (minBytes === undefined || (topic.totalBytes ?? -1) >= minBytes) &&
    (maxBytes === undefined || (topic.totalBytes ?? Number.POSITIVE_INFINITY) <= maxBytes) &&
    (activity === undefined || (topic.recordsPerSec !== null && topic.recordsPerSec > 0 === (activity === 'written'))) &&
    (finding === undefined || topic.findings.includes(finding))
}

/** A topic is under every state that any of its partitions is in, so that a link from a count leads to all it counted. */
function healthWords(topic: TopicState): TopicItem['health'][] {
  return topic.unhealthyPartitions === 0 ? ['healthy'] : [...new Set(topic.partitions.flatMap((p) => p.health))]
}

function foundTopics(context: ViewContext, query: TopicFilter) {
  const found = permittedTopics(context).filter(isWanted(query))
  const { health } = query
  return { found, topics: health === undefined ? found : found.filter((topic) => healthWords(topic).includes(health)) }
}

export function listTopics(
  context: ViewContext,
  query: z.infer<typeof TopicListQuery>,
): z.infer<NonNullable<typeof endpoints.listTopics.response>> {
  const { found, topics } = foundTopics(context, query)
  const page = cutPage(topics, query, sortKeys(context.observer.snapshot), 'health')
  return {
    ...page,
    items: page.items.map((topic) => toTopicItem(topic, context)),
    facets: facetsOf(found, HEALTH_WORDS, healthWords),
    ...freshness(context),
  }
}

/** All that a filter finds, in its order. */
export function allTopics(context: ViewContext, query: TopicFilter): readonly TopicState[] {
  return sortItems(foundTopics(context, query).topics, query.sort ?? 'health', sortKeys(context.observer.snapshot))
}

/** null: no such topic, or not for this actor. */
export async function getTopic(context: ViewContext, name: string): Promise<TopicDetail | null> {
  if (!isPermittedTopic(context, name)) return null
  const mayReadConfigs = can(context.actor, 'configs:read', { cluster: context.observer.cluster, type: 'topic', name })
  const configs = mayReadConfigs ? await context.observer.details.topicConfigs.look(name) : null
  const { snapshot, lastHour } = context.observer
  const state = snapshot.topics.get(name)
  if (!state) return null
  const fresh = freshness(context)
  const failed = configs?.failed && toPartError({ part: 'configs', broker: null, since: Date.now(), ...configs.failed })
  return {
    topic: toTopicItem(state, context),
    partitions: state.partitions.map((p) => viewPartition(state, p, snapshot)),
    sizeByBroker: sizeByBroker(state, snapshot),
    configs: configs?.value ? viewConfigs('topic', configs.value) : null,
    configsAsOf: toTimeOrNull(configs?.asOf ?? null),
    readers: (snapshot.readersByTopic.get(name) ?? [])
      .flatMap((id) => snapshot.groups.get(id) ?? [])
      .map((group) => ({
        group: group.id,
        type: group.type,
        state: group.state,
        verdict: group.lag.verdict,
        members: group.membership?.members.length ?? null,
        lag: topicLag(group, name)?.lag?.toString() ?? null,
        secondsBehind: topicLag(group, name)?.seconds ?? null,
        history: toGaps(lastHour.lagOf(group.id, snapshot.takenAt, name)),
      }))
      .toSorted((a, b) => VERDICTS.indexOf(a.verdict) - VERDICTS.indexOf(b.verdict)),
    acls: viewAcls(snapshot, 'TOPIC', name),
    ...fresh,
    errors: failed ? [...fresh.errors, failed] : fresh.errors,
  }
}

/** What each broker that holds a copy holds of this topic. */
function sizeByBroker(topic: TopicState, { brokers, logs }: Snapshot): TopicDetail['sizeByBroker'] {
  return brokers.flatMap(({ id, rack }) => {
    const held = topic.partitions.filter((p) => p.replicas.includes(id))
    if (held.length === 0) return []
    const index = logs.get(id)
    const sizes = held.map(({ partition }) => index?.sizeBytes(topic.name, partition) ?? 0)
    return {
      broker: id,
      rack,
      replicas: held.length,
      leaders: held.filter((p) => p.leader === id).length,
      sizeBytes: index === undefined ? null : sizes.reduce((sum, bytes) => sum + bytes, 0),
    }
  })
}
