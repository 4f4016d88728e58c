import 'server-only'
import type { ClusterClient } from '../kafka/cluster-client'
import { OffsetsTopicTail } from '../kafka/offsets-topic/offsets-topic-tail'
import type { TailedCommit, TailedEnd } from '../kafka/offsets-topic/tail-events'
import { eventually } from './real-cluster'

export const OFFSETS_TOPIC = '__consumer_offsets'

/** A tail of a real cluster that is told twice a second who leads what, and keeps all it tells with the time. */
export class TailedOffsets {
  readonly commits: { commit: TailedCommit; seenAtMs: number }[] = []
  readonly ends: TailedEnd[] = []
  readonly unknown: string[] = []
  readonly gaps: { partition: number; from: bigint; to: bigint }[] = []
  readonly errors: { broker: number; error: Error }[] = []
  readonly tail: OffsetsTopicTail
  readonly #client: ClusterClient
  #timer: NodeJS.Timeout | undefined

  constructor(client: ClusterClient) {
    this.#client = client
    this.tail = new OffsetsTopicTail(client, {
      onCommits: (commits) => void this.commits.push(...commits.map((commit) => ({ commit, seenAtMs: Date.now() }))),
      onGone: (gone) => void this.ends.push(...gone),
      onUnknown: (what) => void this.unknown.push(what),
      onGap: (gap) => void this.gaps.push(gap),
      onError: (broker, error) => void this.errors.push({ broker, error }),
    })
  }

  /** Resolves when every partition has its place. */
  async start(): Promise<void> {
    await this.#follow()
    this.#timer = setInterval(() => void this.#follow().catch(() => {}), 500)
    await eventually('all partitions have their place', () => {
      const { positioned, partitions } = this.tail.state
      return partitions > 0 && positioned === partitions
    })
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer)
    await this.tail.stop()
  }

  of(group: string): { commit: TailedCommit; seenAtMs: number }[] {
    return this.commits.filter(({ commit }) => commit.group === group)
  }

  async #follow(): Promise<void> {
    const { topics } = await this.#client.topics([OFFSETS_TOPIC])
    const [topic] = topics
    if (topic) this.tail.follow(topic.topicId, new Map(topic.partitions.map(({ partition, leader }) => [partition, leader])))
  }
}
