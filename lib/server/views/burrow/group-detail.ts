import 'server-only'
import type { GroupState } from '../../observe/snapshot'
import { evaluateGroupOf } from '../burrow-evaluation'
import type { BurrowCluster } from './burrow-cluster'
import { burrowOffset } from './group-status'
import { ownersOf } from './partition-owners'
import type { Json } from './to-burrow-json'

/** Topic by topic, and by partition number, the window of commits: as many entries as are kept, blanks in front. */
export function groupDetail({ observer }: BurrowCluster, group: GroupState, nowMs: number): Json {
  const owners = ownersOf(group)
  const topics = new Map<string, Json[]>()
  for (const { topic, partition, evaluation } of evaluateGroupOf(observer, group, nowMs).partitions) {
    const window = observer.windows.window(group, topic, partition)
    const blanks = window.length === 0 ? 0 : observer.burrow.intervals - window.length
    const { owner, clientId } = owners(topic, partition)
    const slots = topics.get(topic) ?? []
    topics.set(topic, slots)
    slots.push({
      offsets: [...Array.from({ length: blanks }, () => null), ...window.map(burrowOffset)],
      owner,
      client_id: clientId,
      'current-lag': evaluation.currentLag,
    })
  }
  // A topic may be called `__proto__`.
  return Object.fromEntries(topics)
}
