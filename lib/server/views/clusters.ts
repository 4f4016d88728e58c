import 'server-only'
import type { z } from 'zod'
import type { ClusterItem, ClusterPulse } from '@/lib/contract/clusters'
import type { endpoints } from '@/lib/contract/endpoints'
import type { ListQuery } from '@/lib/contract/primitives'
import { visible } from '@/lib/domain/access/permissions'
import { PARTS, type Snapshot } from '../observe/snapshot'
import { cutPage } from './list-page'
import { type ViewContext, toPartError, toTime, toTimeOrNull } from './view-context'

export function clusterStatus(snapshot: Snapshot): ClusterItem['status'] {
  const isReachable = snapshot.brokers.some((broker) => broker.status === 'up')
  if (!snapshot.complete) return snapshot.errors.length > 0 ? 'unreachable' : 'connecting'
  if (!isReachable) return 'unreachable'
  return snapshot.findings.some((finding) => finding.severity !== 'note') ? 'problems' : 'healthy'
}

function toItem({ observer, name }: ViewContext): ClusterItem {
  const { snapshot } = observer
  const known = <T>(value: T) => (snapshot.complete ? value : null)
  return {
    id: observer.cluster,
    name,
    status: clusterStatus(snapshot),
    asOf: toTimeOrNull(snapshot.partsAsOf.get('metadata') ?? null),
    brokers: known(snapshot.brokers.length),
    brokersUp: known(snapshot.brokers.filter((broker) => broker.status === 'up').length),
    topics: known(snapshot.topics.size),
    partitions: known([...snapshot.topics.values()].reduce((sum, topic) => sum + topic.partitions.length, 0)),
    groups: known(snapshot.groups.size),
    problems: known(snapshot.findings.filter((finding) => finding.severity !== 'note').length),
  }
}

/** The clusters an actor may see; freshness is each cluster's own, so the list as a whole is as of now. */
export function listClusters(
  contexts: readonly ViewContext[],
  query: ListQuery,
): z.infer<NonNullable<typeof endpoints.listClusters.response>> {
  const items = contexts
    .filter(
      ({ actor, observer }) =>
        visible(actor, 'clusters:read', [observer], () => ({ cluster: observer.cluster, type: 'cluster', name: observer.cluster })).length >
        0,
    )
    .map(toItem)
  return {
    ...cutPage(items, query, { id: (item) => item.id, name: (item) => item.name, problems: (item) => item.problems }, 'id'),
    asOf: toTime(Date.now()),
    stale: items.some((item) => item.status === 'unreachable' || item.status === 'connecting'),
    errors: [],
  }
}

const NEEDING = new Set(['losing-data', 'stuck', 'falling-behind'])

export function getPulse({ observer, name }: ViewContext): ClusterPulse {
  const { snapshot } = observer
  const known = <T>(value: T) => (snapshot.complete ? value : null)
  const partitions = [...snapshot.topics.values()].flatMap((topic) => topic.partitions)
  return {
    id: observer.cluster,
    name,
    status: clusterStatus(snapshot),
    asOf: toTimeOrNull(snapshot.partsAsOf.get('metadata') ?? null),
    roundMs: observer.roundMs,
    kafkaVersion: kafkaVersion(snapshot.metadataVersion),
    brokers: snapshot.brokers.map(({ id, status, statusSince, lastAnsweredAt }) => ({
      id,
      status,
      since: toTimeOrNull(statusSince),
      lastAnsweredAt: toTimeOrNull(lastAnsweredAt),
    })),
    parts: PARTS.map((part) => ({
      part,
      asOf: toTimeOrNull(snapshot.partsAsOf.get(part) ?? null),
      errors: snapshot.errors.filter((error) => error.part === part).map(toPartError),
    })),
    counts: {
      groups: known(snapshot.groups.size),
      groupsNeedingSomeone: [...snapshot.groups.values()].filter((group) => NEEDING.has(group.lag.verdict)).length,
      topics: known(snapshot.topics.size),
      brokers: known(snapshot.brokers.length),
      brokersDown: snapshot.brokers.filter((broker) => broker.status !== 'up').length,
      partitions: known(partitions.length),
      partitionsUnwell: partitions.filter((p) => p.health[0] !== undefined && p.health[0] !== 'not-preferred').length,
    },
    errors: snapshot.errors.map(toPartError),
  }
}

/** First Kafka release with each metadata.version level (MetadataVersion.java), newest first. */
const RELEASES: readonly (readonly [level: number, release: string])[] = [
  [30, '4.3'],
  [28, '4.2'],
  [26, '4.1'],
  [22, '4.0'],
  [21, '3.9'],
  [20, '3.8'],
  [15, '3.7'],
  [12, '3.6'],
  [9, '3.5'],
  [8, '3.4'],
  [4, '3.3'],
]

function kafkaVersion(level: number | null): string | null {
  if (level === null) return null
  return RELEASES.find(([from]) => level >= from)?.[1] ?? null
}
