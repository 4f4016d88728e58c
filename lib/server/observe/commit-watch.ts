import 'server-only'
import type { ClusterClient } from '../kafka/cluster-client'
import { KafkaError } from '../kafka/kafka-error'
import { OffsetsTopicTail, type TailEvents, type TailState, type TailedCommit } from '../kafka/offsets-topic/offsets-topic-tail'
import type { CommitSource, CommitSourceReason, CommitSourceWish } from './commit-source'
import type { CommitWindows } from './commit-windows'
import { EarlyCommits } from './early-commits'
import type { Picture } from './picture'

/** Every delay and limit of choosing between tail and poll, besides the rate, which is settable. */
export const WATCH_RULES = {
  lookMs: 1_000,
  /** What is wrong is so at this many looks in a row before tailing is given up for it. */
  looks: 3,
  /** Tailing that reads commits this late is given up. */
  mostBehindMs: 5_000,
  /** And where a broker that answers otherwise has let none of its part be read for so long; a poll may wait for half of it. */
  mostUnansweredMs: 10_000,
  /** Tailing that was given up is tried again after this long, and one that was refused or failed after that. */
  againMs: 10 * 60_000,
  refusedAgainMs: 60_000,
} as const

type Tail = Pick<OffsetsTopicTail, 'follow' | 'state' | 'stop'>

/** What is not real in a test. */
export interface WatchSeams {
  /** ms */
  now: () => number
  /** Returns what ends it. */
  every: (ms: number, look: () => void) => () => void
  tail: (client: ClusterClient, events: TailEvents) => Tail
}

const REAL: WatchSeams = {
  now: () => Date.now(),
  every: (ms, look) => {
    const timer = setInterval(look, ms).unref()
    return () => clearInterval(timer)
  },
  tail: (client, events) => new OffsetsTopicTail(client, events),
}

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
  #early = new EarlyCommits()
  readonly #seams: WatchSeams
  readonly #stopLooking: () => void
  /** Brokers whose connection was tried at once for the tail, and as of when they answered others: after that its back-off stands. */
  readonly #retriedFor = new Map<number, number>()
  #tail: Tail | null = null
  #wrong: { code: CommitSourceReason['code']; looks: number } | null = null
  #kind: CommitSource['kind'] = 'poll'
  #reason: CommitSourceReason
  #since: number
  #notBefore = 0
  #askAgainAt = 0

  constructor(options: CommitWatchOptions, seams: WatchSeams = REAL) {
    this.#options = options
    this.#seams = seams
    this.#since = seams.now()
    this.#reason = { code: options.wish === 'poll' ? 'configured' : 'starting' }
    this.#stopLooking = seams.every(WATCH_RULES.lookMs, () => this.#look())
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
    if (wish === 'poll' || this.#seams.now() < this.#notBefore) return
    this.#addEarly()
    this.#early.endRound()
    const topic = picture.topics.get(OFFSETS_TOPIC)
    if (!topic) {
      this.#askWhyMissing().catch(this.#options.onError)
      return
    }
    this.#tail ??= this.#seams.tail(client, {
      onCommits: (commits) => this.#add(commits),
      onGone: (gone) => {
        for (const of of gone) {
          const what: [string, string?, number?] = of.kind === 'group-gone' ? [of.group] : [of.group, of.topic, of.partition]
          this.#options.windows.forget(...what)
          this.#early.forget(...what)
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
    this.#gaps.lastAt = this.#seams.now()
  }

  async stop(): Promise<void> {
    this.#stopLooking()
    await this.#tail?.stop()
  }

  #add(commits: readonly TailedCommit[]): void {
    this.#addEarly()
    const { committedBefore } = this.#options
    for (const commit of commits) {
      const { group, topic, partition } = commit
      if (this.#isKnown(commit)) this.#addKnown(commit, () => committedBefore(group, topic, partition))
      else this.#early.hold(commit)
    }
  }

  #addEarly(): void {
    if (this.#early.size === 0) return
    // What the rounds know to have been committed before was to another topic of that name.
    for (const commit of this.#early.take((of) => this.#isKnown(of))) this.#addKnown(commit, () => null)
  }

  /** Of a topic by the same name, an id tells whether it is the one that was committed to. */
  #isKnown({ topic, topicId }: TailedCommit): boolean {
    const known = this.#options.picture.topics.get(topic)
    return known !== undefined && (topicId === null || topicId === known.topicId)
  }

  #addKnown(commit: TailedCommit, before: Parameters<CommitWindows['add']>[2]): void {
    const { picture, windows } = this.#options
    const topicId = picture.topics.get(commit.topic)?.topicId
    if (topicId === undefined) return
    windows.add(commit, { topicId, logEnd: picture.logEnds.get(topicId)?.values ?? NO_ENDS }, before)
  }

  #look(): void {
    const state = this.#tail?.state
    if (!state || state.led === 0) return
    const wrong = this.#wrongWith(state)
    this.#wrong = wrong && { code: wrong.code, looks: this.#wrong?.code === wrong.code ? this.#wrong.looks + 1 : 1 }
    if (wrong && this.#wrong) {
      if (this.#wrong.looks >= WATCH_RULES.looks)
        this.#giveUp(wrong, wrong.code === 'failing' ? WATCH_RULES.refusedAgainMs : WATCH_RULES.againMs)
    } else if (this.#kind === 'poll' && state.reading === state.led) {
      this.#become('tail', { code: this.#options.wish === 'tail' ? 'configured' : 'may-read' })
    }
  }

  #wrongWith(state: TailState): CommitSourceReason | null {
    const { mostPerSec: most } = this.#options
    if (state.commitsPerSec > most) return { code: 'too-many-commits', commitsPerSec: state.commitsPerSec, most }
    const { mostBehindMs } = WATCH_RULES
    if (state.behindMs !== null && state.behindMs > mostBehindMs) {
      return { code: 'too-far-behind', behindMs: state.behindMs, most: mostBehindMs }
    }
    return this.#failing(state)
  }

  /** A broker that answers nobody is no fault of tailing: others lead what it led in a moment, and polling would tell no more of it. */
  #failing({ unanswered }: TailState): CommitSourceReason | null {
    const { client } = this.#options
    for (const { broker, sinceMs, error } of unanswered) {
      const health = client.health(broker)
      if (!health?.answering) continue
      const answersSince = health.since ?? sinceMs
      if (error && this.#retriedFor.get(broker) !== answersSince) {
        this.#retriedFor.set(broker, answersSince)
        client.retryNow(broker)
      }
      if (this.#seams.now() - Math.max(sinceMs, answersSince) <= WATCH_RULES.mostUnansweredMs) continue
      const { kafkaError, message } = error ?? new KafkaError('REQUEST_TIMED_OUT', 'did not answer in time', { broker })
      return { code: 'failing', kafkaError, message, broker }
    }
    return null
  }

  /** Metadata leaves out what may not be seen, and a new cluster has no such topic: who asks for it by name is told which it is. */
  async #askWhyMissing(): Promise<void> {
    if (this.#seams.now() < this.#askAgainAt) return
    this.#askAgainAt = this.#seams.now() + WATCH_RULES.refusedAgainMs
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
    this.#wrong = null
    this.#early = new EarlyCommits()
    this.#notBefore = this.#seams.now() + againMs
    this.#tellOnce(reason)
    tail.stop().catch(this.#options.onError)
    this.#become('poll', reason)
  }

  /** What fails again in the same way at the next try is told already. */
  #tellOnce(reason: CommitSourceReason): void {
    if (reason.code !== 'failing') return
    const { kafkaError, message, broker } = reason
    const isTold = this.#reason.code === 'failing' && this.#reason.broker === broker && this.#reason.kafkaError === kafkaError
    if (!isTold) this.#options.onError(new KafkaError(kafkaError, `${OFFSETS_TOPIC} cannot be read: ${message}`, { broker }))
  }

  #become(kind: CommitSource['kind'], reason: CommitSourceReason): void {
    if (this.#kind !== kind) this.#since = this.#seams.now()
    this.#kind = kind
    this.#reason = reason
  }
}

const NO_ENDS = new BigInt64Array(0)
/** A broker that does not answer is the round's to tell; the next round asks again. */
const UNANSWERED = { missing: [] } as const
