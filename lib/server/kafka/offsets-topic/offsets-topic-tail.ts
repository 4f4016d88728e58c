import 'server-only'
import { setImmediate, setTimeout } from 'node:timers/promises'
import type { ClusterClient } from '../cluster-client'
import { KafkaError, toKafkaError } from '../kafka-error'
import { PartToEvents } from './part-to-events'
import type { OffsetsTopicPart, Waiting } from './read-offsets-topic'
import { RecentRate } from './recent-rate'
import type { TailEvents, TailState, UnansweredBroker } from './tail-events'
import { TailedPartition } from './tailed-partition'

export type { TailedCommit, TailEvents, TailState } from './tail-events'

const TOPIC = '__consumer_offsets'

/** Whether it can be read, and what has waited: asked for before anything is waited for. */
const FIRST: Waiting = { maxWaitMs: 0, minBytes: 0 }
/** While nothing comes, the first commit ends the wait; while many come, one answer has many. Both show a commit well within 1 s. */
const IDLE: Waiting = { maxWaitMs: 5_000, minBytes: 1 }
const BUSY: Waiting = { maxWaitMs: 300, minBytes: 100_000 }
const BACK_OFF_MS = { first: 200, most: 5_000 } as const
/** Told before others get their turn. */
const ENTRIES_PER_TURN = 2_000

/** Errors of a partition that has moved or is moving: whoever calls follow() will know where it is. */
const MOVING = new Set([
  'NOT_LEADER_OR_FOLLOWER',
  'UNKNOWN_TOPIC_OR_PARTITION',
  'UNKNOWN_TOPIC_ID',
  'LEADER_NOT_AVAILABLE',
  'REPLICA_NOT_AVAILABLE',
  'OFFSET_NOT_AVAILABLE',
  'FENCED_LEADER_EPOCH',
  'UNKNOWN_LEADER_EPOCH',
])

export interface TailClock {
  now(): number
  /** Rejects when the signal says so. */
  wait(ms: number, signal: AbortSignal): Promise<void>
}

const REAL_CLOCK: TailClock = {
  now: () => Date.now(),
  wait: (ms, signal) => setTimeout(ms, undefined, { signal, ref: false }),
}

/** Reads all of `__consumer_offsets` from its end on: one long poll per broker that leads a part of it, and no more. */
export class OffsetsTopicTail {
  readonly #client: Pick<ClusterClient, 'logEnds' | 'offsetsTopic'>
  readonly #events: TailEvents
  readonly #clock: TailClock
  readonly #stopped = new AbortController()
  readonly #partitions = new Map<number, TailedPartition>()
  readonly #loops = new Set<number>()
  readonly #rate: RecentRate
  #toEvents: PartToEvents
  #topicId: string | null = null

  constructor(client: Pick<ClusterClient, 'logEnds' | 'offsetsTopic'>, events: TailEvents, clock: TailClock = REAL_CLOCK) {
    this.#client = client
    this.#events = events
    this.#clock = clock
    this.#rate = new RecentRate(clock.now())
    this.#toEvents = new PartToEvents(events)
  }

  /** Who leads what now; to be called every round. A partition keeps its place when its leader moves; another topic id begins anew. */
  follow(topicId: string, leaders: ReadonlyMap<number, number | null>): void {
    if (topicId !== this.#topicId) {
      this.#topicId = topicId
      this.#partitions.clear()
      this.#toEvents = new PartToEvents(this.#events)
    }
    const now = this.#clock.now()
    for (const [partition, leader] of leaders) {
      const known = this.#partitions.get(partition)
      if (known) known.follow(leader, now)
      else this.#partitions.set(partition, new TailedPartition(leader, now))
    }
    for (const partition of this.#partitions.keys()) {
      if (leaders.has(partition)) continue
      this.#partitions.delete(partition)
      this.#toEvents.forget(partition)
    }
    for (const broker of new Set(leaders.values())) {
      if (broker === null || this.#loops.has(broker)) continue
      this.#loops.add(broker)
      void this.#run(broker)
    }
  }

  get state(): TailState {
    const now = this.#clock.now()
    const all = [...this.#partitions.values()]
    const led = all.filter(({ leader }) => leader !== null)
    const behind = led.flatMap((of) => of.behindMs(now) ?? [])
    return {
      positioned: all.filter(({ next }) => next !== null).length,
      partitions: all.length,
      led: led.length,
      reading: led.filter(({ isRead }) => isRead).length,
      commitsPerSec: this.#rate.perSecond(now),
      behindMs: behind.length === 0 ? null : Math.max(...behind),
      unanswered: longestByBroker(led),
    }
  }

  /** Nothing is told any more from here on. A poll that hangs is left to itself: its answer goes nowhere. */
  stop(): Promise<void> {
    this.#stopped.abort()
    return Promise.resolve()
  }

  get #isStopped(): boolean {
    return this.#stopped.signal.aborted
  }

  /** Ends when there is nothing to ask this broker; follow() starts it again. Never rejects. */
  async #run(broker: number): Promise<void> {
    let how = IDLE
    let wasFirst = false
    let failures = 0
    let turn = 0
    while (!this.#isStopped) {
      const topicId = this.#topicId
      if (topicId === null || this.#toAsk(broker).length === 0) break
      try {
        await this.#findEnds(broker)
        if (topicId !== this.#topicId) continue
        const places = this.#places(broker, turn++)
        if (places.size === 0) continue
        // Never twice in a row: who is left out of an answer would be asked for without a pause.
        wasFirst = !wasFirst && [...places.values()].some(({ of }) => of.resumes)
        const parts = await this.#client.offsetsTopic(broker, topicId, fromOf(places), wasFirst ? FIRST : how)
        failures = 0
        how = (await this.#take(broker, places, parts)) ? BUSY : IDLE
      } catch (cause) {
        if (this.#isStopped) break
        const error = toKafkaError(cause, broker)
        for (const [, of] of this.#toAsk(broker)) of.failed(error)
        this.#events.onError(broker, error)
        const waitMs = Math.min(BACK_OFF_MS.most, BACK_OFF_MS.first * 2 ** failures++)
        await this.#clock.wait(waitMs, this.#stopped.signal).catch(() => {})
      }
    }
    this.#loops.delete(broker)
  }

  #toAsk(broker: number): [number, TailedPartition][] {
    return [...this.#partitions].filter(([, of]) => of.leader === broker && !of.paused)
  }

  /** Where to read on, another partition first each time: an answer that is full has nothing of the last ones. */
  #places(broker: number, turn: number): Map<number, Place> {
    const all = this.#toAsk(broker).flatMap(([id, of]): [number, Place][] => (of.next === null ? [] : [[id, { of, from: of.next }]]))
    const first = all.length === 0 ? 0 : turn % all.length
    return new Map([...all.slice(first), ...all.slice(0, first)])
  }

  /** Sets what has no place yet to its end. */
  async #findEnds(broker: number): Promise<void> {
    const unplaced = this.#toAsk(broker).filter(([, { next }]) => next === null)
    if (unplaced.length === 0) return
    const listed = await this.#client.logEnds(broker, [{ topic: TOPIC, partitions: unplaced.map(([id]) => id) }])
    const ends = new Map(listed.flatMap(({ partitions }) => partitions.map((end) => [end.partition, end])))
    for (const [id, of] of unplaced) {
      const end = ends.get(id)
      if (!this.#isStill(id, of, broker) || of.next !== null) continue
      if (end?.error === null) {
        of.next = end.offset
        if (of.lost === null) continue
        this.#events.onGap({ partition: id, from: of.lost, to: end.offset })
        // An end that is itself refused would be asked for without a pause.
        if (of.lost === end.offset) of.refused(refusal('OFFSET_OUT_OF_RANGE', broker))
        of.lost = null
      } else this.#refused(broker, of, end?.error ?? 'UNKNOWN_SERVER_ERROR')
    }
  }

  /** Tells what came. Returns whether anything did. */
  async #take(broker: number, places: ReadonlyMap<number, Place>, parts: readonly OffsetsTopicPart[]): Promise<boolean> {
    let some = false
    let told = 0
    for (const part of parts) {
      if (told > ENTRIES_PER_TURN) {
        await setImmediate()
        told = 0
      }
      const place = places.get(part.partition)
      // It may have moved, and been read elsewhere, while this answer was on its way.
      if (this.#isStopped || !place || !this.#isStill(part.partition, place.of, broker) || place.of.next !== place.from) continue
      if (part.error !== null) {
        this.#refused(broker, place.of, part.error)
        if (part.error === 'OFFSET_OUT_OF_RANGE') this.#toEvents.forget(part.partition)
        continue
      }
      some ||= part.entries.length > 0
      told += part.entries.length
      const now = this.#clock.now()
      const { isBacklog } = place.of.read(part, place.from, now)
      const commits = this.#toEvents.tell(part)
      if (!isBacklog) this.#rate.add(commits, now)
    }
    return some
  }

  #isStill(id: number, of: TailedPartition, broker: number): boolean {
    return this.#partitions.get(id) === of && of.leader === broker
  }

  #refused(broker: number, of: TailedPartition, error: string): void {
    if (error === 'OFFSET_OUT_OF_RANGE') {
      of.outOfRange()
      return
    }
    const refused = refusal(error, broker)
    of.refused(refused)
    if (!MOVING.has(error)) this.#events.onError(broker, refused)
  }
}

const refusal = (error: string, broker: number) => new KafkaError(error, `${TOPIC} cannot be read`, { broker })

function longestByBroker(led: readonly TailedPartition[]): UnansweredBroker[] {
  const longest = new Map<number, UnansweredBroker>()
  for (const { unanswered } of led) {
    if (unanswered === null) continue
    const known = longest.get(unanswered.broker)
    if (!known || unanswered.sinceMs < known.sinceMs) longest.set(unanswered.broker, unanswered)
  }
  return [...longest.values()]
}

interface Place {
  of: TailedPartition
  from: bigint
}

const fromOf = (places: ReadonlyMap<number, Place>) => new Map([...places].map(([id, { from }]) => [id, from]))
