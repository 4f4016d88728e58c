import 'server-only'
import type { ClusterClient } from '../kafka/cluster-client'
import type { KafkaError } from '../kafka/kafka-error'
import { OffsetsTopicTail, type TailedCommit } from '../kafka/offsets-topic/offsets-topic-tail'
import type { CommitSource, CommitSourceReason, CommitSourceWish } from './commit-source'
import type { CommitWindows } from './commit-windows'
import type { Picture } from './picture'

/** Every delay and limit of choosing between tail and poll, besides the rate, which is settable. */
export const WATCH_RULES = {
  lookMs: 1_000,
  /** Tailing that reads commits this late is given up. */
  mostBehindMs: 5_000,
  /** Tailing that was given up is tried again after this long, and one that was refused after that. */
  againMs: 10 * 60_000,
  refusedAgainMs: 60_000,
} as const

export interface CommitWatchOptions {
  client: ClusterClient
  picture: Picture
  windows: CommitWindows
  wish: CommitSourceWish
  /** Commits a second above which the tail is given up. */
  mostPerSec: number
  /** A partition's commit as the rounds know it, and since when (ms). */
  committedBefore: (group: string, topic: string, partition: number) => { offset: bigint; sinceMs: number } | null
  onError: (error: unknown) => void
}

const OFFSETS_TOPIC = '__consumer_offsets'

/** What makes tailing impossible for now, whichever broker says it. */
const REFUSALS = new Set(['TOPIC_AUTHORIZATION_FAILED', 'CLUSTER_AUTHORIZATION_FAILED', 'UNSUPPORTED_VERSION'])

/** Chooses where commit windows come from, and feeds them from the tail while it runs. What polling sees comes from the rounds. */
export class CommitWatch {
  readonly #options: CommitWatchOptions
  readonly #unknown = new Map<string, number>()
  readonly #gaps: { count: number; lastAt: number | null } = { count: 0, lastAt: null }
  readonly #timer: NodeJS.Timeout
  #tail: OffsetsTopicTail | null = null
  #kind: CommitSource['kind'] = 'poll'
  #reason: CommitSourceReason
  #since = Date.now()
  #notBefore = 0
  #askAgainAt = 0

  constructor(options: CommitWatchOptions) {
    this.#options = options
    this.#reason = { code: options.wish === 'poll' ? 'configured' : 'starting' }
    this.#timer = setInterval(() => this.#look(), WATCH_RULES.lookMs)
    this.#timer.unref()
  }

  get source(): CommitSource {
    const state = this.#kind === 'tail' ? this.#tail?.state : undefined
    return {
      kind: this.#kind,
      wish: this.#options.wish,
      since: this.#since,
      reason: this.#reason,
      commitsPerSec: state?.commitsPerSec ?? null,
      behindMs: state?.behindMs ?? null,
      unknownRecords: new Map(this.#unknown),
      gaps: { ...this.#gaps },
    }
  }

  /** Called with each round: who leads `__consumer_offsets` now. */
  follow(): void {
    const { wish, picture, client } = this.#options
    if (wish === 'poll' || Date.now() < this.#notBefore) return
    const topic = picture.topics.get(OFFSETS_TOPIC)
    if (!topic) {
      this.#askWhyMissing().catch(this.#options.onError)
      return
    }
    this.#tail ??= new OffsetsTopicTail(client, {
      onCommits: (commits) => this.#add(commits),
      onGone: (gone) => {
        for (const of of gone) {
          if (of.kind === 'group-gone') this.#options.windows.forget(of.group)
          else this.#options.windows.forget(of.group, of.topic, of.partition)
        }
      },
      onUnknown: (what, count) => void this.#unknown.set(what, (this.#unknown.get(what) ?? 0) + count),
      onGap: () => this.noteGap(),
      onError: (_broker, error) => this.#refused(error),
    })
    this.#tail.follow(topic.topicId, new Map(topic.partitions.map(({ partition, leader }) => [partition, leader])))
  }

  /** A commit was made that the windows do not have. */
  noteGap(): void {
    this.#gaps.count += 1
    this.#gaps.lastAt = Date.now()
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer)
    await this.#tail?.stop()
  }

  #add(commits: readonly TailedCommit[]): void {
    const { picture, windows, committedBefore } = this.#options
    for (const { group, topic: name, topicId, partition, offset, committedAtMs } of commits) {
      const id = picture.topics.get(name)?.topicId ?? topicId
      // A commit to a topic that was made anew belongs to the one before it. One to a topic nobody has told of yet waits for the round.
      if (id === null || (topicId !== null && topicId !== id)) continue
      const topic = { topicId: id, logEnd: picture.logEnds.get(id)?.values ?? NO_ENDS }
      windows.add({ group, topic: name, partition, offset, committedAtMs }, topic, committedBefore(group, name, partition))
    }
  }

  #look(): void {
    const state = this.#tail?.state
    if (!state || state.partitions === 0) return
    const { mostPerSec: most } = this.#options
    if (state.commitsPerSec > most) {
      this.#giveUp({ code: 'too-many-commits', commitsPerSec: state.commitsPerSec, most }, WATCH_RULES.againMs)
    } else if (state.behindMs !== null && state.behindMs > WATCH_RULES.mostBehindMs) {
      this.#giveUp({ code: 'too-far-behind', behindMs: state.behindMs, most: WATCH_RULES.mostBehindMs }, WATCH_RULES.againMs)
    } else if (this.#kind === 'poll' && state.positioned === state.partitions) {
      this.#become('tail', { code: this.#options.wish === 'tail' ? 'configured' : 'may-read' })
    }
  }

  /** Metadata leaves out what may not be seen, and a new cluster has no such topic: who asks for it by name is told which it is. */
  async #askWhyMissing(): Promise<void> {
    if (Date.now() < this.#askAgainAt) return
    this.#askAgainAt = Date.now() + WATCH_RULES.refusedAgainMs
    const { missing } = await this.#options.client.topics([OFFSETS_TOPIC]).catch(() => {
      this.#askAgainAt = 0
      return UNANSWERED
    })
    const [refusal] = missing.filter(({ error }) => REFUSALS.has(error))
    if (refusal && this.#tail === null) {
      this.#become('poll', { code: 'refused', kafkaError: refusal.error, message: `${OFFSETS_TOPIC} is not shown to this user` })
    }
  }

  #refused(error: KafkaError): void {
    if (!REFUSALS.has(error.kafkaError)) return
    this.#giveUp({ code: 'refused', kafkaError: error.kafkaError, message: error.message }, WATCH_RULES.refusedAgainMs)
  }

  #giveUp(reason: CommitSourceReason, againMs: number): void {
    const tail = this.#tail
    if (!tail) return
    this.#tail = null
    this.#notBefore = Date.now() + againMs
    tail.stop().catch(this.#options.onError)
    this.#become('poll', reason)
  }

  #become(kind: CommitSource['kind'], reason: CommitSourceReason): void {
    if (this.#kind !== kind) this.#since = Date.now()
    this.#kind = kind
    this.#reason = reason
  }
}

const NO_ENDS = new BigInt64Array(0)
/** A broker that does not answer is the round's to tell; the next round asks again. */
const UNANSWERED = { missing: [] } as const
