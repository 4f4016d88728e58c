import 'server-only'
import { type Actor, can, visible } from '@/lib/domain/access/actor'
import { fromPathSegment, toPathSegment } from '@/lib/domain/names/path-segment'
import type { Observer } from '../../observe/observer'
import type { GroupState, TopicState } from '../../observe/snapshot'

/** What is read of a cluster; of its configuration never more than may be shown. */
export interface BurrowCluster {
  observer: Pick<Observer, 'cluster' | 'roundMs' | 'snapshot' | 'windows' | 'ends' | 'burrow'>
  config: {
    brokers: readonly string[]
    tls: { rejectUnauthorized?: boolean | undefined } | null
    sasl: object | null
  }
}

/** Null where there is none of this id, or none that this actor may see. */
export function findCluster(clusters: ReadonlyMap<string, BurrowCluster>, actor: Actor, id: string): BurrowCluster | null {
  const cluster = clusters.get(id)
  return cluster && can(actor, 'clusters:read', { cluster: id, type: 'cluster', name: id }) ? cluster : null
}

/**
 * The groups with commits. Burrow lists every group of which it has kept anything, and may then not find it; here what is
 * listed has a status. Share groups have no commits of their own.
 */
export function groupsOf({ observer }: BurrowCluster, actor: Actor): GroupState[] {
  const groups = [...observer.snapshot.groups.values()].filter(hasCommits)
  return visible(actor, 'groups:read', groups, ({ id }) => ({ cluster: observer.cluster, type: 'group', name: id }))
}

/** With those of its commits that this actor may see: on topics that they may see. */
export function findGroup({ observer }: BurrowCluster, actor: Actor, name: string): GroupState | null {
  const { groups } = observer.snapshot
  const group = groups.get(nameIn(groups, name))
  if (!group || !hasCommits(group) || !can(actor, 'groups:read', { cluster: observer.cluster, type: 'group', name: group.id })) return null
  return { ...group, commits: visible(actor, 'topics:read', group.commits, ({ topic }) => topicResource(observer.cluster, topic)) }
}

export function topicsOf({ observer }: BurrowCluster, actor: Actor): TopicState[] {
  return visible(actor, 'topics:read', [...observer.snapshot.topics.values()], ({ name }) => topicResource(observer.cluster, name))
}

export function findTopic({ observer }: BurrowCluster, actor: Actor, name: string): TopicState | null {
  const { topics } = observer.snapshot
  const topic = topics.get(nameIn(topics, name))
  return topic && can(actor, 'topics:read', topicResource(observer.cluster, topic.name)) ? topic : null
}

/**
 * The name that a decoded segment stands for. Burrow's clients know nothing of the mark that this console puts before names
 * which no URL can hold, so a name that is there as given comes first.
 */
export function nameIn(known: { has(name: string): boolean }, segment: string): string {
  const unmarked = fromPathSegment(segment)
  return !known.has(segment) && toPathSegment(unmarked) === encodeURIComponent(segment) ? unmarked : segment
}

function hasCommits({ type, commits }: GroupState): boolean {
  return type !== 'share' && commits.length > 0
}

const topicResource = (cluster: string, name: string) => ({ cluster, type: 'topic' as const, name })
