import 'server-only'
import { randomUUID } from 'node:crypto'
import type { SavedMoment, SavedOffsets } from '../store/saved-offsets'
import type { Observer } from './observer'
import type { GroupState, Snapshot, TopicCommits } from './snapshot'

/** How far apart the moments are that one can go back to, and for how long they are kept. */
export const KEEP_OFFSETS = { everyMs: 60 * 60_000, forMs: 3 * 24 * 60 * 60_000 } as const
/** SQLite writes on this thread: a large cluster's groups are written in pieces. */
const GROUPS_PER_WRITE = 200

interface OffsetKeeperOptions {
  observer: Pick<Observer, 'cluster' | 'subscribe'>
  savedOffsets: Pick<SavedOffsets, 'add' | 'lastKeptMs' | 'prune'>
  onError: (error: unknown) => void
}

/** Keeps the offsets of every group once an hour, where they have changed since: somebody will want to go back. */
export class OffsetKeeper {
  readonly #options: OffsetKeeperOptions
  /** What was last kept of each group, and when, ms: an unchanged group is the same arrays in the next picture, or equal ones. */
  readonly #kept = new Map<string, { commits: readonly TopicCommits[]; atMs: number }>()
  #lastMs: number | null = null
  #keeping = false

  constructor(options: OffsetKeeperOptions) {
    this.#options = options
  }

  start(): void {
    this.#options.observer.subscribe((snapshot) => {
      if (!this.#isDue(snapshot)) return
      this.#keeping = true
      this.keep(snapshot)
        .catch(this.#options.onError)
        .finally(() => {
          this.#keeping = false
        })
    })
  }

  /** Writes down what has changed since it last did, and what would be forgotten before its next turn. A restart within the hour waits for the hour to pass. */
  async keep(snapshot: Pick<Snapshot, 'takenAt' | 'groups'>): Promise<void> {
    const { savedOffsets, observer } = this.#options
    this.#lastMs ??= (await savedOffsets.lastKeptMs(observer.cluster)) ?? 0
    if (snapshot.takenAt - this.#lastMs < KEEP_OFFSETS.everyMs) return
    this.#lastMs = snapshot.takenAt
    const due = [...snapshot.groups.values()].filter((group) => hasOffsets(group) && this.#isToKeep(group, snapshot.takenAt))
    for (let at = 0; at < due.length; at += GROUPS_PER_WRITE) {
      const some = due.slice(at, at + GROUPS_PER_WRITE)
      await savedOffsets.add(some.map((group) => toMoment(observer.cluster, group, snapshot.takenAt)))
      for (const group of some) this.#kept.set(group.id, { commits: group.commits, atMs: snapshot.takenAt })
    }
    for (const id of this.#kept.keys()) if (!snapshot.groups.has(id)) this.#kept.delete(id)
    await savedOffsets.prune(snapshot.takenAt - KEEP_OFFSETS.forMs)
  }

  #isToKeep({ id, commits }: GroupState, nowMs: number): boolean {
    const last = this.#kept.get(id)
    if (last === undefined || !isSame(last.commits, commits)) return true
    return nowMs - last.atMs >= KEEP_OFFSETS.forMs - KEEP_OFFSETS.everyMs
  }

  #isDue({ takenAt, groups }: Snapshot): boolean {
    return !this.#keeping && groups.size > 0 && (this.#lastMs === null || takenAt - this.#lastMs >= KEEP_OFFSETS.everyMs)
  }
}

const hasOffsets = ({ commits }: GroupState) => commits.some(({ partitions }) => partitions.length > 0)

function isSame(before: readonly TopicCommits[], now: readonly TopicCommits[]): boolean {
  if (before === now) return true
  return (
    before.length === now.length &&
    now.every(({ topic, topicId, partitions, offsets }, index) => {
      const was = before[index]
      return (
        was?.topic === topic &&
        was.topicId === topicId &&
        was.offsets.length === offsets.length &&
        offsets.every((offset, at) => offset === was.offsets[at] && partitions[at] === was.partitions[at])
      )
    })
  )
}

function toMoment(cluster: string, group: GroupState, atMs: number): SavedMoment {
  const topics = group.commits.map(({ topic, topicId, partitions, offsets, metadata }) => ({
    topic,
    topicId,
    partitions: Array.from(offsets, (offset, at) => {
      const partition = partitions[at] ?? -1
      return { partition, offset, leaderEpoch: null, metadata: metadata?.get(partition) ?? null }
    }),
  }))
  return { id: randomUUID(), cluster, group: group.id, atMs, cause: 'periodic', change: null, topics }
}
