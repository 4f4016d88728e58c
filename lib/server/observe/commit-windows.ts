import 'server-only'
import { CommitRings, type WindowCommit, type WindowRules } from '@/lib/domain/lag/burrow/commit-rings'
import { committedOffset } from './committed-offset'
import type { GroupState, TopicState } from './snapshot'
import { UNKNOWN } from './snapshot'

/** One commit as it was seen: by the tail with the time it was made, by polling with the time it was seen to have changed. */
export interface SeenCommit {
  group: string
  topic: string
  partition: number
  offset: bigint
  committedAtMs: number
}

interface TopicRings {
  topicId: string
  rings: CommitRings
}

type KnownTopic = Pick<TopicState, 'topicId' | 'logEnd'>

/**
 * The recent commits of every group, by topic and partition. A ring begins when a commit is seen; until then what OffsetFetch told
 * of a partition stands in for it, as one commit of unknown lag made when it was first seen. Keyed by topic id: a topic made anew
 * begins with empty rings.
 */
export class CommitWindows {
  readonly rules: WindowRules
  readonly #groups = new Map<string, Map<string, TopicRings>>()
  #order = 0n

  constructor(rules: WindowRules) {
    this.rules = rules
  }

  /** `before`: the partition's commit until now, where it is known, and since when (ms); asked for the first one only. Commits arrive in their order. */
  add(
    { group, topic: name, partition, offset, committedAtMs }: SeenCommit,
    topic: KnownTopic,
    before: () => { offset: bigint; sinceMs: number } | null,
  ): void {
    const topics = this.#groups.get(group) ?? new Map<string, TopicRings>()
    this.#groups.set(group, topics)
    let known = topics.get(name)
    if (known?.topicId !== topic.topicId) {
      known = { topicId: topic.topicId, rings: new CommitRings(this.rules) }
      topics.set(name, known)
    }
    const observedAtMs = Date.now()
    const was = known.rings.last(partition) === null ? before() : null
    if (was !== null && was.sinceMs < committedAtMs) {
      const present = { offset: was.offset, order: this.#next(), timestampMs: was.sinceMs, observedAtMs: was.sinceMs }
      known.rings.add(partition, present, null)
    }
    const end = topic.logEnd[partition] ?? UNKNOWN
    known.rings.add(partition, { offset, order: this.#next(), timestampMs: committedAtMs, observedAtMs }, end === UNKNOWN ? null : end)
  }

  /** The newest commit in the ring of a partition; null while none was seen. */
  last(group: string, topic: string, partition: number): WindowCommit | null {
    return this.#groups.get(group)?.get(topic)?.rings.last(partition) ?? null
  }

  /** Oldest first. Empty: nothing is committed, or not for a whole round yet. */
  window(group: GroupState, topic: string, partition: number): WindowCommit[] {
    const seen = this.#groups.get(group.id)?.get(topic)?.rings.window(partition) ?? []
    if (seen.length > 0) return seen
    const { offset = UNKNOWN, sinceMs: since = null } = committedOffset(group, topic, partition) ?? {}
    // A consumer that is well commits within a round: what was not seen to stand still says nothing yet.
    if (offset === UNKNOWN || since === null || group.commitsAt === null || group.commitsAt <= since) return []
    return [{ offset, order: 0n, timestampMs: since, observedAtMs: since, lag: null }]
  }

  /** Forgets what was seen of a group, of one of its topics, or of one partition. */
  forget(group: string, topic?: string, partition?: number): void {
    const topics = this.#groups.get(group)
    if (topic === undefined) this.#groups.delete(group)
    else if (partition === undefined) topics?.delete(topic)
    else topics?.get(topic)?.rings.forget(partition)
  }

  /** Keeps only what the cluster still has. */
  retain(groups: ReadonlySet<string>, topics: ReadonlyMap<string, { topicId: string }>): void {
    for (const [group, byTopic] of this.#groups) {
      if (!groups.has(group)) this.#groups.delete(group)
      else for (const [name, { topicId }] of byTopic) if (topics.get(name)?.topicId !== topicId) byTopic.delete(name)
    }
  }

  #next(): bigint {
    return (this.#order += 1n)
  }
}
