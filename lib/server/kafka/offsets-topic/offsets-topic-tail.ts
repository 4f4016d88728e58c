import 'server-only'
import { setImmediate, setTimeout } from 'node:timers/promises'
import type { ClusterClient } from '../cluster-client'
import { KafkaError, toKafkaError } from '../kafka-error'
import { PartToEvents } from './part-to-events'
import type { OffsetsTopicPart, Waiting } from './read-offsets-topic'
import { RecentRate } from './recent-rate'
import type { TailEvents, TailState } from './tail-events'

export type { TailedCommit, TailEvents, TailState } from './tail-events'

const TOPIC = '__consumer_offsets'

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

interface TailedPartition {
  leader: number | null
  /** null: at the end, once that is known. */
  next: bigint | null
  /** What was to be read next when the log no longer had it. */
  lost: bigint | null
  /** It was refused: not asked again before the next follow(). */
  paused: boolean
  /** While there is more to read: when the newest commit read was made, ms. */
  behindFromMs: number | null
}

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
    for (const [partition, leader] of leaders) {
      const known = this.#partitions.get(partition)
      if (known) Object.assign(known, { leader, paused: false })
      else this.#partitions.set(partition, { leader, next: null, lost: null, paused: false, behindFromMs: null })
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
    const behind = all.flatMap(({ behindFromMs }) => (behindFromMs === null ? [] : [now - behindFromMs]))
    return {
      positioned: all.filter(({ next }) => next !== null).length,
      partitions: all.length,
      commitsPerSec: this.#rate.perSecond(now),
      behindMs: behind.length === 0 ? null : Math.max(0, ...behind),
      dropped: this.#toEvents.dropped,
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
        const parts = await this.#client.offsetsTopic(broker, topicId, fromOf(places), how)
        failures = 0
        how = (await this.#take(broker, places, parts)) ? BUSY : IDLE
      } catch (cause) {
        if (this.#isStopped) break
        this.#events.onError(broker, toKafkaError(cause, broker))
        const waitMs = Math.min(BACK_OFF_MS.most, BACK_OFF_MS.first * 2 ** failures++)
        await this.#clock.wait(waitMs, this.#stopped.signal).catch(() => {})
      }
    }
    this.#loops.delete(broker)
  }

  #toAsk(broker: number): [number, TailedPartition][] {
    return [...this.#partitions].filter(([, { leader, paused }]) => leader === broker && !paused)
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
        of.paused = of.lost === end.offset
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
      place.of.next = part.next
      const { commits, newestMs } = this.#toEvents.tell(part)
      this.#rate.add(commits, this.#clock.now())
      const isBehind = part.next < part.highWatermark
      place.of.behindFromMs = isBehind ? (newestMs ?? place.of.behindFromMs ?? this.#clock.now()) : null
    }
    return some
  }

  #isStill(id: number, of: TailedPartition, broker: number): boolean {
    return this.#partitions.get(id) === of && of.leader === broker
  }

  #refused(broker: number, of: TailedPartition, error: string): void {
    of.behindFromMs = null
    if (error === 'OFFSET_OUT_OF_RANGE') {
      of.lost = of.next
      of.next = null
      return
    }
    of.paused = true
    if (!MOVING.has(error)) this.#events.onError(broker, new KafkaError(error, `${TOPIC} cannot be read`, { broker }))
  }
}

interface Place {
  of: TailedPartition
  from: bigint
}

const fromOf = (places: ReadonlyMap<number, Place>) => new Map([...places].map(([id, { from }]) => [id, from]))
