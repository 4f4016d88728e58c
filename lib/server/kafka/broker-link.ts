import 'server-only'
import type { Connection } from '@platformatic/kafka'
import { type BrokerVersions, brokerVersions } from './api-versions'
import { BrokerLane, LANES, type Lane } from './broker-lane'
import type { ClusterConnection, HostPort } from './cluster-connection'
import { isConnectionTrouble, KafkaError, toKafkaError } from './kafka-error'

/** Every delay of the health check, in milliseconds. With these a frozen broker is named within 4 s. */
export const HEALTH_RULES = {
  /** How often each broker is looked at, and asked when nothing else was. */
  heartbeatMs: 1_000,
  /** A request on the `rounds` lane unanswered for this long makes the broker `not-answering`. */
  patienceMs: 2_500,
  /** Unanswered for this long, another broker is asked what any of them can answer. */
  promptMs: 500,
  /** Beyond every time limit of connection and request: an answer not had by then will not come, whatever became of it. */
  lostMs: 12_000,
} as const

/** What this console's own connections say of a broker; the controller's view (fenced) is another matter. */
export interface BrokerHealth {
  answering: boolean
  /** When `answering` last changed, in ms; null while it has not. */
  since: number | null
  lastAnsweredAt: number | null
  error: KafkaError | null
}

export interface SentRequest {
  broker: number
  lane: Lane
  api: string
}

export interface LinkEvents {
  onHealthChange(broker: number): void
  onRequest(request: SentRequest): void
}

/** All of one broker: its lanes, what it speaks, and whether it answers. */
export class BrokerLink {
  readonly id: number
  readonly address: HostPort
  readonly #lanes: Record<Lane, BrokerLane>
  readonly #events: LinkEvents
  readonly #waitingSince = new Map<symbol, number>()
  readonly #timer: NodeJS.Timeout
  #isClosed = false
  #versions: BrokerVersions | null = null
  #health: BrokerHealth = { answering: true, since: null, lastAnsweredAt: null, error: null }

  constructor(id: number, address: HostPort, settings: ClusterConnection, events: LinkEvents) {
    this.id = id
    this.address = address
    this.#events = events
    this.#lanes = Object.fromEntries(LANES.map((lane) => [lane, new BrokerLane(settings, address, lane)])) as Record<Lane, BrokerLane>
    this.#timer = setInterval(() => this.#heartbeat(), HEALTH_RULES.heartbeatMs)
    this.#timer.unref()
    this.#heartbeat()
  }

  get health(): BrokerHealth {
    return this.#health
  }

  /** It owes no answer for longer than is usual: one that has just died is found out by that first. */
  get isPrompt(): boolean {
    return this.#longestWaitMs() <= HEALTH_RULES.promptMs
  }

  get versions(): BrokerVersions | null {
    return this.#versions
  }

  /** Sends one request on a lane; the versions the broker speaks are known before it is made. */
  async send<T>(lane: Lane, api: string, call: (connection: Connection, versions: BrokerVersions) => Promise<T>): Promise<T> {
    // A lane would open another connection, which nobody closes.
    if (this.#isClosed) throw new KafkaError('BROKER_NOT_AVAILABLE', 'is not connected to any more', { broker: this.id })
    const leave = lane === 'rounds' ? this.#wait(api) : () => {}
    try {
      const answer = await this.#lanes[lane].send(async (connection) => {
        this.#versions ??= await brokerVersions(connection)
        this.#events.onRequest({ broker: this.id, lane, api })
        return call(connection, this.#versions)
      })
      this.#answered()
      return answer
    } catch (cause) {
      const error = toKafkaError(cause, this.id)
      // An error that came in an answer is still an answer.
      if (lane === 'rounds' && isConnectionTrouble(error)) this.#notAnswering(error)
      throw error
    } finally {
      leave()
    }
  }

  /** Notes that the broker is asked something, and names it when that takes too long; the result ends the wait. */
  #wait(api: string): () => void {
    const ticket = Symbol(api)
    this.#waitingSince.set(ticket, Date.now())
    const timer = setTimeout(() => this.#notAnswering(this.#timedOut()), HEALTH_RULES.patienceMs)
    timer.unref()
    return () => {
      clearTimeout(timer)
      this.#waitingSince.delete(ticket)
    }
  }

  /** 0 where nothing is waited for. */
  #longestWaitMs(): number {
    const now = Date.now()
    return Math.max(0, ...[...this.#waitingSince.values()].map((since) => now - since))
  }

  #timedOut(): KafkaError {
    return new KafkaError('REQUEST_TIMED_OUT', 'did not answer in time', { broker: this.id })
  }

  /** Called when something else knows the broker is there again: connect without waiting for the back-off. */
  retryNow(): void {
    for (const lane of LANES) this.#lanes[lane].retryNow()
  }

  /** For good. */
  async close(): Promise<void> {
    this.#isClosed = true
    clearInterval(this.#timer)
    await Promise.all(LANES.map((lane) => this.#lanes[lane].close()))
  }

  #heartbeat(): void {
    const now = Date.now()
    for (const [ticket, since] of this.#waitingSince) {
      if (now - since <= HEALTH_RULES.lostMs) continue
      this.#waitingSince.delete(ticket)
      void this.#lanes.rounds.close()
    }
    if (this.#waitingSince.size > 0) {
      if (this.#longestWaitMs() > HEALTH_RULES.patienceMs) this.#notAnswering(this.#timedOut())
      return
    }
    // Rounded down so that a heartbeat is not skipped because the last answer came a few ms after the tick.
    if (this.#health.answering && now - (this.#health.lastAnsweredAt ?? 0) < HEALTH_RULES.heartbeatMs / 2) return
    this.send('rounds', 'ApiVersions', async (connection) => {
      this.#versions = await brokerVersions(connection)
    }).catch(() => {
      // Already in `health`; the next heartbeat tries again.
    })
  }

  #answered(): void {
    const now = Date.now()
    const changed = !this.#health.answering
    this.#health = { answering: true, since: changed ? now : this.#health.since, lastAnsweredAt: now, error: null }
    if (!changed) return
    // The other lanes need not wait for the end of their back-off to find out.
    this.retryNow()
    this.#events.onHealthChange(this.id)
  }

  #notAnswering(error: KafkaError): void {
    const changed = this.#health.answering
    const since = changed ? (this.#health.lastAnsweredAt ?? Date.now()) : this.#health.since
    this.#health = { ...this.#health, answering: false, since, error }
    if (changed) {
      this.#versions = null
      this.#events.onHealthChange(this.id)
    }
  }
}
