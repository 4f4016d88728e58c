import 'server-only'
import type { z } from 'zod'
import type { endpoints } from '@/lib/contract/endpoints'
import type { PartitionFacets, PartitionItem, PartitionListQuery } from '@/lib/contract/topics'
import { PARTITION_HEALTH } from '@/lib/domain/health/partition-health'
import { type PartitionState, type Snapshot, type TopicState, UNKNOWN } from '../observe/snapshot'
import { type SortKeys, cutPage, facetsOf, matching, sortItems } from './list-page'
import { type ViewContext, freshness, toTimeOrNull } from './view-context'

export function viewPartition(topic: TopicState, state: PartitionState, snapshot: Snapshot): PartitionItem {
  const at = state.partition
  const offset = (offsets: BigInt64Array) => (offsets[at] === undefined || offsets[at] === UNKNOWN ? null : offsets[at].toString())
  const known = (figures: Float64Array) => (Number.isNaN(figures[at] ?? Number.NaN) ? null : (figures[at] ?? null))
  return {
    id: `${topic.name}-${at}`,
    topic: topic.name,
    partition: at,
    leader: state.leader,
    preferredLeader: state.replicas[0] ?? null,
    replicas: [...state.replicas],
    isr: [...state.isr],
    offlineReplicas: [...state.offlineReplicas],
    elr: state.elr && [...state.elr],
    lastKnownElr: state.lastKnownElr && [...state.lastKnownElr],
    minInsyncReplicas: topic.config?.minInsyncReplicas ?? null,
    health: [...state.health],
    since: toTimeOrNull(state.since?.at ?? null),
    sinceAtLeast: state.since?.atLeast ?? false,
    logStart: offset(topic.logStart),
    logEnd: offset(topic.logEnd),
    offsetsAsOf: toTimeOrNull(topic.logEndAt[at] ?? null),
    sizeBytes: known(topic.sizeBytes),
    recordsPerSec: known(topic.partitionRates),
    logs: state.replicas.flatMap((broker) => (snapshot.logs.get(broker)?.logs(topic.name, at) ?? []).map((log) => ({ broker, ...log }))),
    missing: missingCopies(topic, state, snapshot),
  }
}

/** The replicas outside the ISR. How far a log is behind is told in bytes, because its broker's own word on it is its size. */
function missingCopies(topic: TopicState, state: PartitionState, { brokers, logs }: Snapshot): PartitionItem['missing'] {
  const full = topic.sizeBytes[state.partition] ?? Number.NaN
  return missing(state).map((id) => {
    const broker = brokers.find((other) => other.id === id)
    const size = logs.get(id)?.sizeBytes(topic.name, state.partition) ?? Number.NaN
    // A compacted or truncated copy may be the longer one: then it is behind by nothing that can be told.
    const behind = Number.isNaN(full - size) ? null : Math.max(0, full - size)
    return { broker: id, rack: broker?.rack ?? null, bytesBehind: behind, asOf: toTimeOrNull(broker?.logDirsAsOf ?? null) }
  })
}

function missing({ replicas, isr }: PartitionState): number[] {
  return replicas.filter((id) => !isr.includes(id))
}

/** The topics an actor may know of, in the order of their names: the picture they are given has no others. */
export function permittedTopics({ observer }: ViewContext): TopicState[] {
  return [...observer.snapshot.topics.values()]
}

/** Whether there is such a topic for this actor. */
export function isPermittedTopic({ observer }: ViewContext, name: string): boolean {
  return observer.snapshot.topics.has(name)
}

interface Found {
  topic: TopicState
  state: PartitionState
}

const SORT: SortKeys<Found> = {
  severity: ({ state }) => (state.health[0] ? PARTITION_HEALTH.indexOf(state.health[0]) : PARTITION_HEALTH.length),
  id: 'as-given',
  topic: 'as-given',
  partition: ({ state }) => state.partition,
  leader: ({ state }) => state.leader,
  since: ({ state }) => state.since?.at ?? null,
  sizeBytes: ({ topic, state }) => knownOrNull(topic.sizeBytes[state.partition]),
  recordsPerSec: ({ topic, state }) => knownOrNull(topic.partitionRates[state.partition]),
  isr: ({ state }) => state.isr.length,
}

function knownOrNull(figure: number | undefined): number | null {
  return figure === undefined || Number.isNaN(figure) ? null : figure
}

type PartitionFilter = Omit<z.infer<typeof PartitionListQuery>, 'limit' | 'cursor'>

/** Whatever one of the filters but those on health and on missing copies lets through: what the facets count. */
function candidates(context: ViewContext, { q, topic, broker, unwell }: PartitionFilter): Found[] {
  const has = matching(q)
  return permittedTopics(context)
    .filter((state) => (topic === undefined || state.name === topic) && has(state.name))
    .filter((state) => unwell === undefined || state.unhealthyPartitions > 0)
    .flatMap((state) =>
      state.partitions
        .filter((p) => unwell === undefined || p.health.length > 0)
        .filter((p) => broker === undefined || p.replicas.includes(broker))
        .map((p) => ({ topic: state, state: p })),
    )
}

function filters({ health, missingOn, missingOnRack }: PartitionFilter, racks: ReadonlyMap<number, string | null>) {
  return {
    health: ({ state }: Found) => health === undefined || state.health.includes(health),
    missing: ({ state }: Found) =>
      (missingOn === undefined || missing(state).includes(missingOn)) &&
      (missingOnRack === undefined || missing(state).some((id) => racks.get(id) === missingOnRack)),
  }
}

export function listPartitions(
  context: ViewContext,
  query: z.infer<typeof PartitionListQuery>,
): z.infer<NonNullable<typeof endpoints.listPartitions.response>> {
  const { snapshot } = context.observer
  const racks = new Map(snapshot.brokers.map(({ id, rack }) => [id, rack]))
  const all = candidates(context, query)
  const wanted = filters(query, racks)
  const page = cutPage(
    all.filter((found) => wanted.health(found) && wanted.missing(found)),
    query,
    SORT,
    'severity',
  )
  return {
    ...page,
    items: page.items.map(({ topic, state }) => viewPartition(topic, state, snapshot)),
    facets: {
      health: facetsOf(all.filter(wanted.missing), PARTITION_HEALTH, ({ state }) => state.health),
      ...missingFacets(all.filter(wanted.health), racks),
    },
    ...freshness(context),
  }
}

/** All that a filter finds, in its order. */
export function allPartitions(context: ViewContext, query: PartitionFilter): readonly Found[] {
  const racks = new Map(context.observer.snapshot.brokers.map(({ id, rack }) => [id, rack]))
  const wanted = filters(query, racks)
  const found = candidates(context, query).filter((item) => wanted.health(item) && wanted.missing(item))
  return sortItems(found, query.sort ?? 'severity', SORT)
}

const FACET_TOPICS = 20

/** Where the copies are missing: by broker, rack and topic, most first. */
function missingFacets(found: readonly Found[], racks: ReadonlyMap<number, string | null>): Omit<PartitionFacets, 'health'> {
  const byBroker = new Map<number, number>()
  const byRack = new Map<string | null, number>()
  const byTopic = new Map<string, number>()
  const count = <K>(counts: Map<K, number>, key: K) => counts.set(key, (counts.get(key) ?? 0) + 1)
  for (const { topic, state } of found) {
    const away = missing(state)
    if (away.length === 0) continue
    count(byTopic, topic.name)
    for (const id of away) count(byBroker, id)
    for (const rack of new Set(away.map((id) => racks.get(id) ?? null))) count(byRack, rack)
  }
  const most = <K>(counts: Map<K, number>) => [...counts].toSorted((a, b) => b[1] - a[1])
  return {
    brokers: most(byBroker).map(([broker, n]) => ({ broker, rack: racks.get(broker) ?? null, count: n })),
    racks: most(byRack).map(([rack, n]) => ({ rack, count: n })),
    topics: most(byTopic)
      .slice(0, FACET_TOPICS)
      .map(([topic, n]) => ({ topic, count: n })),
  }
}
