import 'server-only'
import type { GroupDetail, GroupPartition } from '@/lib/contract/groups'
import type { ClusterConnection } from '../kafka/cluster-connection'
import type { CommitSourceWish } from '../observe/commit-source'
import { Observer } from '../observe/observer'
import { getGroup } from '../views/groups'
import { eventually, noMemory } from './real-cluster'
import { viewerContext } from './viewer-context'

/** Beyond the rounds themselves: a machine that is busy. */
const PATIENCE_MS = 20_000

/** An observer of a real cluster, what its API says of a group now, and how many rounds that took it. */
export class LagWatch {
  readonly observer: Observer
  /** What could be told to nobody else. */
  readonly errors: unknown[] = []
  /** When the reads of each round that is over began, in ms. */
  readonly #rounds: number[] = []

  constructor(connection: ClusterConnection, roundMs: number, commits: { wish: CommitSourceWish; mostPerSec: number }) {
    const onError = (error: unknown) => void this.errors.push(error)
    this.observer = new Observer({ cluster: 'test', connection, roundMs, memory: noMemory, commits, onError })
    this.observer.subscribe((snapshot) => {
      const isRound = this.observer.history.times.at(-1) === snapshot.takenAt
      if (isRound) this.#rounds.push(snapshot.partsAsOf.get('metadata') ?? 0)
    })
  }

  get context() {
    return viewerContext(this.observer)
  }

  /** As the API tells it; null: no such group. */
  group(id: string): Promise<GroupDetail | null> {
    return getGroup(this.context, id)
  }

  async partition(group: string, topic: string, partition = 0): Promise<GroupPartition | undefined> {
    return (await this.group(group))?.partitions.find((of) => of.topic === topic && of.partition === partition)
  }

  /** Rounds that are over and read nothing before this time (ms). */
  roundsSince(ms: number): number {
    return this.#rounds.filter((at) => at > ms).length
  }

  /**
   * Fails unless it is so by the pictures of the second whole round after `dueMs`, when it became so on the cluster: before a third
   * has been taken. Answers when it was seen, in ms.
   */
  async withinTwoRounds(what: string, isSo: () => boolean | Promise<boolean>, dueMs = Date.now()): Promise<number> {
    const { kind } = this.observer.snapshot.commitSource
    let isSeen = false
    const isOver = async () => {
      isSeen = await isSo()
      return isSeen || this.roundsSince(dueMs) > 2
    }
    await eventually(`${what} (${kind})`, isOver, Math.max(0, dueMs - Date.now()) + 3 * this.observer.roundMs + PATIENCE_MS)
    if (!isSeen) throw new Error(`${what} (${kind}): not within two rounds`)
    return Date.now()
  }
}
