import 'server-only'
import type { Connection } from '@platformatic/kafka'
import type { BrokerVersions } from './api-versions'
import { BrokerLane, type Lane } from './broker-lane'
import { type BrokerHealth, BrokerLink, type LinkEvents } from './broker-link'
import { type ClusterConnection, type HostPort, addressOf } from './cluster-connection'
import { KafkaError, toKafkaError } from './kafka-error'
import { withDeadline } from './with-deadline'
import { writeOnce } from './write-once'

/** How long one broker may take over a question that any of them can answer, before another is asked. */
const ANY_BROKER_PATIENCE_MS = 1_500
/** A bootstrap address is connected to anew, perhaps with TLS and SASL: a little more. */
const BOOTSTRAP_PATIENCE_MS = 3_000

export interface BrokerAddress extends HostPort {
  id: number
}

type Call<T> = (connection: Connection, versions: BrokerVersions) => Promise<T>

/** The connection table: every broker of one cluster, each with its lanes. Nothing here waits for all brokers. */
export class BrokerConnections {
  readonly #settings: ClusterConnection
  readonly #events: LinkEvents
  readonly #links = new Map<number, BrokerLink>()
  /** Whoever answered last what any broker can answer. */
  #asked: BrokerLink | null = null
  #isClosed = false

  constructor(settings: ClusterConnection, events: LinkEvents) {
    this.#settings = settings
    this.#events = events
  }

  get brokerIds(): number[] {
    return [...this.#links.keys()]
  }

  health(broker: number): BrokerHealth | null {
    return this.#links.get(broker)?.health ?? null
  }

  /** The brokers there are, as far as anybody knows. A moved broker gets new connections; others keep theirs. */
  setBrokers(addresses: readonly BrokerAddress[]): void {
    if (this.#isClosed) return
    for (const { id, host, port } of addresses) {
      const known = this.#links.get(id)
      if (known && known.address.host === host && known.address.port === port) continue
      if (known) void known.close()
      this.#links.set(id, new BrokerLink(id, { host, port }, this.#settings, this.#events))
    }
    const wanted = new Set(addresses.map(({ id }) => id))
    for (const [id, link] of this.#links) {
      if (wanted.has(id)) continue
      this.#links.delete(id)
      void link.close()
    }
  }

  retryNow(broker: number): void {
    this.#links.get(broker)?.retryNow()
  }

  /** Asks one broker. Rejects with REQUEST_TIMED_OUT after `deadlineMs`, whatever becomes of the request. */
  async send<T>(broker: number, lane: Lane, api: string, deadlineMs: number, call: Call<T>): Promise<T> {
    const link = this.#links.get(broker)
    if (!link) throw notKnown(broker)
    return withDeadline(link.send(lane, api, call), deadlineMs, broker)
  }

  /** Asks the broker that was asked last, and another one when it does not answer. */
  sendToAny<T>(lane: Lane, api: string, call: Call<T>): Promise<T> {
    return this.#ask((link) => withDeadline(link.send(lane, api, call), ANY_BROKER_PATIENCE_MS, link.id))
  }

  /** The same for what asks over a connection of its own; null while no broker is known. */
  askAny<T>(ask: (broker: HostPort | null) => Promise<T>): Promise<T> {
    return this.#links.size === 0 ? ask(null) : this.#ask(({ address }) => ask(address))
  }

  async #ask<T>(ask: (link: BrokerLink) => Promise<T>): Promise<T> {
    const failures: KafkaError[] = []
    for (const link of this.#byTrust()) {
      try {
        const answer = await ask(link)
        this.#asked = link
        return answer
      } catch (error) {
        const failure = toKafkaError(error, link.id)
        if (!isAboutTheBroker(failure)) throw failure
        failures.push(failure)
      }
    }
    throw failures[0] ?? new KafkaError('BROKER_NOT_AVAILABLE', 'no broker is known yet')
  }

  /**
   * Sends a write to one broker, once. Once sent, it only rejects with what the broker answered, or with
   * REQUEST_TIMED_OUT or NETWORK_EXCEPTION when the answer is lost: nobody then knows whether it was applied.
   */
  async write<T>(broker: number, api: string, call: Call<T>): Promise<T> {
    const link = this.#links.get(broker)
    if (!link) throw notKnown(broker)
    const attempt = await writeOnce(link, api, call)
    if ('unsent' in attempt) throw attempt.unsent
    return attempt.answer
  }

  /** Sends a write to the broker that was asked last; to another one only when it could not be sent at all. */
  async writeToAny<T>(api: string, call: Call<T>): Promise<T> {
    const failures: KafkaError[] = []
    for (const link of this.#byTrust()) {
      const attempt = await writeOnce(link, api, call)
      if ('answer' in attempt) return attempt.answer
      failures.push(attempt.unsent)
    }
    throw failures[0] ?? new KafkaError('BROKER_NOT_AVAILABLE', 'no broker is known yet')
  }

  /** Asks all bootstrap addresses at once, each over a connection of its own that is closed again; the first answer wins. */
  async sendToBootstrap<T>(call: (connection: Connection) => Promise<T>): Promise<T> {
    if (this.#isClosed) throw new KafkaError('BROKER_NOT_AVAILABLE', 'this cluster is not watched any more')
    try {
      return await Promise.any(this.#settings.bootstrap.map((address) => this.#askBootstrap(address, call)))
    } catch (error) {
      const failures = error instanceof AggregateError ? error.errors.map((failure) => toKafkaError(failure)) : [toKafkaError(error)]
      const words = failures.map(({ message }) => message).join('; ')
      throw new KafkaError(failures[0]?.kafkaError ?? 'BROKER_NOT_AVAILABLE', words, { cause: error })
    }
  }

  async #askBootstrap<T>(address: HostPort, call: (connection: Connection) => Promise<T>): Promise<T> {
    const lane = new BrokerLane(this.#settings, address, 'rounds')
    try {
      return await withDeadline(lane.send(call), BOOTSTRAP_PATIENCE_MS, null)
    } catch (cause) {
      const error = toKafkaError(cause)
      const isPlain = this.#settings.sasl === null && this.#settings.tls === null
      // What a SASL or TLS port does to a plain client: it hangs up without a word.
      const hint = error.kafkaError === 'NETWORK_EXCEPTION' && isPlain ? '; perhaps this port wants SASL or TLS' : ''
      throw new KafkaError(error.kafkaError, `${addressOf(address)} ${error.message}${hint}`, { cause })
    } finally {
      void lane.close()
    }
  }

  /** For good: whatever still goes on is refused, and connects to nothing. */
  async close(): Promise<void> {
    this.#isClosed = true
    const links = [...this.#links.values()]
    this.#links.clear()
    await Promise.all(links.map((link) => link.close()))
  }

  /**
   * The same broker as before while it answers: of a change one hears sooner than another, and what was seen done must not be undone in
   * the next look. Then whoever answered last.
   */
  #byTrust(): BrokerLink[] {
    const asked = (link: BrokerLink) => Number(link === this.#asked && link.isPrompt)
    return [...this.#links.values()]
      .filter((link) => link.health.answering)
      .toSorted((a, b) => asked(b) - asked(a) || (b.health.lastAnsweredAt ?? 0) - (a.health.lastAnsweredAt ?? 0))
  }
}

function notKnown(broker: number): KafkaError {
  return new KafkaError('BROKER_NOT_AVAILABLE', `broker ${broker} is not known`, { broker })
}

/** Errors another broker may not have; the rest would be the same everywhere. */
function isAboutTheBroker(error: KafkaError): boolean {
  return !error.kafkaError.endsWith('_AUTHORIZATION_FAILED') && !['UNSUPPORTED_VERSION', 'SECURITY_DISABLED'].includes(error.kafkaError)
}
