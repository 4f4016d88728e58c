import 'server-only'
import type { Connection } from '@platformatic/kafka'
import { allowedAddress } from './allowed-address'
import type { ClusterConnection, HostPort } from './cluster-connection'
import { type KafkaError, toKafkaError } from './kafka-error'
import { LaneConnection } from './lane-connection'
import { loginOf } from './sasl/sasl-login'
import { wireOptions } from './wire-options'

/**
 * A broker serves one request per connection at a time, so work of different tempers never shares one:
 * `rounds` is quick and regular, `describes` may be slow (log dirs), `forwarded` is what the broker hands on to
 * the active controller and so hangs when that does, `shared` asks the coordinators of share groups, which it has asked of
 * other brokers in turn, `fetches` read records, `tails` wait on purpose for records that are not there yet, and `writes` change
 * something: they wait behind no read, and no slow read breaks their connection and leaves open what became of them.
 */
export const LANES = ['rounds', 'describes', 'forwarded', 'shared', 'fetches', 'tails', 'writes'] as const
export type Lane = (typeof LANES)[number]

/** A timed-out request costs its connection (there is no way to cancel one), so each lane has its own patience. */
const REQUEST_TIMEOUT_MS: Record<Lane, number> = {
  rounds: 5_000,
  describes: 15_000,
  forwarded: 5_000,
  shared: 5_000,
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
  /** Requests under way, by the connection they went out on. */
  readonly #underWay = new Map<Connection, number>()
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
    this.#underWay.set(connection, (this.#underWay.get(connection) ?? 0) + 1)
    try {
      return await call(connection)
    } finally {
      this.#ended(connection)
    }
  }

  /** Forgets the back-off: the next request tries to connect. */
  retryNow(): void {
    this.#failure = null
  }

  /** Also one that is being opened; a later request opens another. */
  async close(): Promise<void> {
    const connection = this.#connection
    this.#connection = null
    this.#opening = null
    await connection?.close()
  }

  #ended(connection: Connection): void {
    const left = (this.#underWay.get(connection) ?? 1) - 1
    if (left > 0) {
      this.#underWay.set(connection, left)
      return
    }
    this.#underWay.delete(connection)
    if (connection !== this.#connection) void connection.close()
  }

  /** The next request logs in anew, with a password or token as they are then; those under way end where they are. */
  #retire(connection: Connection): void {
    if (this.#connection === connection) this.#connection = null
    if (!this.#underWay.has(connection)) void connection.close()
  }

  #ready(): Promise<Connection> {
    if (this.#connection?.isConnected()) return Promise.resolve(this.#connection)
    if (this.#opening) return this.#opening
    if (this.#failure && Date.now() < this.#failure.retryAt) return Promise.reject(this.#failure.error)
    const opening = this.#open()
    const isCurrent = () => this.#opening === opening
    this.#opening = opening
    opening
      .then((connection) => {
        if (isCurrent()) this.#connection = connection
        else void connection.close()
      })
      .catch(() => {
        // Whoever asked for it is told.
      })
      .finally(() => {
        if (isCurrent()) this.#opening = null
      })
    return opening
  }

  async #open(): Promise<Connection> {
    const { tls, sasl } = this.#settings
    const login = sasl && loginOf(sasl)
    let connection: LaneConnection | null = null
    try {
      const address = await allowedAddress(this.#address)
      await login?.prepare()
      connection = new LaneConnection(
        this.#settings.clientId,
        {
          connectTimeout: CONNECT_TIMEOUT_MS,
          requestTimeout: REQUEST_TIMEOUT_MS[this.#lane],
          ...wireOptions({ tls, login }, this.#address.host),
        },
        (ending) => this.#retire(ending),
      )
      // Without a listener a lost connection takes the whole process down.
      connection.on('error', () => {})
      const opened = connection
      connection.once('close', () => {
        if (this.#connection === opened) this.#connection = null
      })
      await connection.connect(address, this.#address.port)
    } catch (cause) {
      void connection?.close()
      const error = toKafkaError(cause)
      if (error.kafkaError === 'SASL_AUTHENTICATION_FAILED') login?.refused()
      const waitMs = Math.min(BACK_OFF_MS.most, (this.#failure?.waitMs ?? BACK_OFF_MS.first / 2) * 2)
      this.#failure = { error, waitMs, retryAt: Date.now() + waitMs }
      throw error
    }
    this.#failure = null
    return connection
  }
}
