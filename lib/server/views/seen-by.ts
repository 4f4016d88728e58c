import 'server-only'
import { type Actor, can, seesEvery } from '@/lib/domain/access/actor'
import { NAMED, type Named } from '@/lib/domain/access/grant'
import type { Permission, Resource } from '@/lib/domain/access/permissions'
import type { Observer } from '../observe/observer'
import { SampleHistory } from '../observe/sample-history'
import type { Snapshot } from '../observe/snapshot'
import { restrictedSnapshot } from './restricted-snapshot'

/** What views are given of an observer: never more than the one who asks may know of. */
export type Watched = Pick<
  Observer,
  | 'burrow'
  | 'client'
  | 'cluster'
  | 'details'
  | 'ends'
  | 'groupMembers'
  | 'history'
  | 'lastHour'
  | 'lookBehind'
  | 'recordAt'
  | 'rights'
  | 'roundMs'
  | 'rounds'
  | 'snapshot'
  | 'subscribe'
  | 'throughput'
  | 'topicSamples'
  | 'windows'
>

/** What somebody may know of a cluster, by kind of name. */
export const READ_OF: Record<Named, { permission: Permission; type: Resource['type'] }> = {
  topics: { permission: 'topics:read', type: 'topic' },
  groups: { permission: 'groups:read', type: 'group' },
  transactionalIds: { permission: 'transactions:read', type: 'transactional-id' },
  principals: { permission: 'principals:read', type: 'user' },
}

/** Whether no name of this kind is hidden from this actor; figures of the whole cluster are for those alone of whom this is true. */
export function seesAll(actor: Actor, cluster: string, kinds: readonly Named[] = NAMED): boolean {
  return kinds.every((of) => seesEvery(actor, READ_OF[of].permission, cluster, of))
}

export function maySeeName(actor: Actor, cluster: string, of: Named, name: string): boolean {
  const { permission, type } = READ_OF[of]
  return can(actor, permission, { cluster, type, name })
}

const NOTHING_TOLD = new SampleHistory<'produced' | 'consumed'>(['produced', 'consumed'])

/**
 * The observer as this actor may see it. Names outside what their roles cover are in none of its pictures, and in none of the counts
 * and findings made of them; figures of the whole cluster are unknown to whoever does not see all of it.
 */
export function seenBy(observer: Watched, actor: Actor): Watched {
  const { cluster } = observer
  if (seesAll(actor, cluster)) return observer
  const restricted = (snapshot: Snapshot) => pictureFor(snapshot, actor)
  return {
    cluster,
    burrow: observer.burrow,
    client: observer.client,
    details: observer.details,
    ends: observer.ends,
    groupMembers: observer.groupMembers,
    history: observer.history,
    lastHour: observer.lastHour,
    rights: observer.rights,
    roundMs: observer.roundMs,
    rounds: observer.rounds,
    throughput: seesAll(actor, cluster, ['topics', 'groups']) ? observer.throughput : NOTHING_TOLD,
    topicSamples: observer.topicSamples,
    windows: observer.windows,
    lookBehind: (...of) => observer.lookBehind(...of),
    recordAt: (...of) => observer.recordAt(...of),
    subscribe: (listener) => observer.subscribe((snapshot) => listener(restricted(snapshot))),
    get snapshot() {
      return restricted(observer.snapshot)
    },
  }
}

/** One picture for all who see the same of it: it is made once, however often they ask. */
const made = new WeakMap<Snapshot, Map<string, Snapshot>>()

function pictureFor(snapshot: Snapshot, actor: Actor): Snapshot {
  const pictures = made.get(snapshot) ?? new Map<string, Snapshot>()
  made.set(snapshot, pictures)
  const key = JSON.stringify([actor.roles.map(({ grants }) => grants), actor.scope])
  const known = pictures.get(key)
  if (known) return known
  const picture = restrictedSnapshot(snapshot, (of, name) => maySeeName(actor, snapshot.cluster, of, name))
  pictures.set(key, picture)
  return picture
}
