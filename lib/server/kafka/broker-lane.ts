import 'server-only'
import { isIP } from 'node:net'
import { Connection } from '@platformatic/kafka'
import type { ClusterConnection, HostPort } from './cluster-connection'
import { type KafkaError, toKafkaError } from './kafka-error'

/**
 * A broker serves one request per connection at a time, so work of different tempers never shares one:
 * `rounds` is quick and regular, `describes` may be slow (log dirs), `forwarded` is what the broker hands on to
 * the active controller and so hangs when that does, `fetches` read records, `tails` wait on purpose for records that are not there yet, and `writes` change
 * something: they wait behind no read, and no slow read breaks their connection and leaves open what became of them.
 */
export const LANES = ['rounds', 'describes', 'forwarded', 'fetches', 'tails', 'writes'] as const
export type Lane = (typeof LANES)[number]

/** A timed-out request costs its connection (there is no way to cancel one), so each lane has its own patience. */
const REQUEST_TIMEOUT_MS: Record<Lane, number> = {
  rounds: 5_000,
  describes: 15_000,
  forwarded: 5_000,
  fetches: 10_000,
  // Long polls wait up to 5 s by themselves.
  tails: 15_000,
  writes: 30_000,
}
const CONNECT_TIMEOUT_MS = 2_000
const BACK_OFF_MS = { first: 200, most: 15_000 } as const

/** One connection to one broker for one purpose: opened when first needed, reopened with back-off, never shared. */
export class BrokerLane {
  readonly #settings: ClusterConnection
  readonly #address: HostPort
  readonly #lane: Lane
  #connection: Connection | null = null
  #opening: Promise<Connection> | null = null
  #failure: { error: KafkaError; retryAt: number; waitMs: number } | null = null

  constructor(settings: ClusterConnection, address: HostPort, lane: Lane) {
    this.#settings = settings
    this.#address = address
    this.#lane = lane
  }

  /** Runs one request. While the back-off after a failed connect lasts it fails at once with that failure. */
  async send<T>(call: (connection: Connection) => Promise<T>): Promise<T> {
    const connection = await this.#ready()
    return call(connection)
  }

  /** Forgets the back-off: the next request tries to connect. */
  retryNow(): void {
    this.#failure = null
  }

  async close(): Promise<void> {
    const connection = this.#connection
    this.#connection = null
    await connection?.close()
  }

  #ready(): Promise<Connection> {
    if (this.#connection?.isConnected()) return Promise.resolve(this.#connection)
    if (this.#opening) return this.#opening
    if (this.#failure && Date.now() < this.#failure.retryAt) return Promise.reject(this.#failure.error)
    this.#opening = this.#open().finally(() => {
      this.#opening = null
    })
    return this.#opening
  }

  async #open(): Promise<Connection> {
    const { clientId, tls, sasl } = this.#settings
    const connection = new Connection(clientId, {
      connectTimeout: CONNECT_TIMEOUT_MS,
      requestTimeout: REQUEST_TIMEOUT_MS[this.#lane],
      // A server name may not be an IP address (RFC 6066).
      ...(tls ? { tls, tlsServerName: typeof tls.servername === 'string' ? tls.servername : isIP(this.#address.host) === 0 } : {}),
      ...(sasl ? { sasl: { mechanism: sasl.mechanism, username: sasl.username, password: sasl.password } } : {}),
    })
    // Without a listener a lost connection takes the whole process down.
    connection.on('error', () => {})
    connection.once('close', () => {
      if (this.#connection === connection) this.#connection = null
    })
    try {
      await connection.connect(this.#address.host, this.#address.port)
    } catch (cause) {
      void connection.close()
      const error = toKafkaError(cause)
      const waitMs = Math.min(BACK_OFF_MS.most, (this.#failure?.waitMs ?? BACK_OFF_MS.first / 2) * 2)
      this.#failure = { error, waitMs, retryAt: Date.now() + waitMs }
      throw error
    }
    this.#failure = null
    this.#connection = connection
    return connection
  }
}
