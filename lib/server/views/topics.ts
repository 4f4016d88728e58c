import 'server-only'
import type { z } from 'zod'
import type { endpoints } from '@/lib/contract/endpoints'
import type { TopicDetail, TopicItem, TopicListQuery } from '@/lib/contract/topics'
import { PARTITION_HEALTH } from '@/lib/domain/health/partition-health'
import { VERDICTS } from '@/lib/domain/lag/verdict'
import type { GroupState, Snapshot, TopicState } from '../observe/snapshot'
import { viewAcls } from './acls'
import { viewConfigs } from './configs'
import { topicLag } from './topic-lag'
import { SPARKLINE_POINTS } from './groups'
import { type SortKeys, cutPage } from './list-page'
import { permittedTopics, viewPartition } from './partitions'
import { type ViewContext, freshness, toGaps, toPartError, toTimeOrNull } from './view-context'

const HEALTH_WORDS = [...PARTITION_HEALTH, 'healthy'] as const

type TopicRow = TopicItem & { topic: TopicState }

function toRow(topic: TopicState, context: ViewContext): TopicRow {
  const { snapshot } = context.observer
  const troubled = topic.partitions.filter((p) => p.health.length > 0)
  const worst = Math.min(...topic.partitions.map((p) => (p.health[0] ? PARTITION_HEALTH.indexOf(p.health[0]) : PARTITION_HEALTH.length)))
  const size = topic.sizeBytes.reduce((sum, bytes) => sum + bytes, 0)
  const readers = snapshot.readersByTopic.get(topic.name) ?? []
  return {
    topic,
    id: topic.name,
    topicId: topic.topicId,
    internal: topic.internal,
    partitions: topic.partitions.length,
    replicationFactor: topic.partitions[0]?.replicas.length ?? 0,
    minInsyncReplicas: topic.config?.minInsyncReplicas ?? null,
    health: HEALTH_WORDS[worst] ?? 'healthy',
    unhealthyPartitions: troubled.length,
    sizeBytes: Number.isNaN(size) ? null : size,
    sizeAsOf: toTimeOrNull(sizeAsOf(topic, snapshot)),
    recordsPerSec: topic.recordsPerSec,
    history: [],
    retentionMs: topic.config?.retentionMs?.toString() ?? null,
    cleanupPolicy: topic.config?.cleanupPolicy ?? null,
    groups: readers.length,
    furthestBehind: furthest(topic, readers, snapshot),
    stale: topic.partitions.some((p) => p.leader === null || snapshot.brokers.find((broker) => broker.id === p.leader)?.status !== 'up'),
  }
}

/** The oldest reading of any of its leaders' log dirs. */
function sizeAsOf(topic: TopicState, snapshot: Snapshot): number | null {
  const leaders = new Set(topic.partitions.map((p) => p.leader))
  const times = snapshot.brokers.filter((broker) => leaders.has(broker.id)).map((broker) => broker.logDirsAsOf)
  return times.length === 0 || times.includes(null) ? null : Math.min(...times.map((at) => at ?? 0))
}

function furthest(topic: TopicState, readers: readonly string[], snapshot: Snapshot): TopicItem['furthestBehind'] {
  let worst: { group: GroupState; lag: bigint } | null = null
  for (const id of readers) {
    const group = snapshot.groups.get(id)
    const lag = group ? topicLag(group, topic) : null
    if (group && lag !== null && (worst === null || lag > worst.lag)) worst = { group, lag }
  }
  if (!worst) return null
  const { group, lag } = worst
  return { group: group.id, verdict: group.lag.verdict, lag: lag.toString(), secondsBehind: group.lag.secondsBehind }
}

const SORT: SortKeys<TopicRow> = {
  health: (row) => HEALTH_WORDS.indexOf(row.health),
  id: (row) => row.id,
  partitions: (row) => row.partitions,
  replicationFactor: (row) => row.replicationFactor,
  sizeBytes: (row) => row.sizeBytes,
  recordsPerSec: (row) => row.recordsPerSec,
  retentionMs: (row) => (row.retentionMs === null ? null : BigInt(row.retentionMs)),
  groups: (row) => row.groups,
  furthestBehind: (row) => (row.furthestBehind?.lag ? BigInt(row.furthestBehind.lag) : null),
}

export function listTopics(
  context: ViewContext,
  query: z.infer<typeof TopicListQuery>,
): z.infer<NonNullable<typeof endpoints.listTopics.response>> {
  const { rates } = context.observer
  const needle = query.q?.toLowerCase()
  const found = permittedTopics(context)
    .filter((topic) => !needle || topic.name.toLowerCase().includes(needle))
    .filter((topic) => query.internal === undefined || topic.internal === (query.internal === 'true'))
    .map((topic) => toRow(topic, context))
  const facets = Object.fromEntries(HEALTH_WORDS.map((word) => [word, found.filter((row) => hasHealth(row, word)).length]))
  const rows = found.filter((row) => !query.health || hasHealth(row, query.health))
  const page = cutPage(rows, { ...query, q: undefined }, SORT, 'health')
  const items = page.items.map(({ topic, ...row }) => ({ ...row, history: toGaps(rates.newest(topic.topicId, SPARKLINE_POINTS)) }))
  return { ...page, items, facets, ...freshness(context) }
}

/** A topic is under every state that any of its partitions is in, so that a link from a count leads to all it counted. */
function hasHealth({ topic, health }: TopicRow, word: TopicItem['health']): boolean {
  return word === 'healthy' ? health === 'healthy' : topic.partitions.some((p) => p.health.includes(word))
}

/** null: no such topic, or not for this actor. */
export async function getTopic(context: ViewContext, name: string): Promise<TopicDetail | null> {
  if (!permittedTopics(context).some((topic) => topic.name === name)) return null
  const configs = await context.observer.topicConfigs.look(name)
  const { snapshot, history, rates } = context.observer
  const state = snapshot.topics.get(name)
  if (!state) return null
  const { topic: _, ...row } = toRow(state, context)
  const fresh = freshness(context)
  const failed = configs.failed && toPartError({ part: 'configs', broker: null, since: Date.now(), ...configs.failed })
  return {
    topic: { ...row, history: toGaps(rates.newest(state.topicId, SPARKLINE_POINTS)) },
    partitions: state.partitions.map((p) => viewPartition(state, p)),
    configs: configs.value && viewConfigs('topic', configs.value),
    configsAsOf: toTimeOrNull(configs.asOf),
    readers: (snapshot.readersByTopic.get(name) ?? [])
      .flatMap((id) => snapshot.groups.get(id) ?? [])
      .map((group) => ({
        group: group.id,
        type: group.type,
        state: group.state,
        verdict: group.lag.verdict,
        members: group.membership?.members.length ?? null,
        lag: topicLag(group, state)?.toString() ?? null,
        secondsBehind: group.commits.length === 1 ? group.lag.secondsBehind : lastKnown(history.column(group.id, name, 'seconds', 1)),
        history: toGaps(history.column(group.id, name, 'lag', SPARKLINE_POINTS)),
      }))
      .toSorted((a, b) => VERDICTS.indexOf(a.verdict) - VERDICTS.indexOf(b.verdict)),
    acls: viewAcls(snapshot, 'TOPIC', name),
    ...fresh,
    errors: failed ? [...fresh.errors, failed] : fresh.errors,
  }
}

function lastKnown(values: readonly number[]): number | null {
  const last = values.at(-1)
  return last === undefined || Number.isNaN(last) ? null : last
}
