import 'server-only'
import { type Actor, can, roleNames } from '@/lib/domain/access/actor'
import type { Permission, Resource } from '@/lib/domain/access/permissions'
import { UNKNOWN } from '../../observe/snapshot'
import {
  type Asked,
  type BurrowAnswer,
  UNKNOWN_PATH,
  errorAnswer,
  jsonAnswer,
  textAnswer,
  withoutSlash,
  wrongMethod,
} from './burrow-answer'
import { type BurrowCluster, findCluster, findGroup, findTopic, groupsOf, nameIn, topicsOf } from './burrow-cluster'
import { type BurrowNames, type BurrowPath, type FoundPath, decodedPath, findPath } from './burrow-paths'
import { clusterModule } from './cluster-module'
import { type Forgotten, forgetWindow } from './forget-window'
import { groupDetail } from './group-detail'
import { groupStatus } from './group-status'

export interface BurrowRequest {
  method: string
  /** As in the URL: not decoded. */
  pathname: string
  /** With its `?`, or empty. */
  search: string
  /** null: nobody is known to ask, who is then told only whether this console answers. */
  actor: Actor | null
}

export interface BurrowDeps {
  clusters: ReadonlyMap<string, BurrowCluster>
  /** The name of this machine. */
  host: string
  nowMs: number
  /** Called before a window is forgotten. */
  record: (forgotten: Forgotten) => Promise<void>
  /** Called before a try is refused. */
  denied?: (actor: Actor, denied: { permission: Permission; resource: Resource }) => Promise<void>
}

type Ask = BurrowNames & { actor: Actor; asked: Asked; deps: BurrowDeps }
type Handler = (ask: Ask, cluster: BurrowCluster | null) => BurrowAnswer

/**
 * Burrow's HTTP API (v1.9.5) without `/v3/config` and `/v3/admin/loglevel`: the same paths, statuses, messages and bytes.
 * Names that the actor may not see are answered as if they were not there.
 */
export async function answerBurrow({ method, pathname, search, actor }: BurrowRequest, deps: BurrowDeps): Promise<BurrowAnswer> {
  const found = findPath(pathname)
  if (found === null) {
    const shorter = pathname.endsWith('/') ? pathname.slice(0, -1) : ''
    return findPath(shorter)?.methods.includes(method) ? withoutSlash(method, shorter + search) : UNKNOWN_PATH
  }
  if (!found.methods.includes(method)) return wrongMethod(method, found.methods)
  if (found.path === 'burrow/admin') return textAnswer(200, 'GOOD')
  if (found.path === 'burrow/admin/ready') return isReady(deps) ? textAnswer(200, 'READY') : textAnswer(503, 'STARTING')

  const asked: Asked = { url: decodedPath(pathname), host: deps.host }
  if (actor === null) {
    const { status, headers, body } = errorAnswer(401, 'send a valid token as "Authorization: Bearer hw_…"', asked)
    return { status, headers: { ...headers, 'www-authenticate': 'Bearer' }, body }
  }
  return method === 'DELETE' ? forget(found, actor, asked, deps) : read(found, actor, asked, deps)
}

function read({ path, names }: FoundPath, actor: Actor, asked: Asked, deps: BurrowDeps): BurrowAnswer {
  // Burrow finds a cluster's configuration whatever the case, and all else only by its name as it is listed.
  const id = path === 'v3/kafka/:cluster' ? names.cluster.toLowerCase() : names.cluster
  return HANDLERS[path as keyof typeof HANDLERS]({ ...names, actor, asked, deps }, findCluster(deps.clusters, actor, id))
}

const HANDLERS = {
  'v3/kafka': ({ actor, asked, deps }) => {
    const ids = [...deps.clusters.keys()].filter((id) => findCluster(deps.clusters, actor, id) !== null)
    return jsonAnswer(200, 'cluster list returned', { clusters: ids }, asked)
  },
  'v3/kafka/:cluster': ({ asked }, cluster) =>
    cluster
      ? jsonAnswer(200, 'cluster module detail returned', { module: clusterModule(cluster) }, asked)
      : errorAnswer(404, 'cluster module not found', asked),
  'v3/kafka/:cluster/topic': ({ actor, asked }, cluster) =>
    cluster
      ? jsonAnswer(200, 'topic list returned', { topics: topicsOf(cluster, actor).map(({ name }) => name) }, asked)
      : errorAnswer(404, 'cluster not found', asked),
  'v3/kafka/:cluster/topic/:topic': ({ actor, asked, topic: name }, cluster) => {
    const topic = cluster && findTopic(cluster, actor, name)
    if (!topic) return errorAnswer(404, 'cluster or topic not found', asked)
    return jsonAnswer(200, 'topic offsets returned', { offsets: [...topic.logEnd].filter((end) => end !== UNKNOWN) }, asked)
  },
  'v3/kafka/:cluster/topic/:topic/consumers': ({ actor, asked, topic: name }, cluster) => {
    if (!cluster) return errorAnswer(404, 'cluster not found', asked)
    const topic = findTopic(cluster, actor, name)
    const readers = topic ? groupsOf(cluster, actor).filter(({ commits }) => commits.some((of) => of.topic === topic.name)) : []
    return jsonAnswer(200, 'consumers of topic returned', { consumers: readers.map(({ id }) => id) }, asked)
  },
  'v3/kafka/:cluster/consumer': ({ actor, asked }, cluster) =>
    cluster
      ? jsonAnswer(200, 'consumer list returned', { consumers: groupsOf(cluster, actor).map(({ id }) => id) }, asked)
      : errorAnswer(404, 'cluster not found', asked),
  'v3/kafka/:cluster/consumer/:group': ({ actor, asked, group: name, deps }, cluster) => {
    const group = cluster && findGroup(cluster, actor, name)
    return cluster && group
      ? jsonAnswer(200, 'consumer detail returned', { topics: groupDetail(cluster, group, deps.nowMs) }, asked)
      : errorAnswer(404, 'cluster or consumer not found', asked)
  },
  'v3/kafka/:cluster/consumer/:group/status': (ask, cluster) => statusAnswer(ask, cluster, false),
  'v3/kafka/:cluster/consumer/:group/lag': (ask, cluster) => statusAnswer(ask, cluster, true),
} as const satisfies Partial<Record<BurrowPath, Handler>>

/** Unknown groups are a 404 that is no error, as in Burrow. */
function statusAnswer({ actor, asked, cluster: id, group: name, deps }: Ask, cluster: BurrowCluster | null, all: boolean): BurrowAnswer {
  const group = cluster && findGroup(cluster, actor, name)
  const status = groupStatus(cluster, group, { cluster: id, group: name, all, nowMs: deps.nowMs })
  return jsonAnswer(group ? 200 : 404, 'consumer status returned', { status }, asked)
}

/** Kafka is not touched: what was seen of the group's commits goes, and what it has committed stands in for it again. */
async function forget({ names }: FoundPath, actor: Actor, asked: Asked, deps: BurrowDeps): Promise<BurrowAnswer> {
  const cluster = findCluster(deps.clusters, actor, names.cluster)
  const { groups, topics } = cluster?.observer.snapshot ?? NOTHING
  const group = nameIn(groups, names.group)
  const resource = { cluster: names.cluster, type: 'group', name: group } as const
  if (!can(actor, 'groups:write', resource)) {
    await deps.denied?.(actor, { permission: 'groups:write', resource })
    return errorAnswer(403, `this needs the permission groups:write, which the role ${roleNames(actor)} does not hold`, asked)
  }
  if (cluster) {
    const topic = names.topic === '' ? null : nameIn(topics, names.topic)
    await forgetWindow(cluster, { cluster: names.cluster, actor, group, topic }, deps.record)
  }
  return jsonAnswer(200, 'consumer group removed', {}, asked)
}

const NOTHING = { groups: new Set<string>(), topics: new Set<string>() }

/** Once every cluster was asked: one that cannot be reached must not keep the others from being watched. */
function isReady({ clusters }: BurrowDeps): boolean {
  return [...clusters.values()].every(({ observer: { snapshot } }) => snapshot.complete || snapshot.errors.length > 0)
}
