import 'server-only'
import { type ClusterClient, createClusterClient } from '../kafka/cluster-client'
import type { SentRequest } from '../kafka/broker-link'
import type { ClusterConnection } from '../kafka/cluster-connection'
import type { BrokerMetadata } from '../kafka/reads/metadata'
import { type Details, createDetails } from './details'
import { EndHistory } from './end-history'
import { LagHistory } from './lag-history'
import { LookedAt } from './looked-at'
import { takeLagRound } from './lag-round'
import { Picture } from './picture'
import { RateHistory } from './rate-history'
import * as slow from './slow-parts'
import { SnapshotMaker } from './snapshot-maker'
import { Clock, SLOW_PART_SHARE } from './clock'
import type { Snapshot, TopicState } from './snapshot'

/** Brokers ever seen, kept across restarts: a dead one is in no answer of the living. */
export interface BrokerMemory {
  load(cluster: string): Promise<BrokerMetadata[]>
  remember(cluster: string, brokers: readonly BrokerMetadata[]): Promise<void>
}

export interface ObserverOptions {
  cluster: string
  connection: ClusterConnection
  roundMs: number
  memory: BrokerMemory
  /** Called when something fails that is in no picture. */
  onError: (error: unknown) => void
  onRequest?: (request: SentRequest) => void
}

/** A change of health is shown at once; several within this time are one picture. */
const SETTLE_MS = 100

/** Watches one cluster: takes the picture on its clocks, and tells subscribers when there is a new one. */
export class Observer {
  readonly cluster: string
  readonly roundMs: number
  readonly history = new LagHistory()
  readonly rates = new RateHistory()
  readonly throughput = new RateHistory()
  readonly #ends = new EndHistory()
  readonly details: Details
  /** Looking at a group makes its members be read every round. */
  readonly groupMembers: LookedAt<void>
  readonly #options: ObserverOptions
  readonly #client: ClusterClient
  readonly #picture = new Picture()
  readonly #maker: SnapshotMaker
  readonly #clocks: Clock[]
  readonly #subscribers = new Set<(snapshot: Snapshot) => void>()
  readonly #lookedAtGroups = new Map<string, number>()
  #snapshot: Snapshot
  #publishing: NodeJS.Timeout | null = null
  #remembered = ''
  #rounding: Promise<void> | null = null

  constructor(options: ObserverOptions) {
    this.#options = options
    this.cluster = options.cluster
    this.roundMs = options.roundMs
    this.#client = createClusterClient(options.connection, {
      onHealthChange: () => this.#publishSoon(),
      onRequest: (request) => options.onRequest?.(request),
    })
    this.#maker = new SnapshotMaker(options.cluster, this.#picture, this.#client, {
      lag: this.history,
      rates: this.rates,
      ends: this.#ends,
      throughput: this.throughput,
    })
    this.#snapshot = this.#maker.make(Date.now(), { isRound: false })
    this.details = createDetails(this.#client, this.#picture)
    this.groupMembers = new LookedAt(async (id) => {
      this.#lookedAtGroups.set(id, Date.now())
      const group = this.#picture.groups.get(id)
      if (!group) return
      await slow.describe(this.#client, this.#picture, group.coordinator, group.type, [id])
      this.#publishSoon()
    })
    this.#clocks = this.#createClocks()
  }

  get snapshot(): Snapshot {
    return this.#snapshot
  }

  /** What this observer asks the cluster by: one set of connections a cluster, whoever asks. */
  get client(): ClusterClient {
    return this.#client
  }

  /** Seconds since the record at `committed` was written; null when that was before the history begins. */
  secondsBehind(topic: TopicState, partition: number, committed: bigint): number | null {
    return this.#ends.secondsBehind(topic.topicId, partition, committed, this.#snapshot.takenAt)
  }

  subscribe(listener: (snapshot: Snapshot) => void): () => void {
    this.#subscribers.add(listener)
    return () => this.#subscribers.delete(listener)
  }

  async start(): Promise<void> {
    for (const broker of await this.#options.memory.load(this.cluster)) this.#picture.addresses.set(broker.id, broker)
    for (const clock of this.#clocks) clock.start()
  }

  async stop(): Promise<void> {
    for (const clock of this.#clocks) clock.stop()
    if (this.#publishing) clearTimeout(this.#publishing)
    await this.#client.close()
  }

  /** One lag round now. Rounds never overlap: asked for during one, this is that one. */
  round(): Promise<void> {
    this.#rounding ??= this.#takeRound().finally(() => {
      this.#rounding = null
    })
    return this.#rounding
  }

  async #takeRound(): Promise<void> {
    try {
      await takeLagRound(this.#client, this.#picture)
      await this.#remember()
    } catch (error) {
      this.#picture.missed('metadata', null, error, Date.now())
    }
    this.#publish({ isRound: true })
  }

  #createClocks(): Clock[] {
    const { roundMs } = this.#options
    const client = this.#client
    const picture = this.#picture
    const part = (rounds: number, take: () => Promise<void>, mostBusyShare?: number) =>
      new Clock(
        roundMs * rounds,
        async () => {
          // Nothing can be asked of a cluster whose brokers are not known yet; the round goes on trying.
          if (picture.metadataAt === null) return { again: true }
          await take()
          this.#publishSoon()
          return {}
        },
        this.#options.onError,
        mostBusyShare ?? SLOW_PART_SHARE,
      )
    return [
      new Clock(
        roundMs,
        async () => {
          await this.round()
          return {}
        },
        this.#options.onError,
      ),
      // Who is fenced and who leads is needed most while brokers fail to answer, and costs next to nothing.
      part(1, () => slow.takeRegistrations(client, picture), 1),
      part(1, () => slow.takeQuorum(client, picture), 1),
      part(1, () => slow.takeTopicConfigs(client, picture)),
      part(1, () => slow.takeEligibleLeaders(client, picture)),
      part(1, () => slow.takeMembers(client, picture, (id) => this.#lookedAtGroups.has(id))),
      part(1, () => slow.takeShareGroups(client, picture)),
      part(1, async () => {
        await Promise.all([...Object.values(this.details), this.groupMembers].map((looked: LookedAt<unknown>) => looked.refresh()))
      }),
      part(2, () => slow.takeLogStarts(client, picture)),
      part(3, () => slow.takeLogDirs(client, picture)),
      part(6, () => slow.takeAcls(client, picture)),
      part(6, () => slow.takeFeatures(client, picture)),
    ]
  }

  async #remember(): Promise<void> {
    const brokers = [...this.#picture.addresses.values()]
    const written = JSON.stringify(brokers)
    if (written === this.#remembered) return
    await this.#options.memory.remember(this.cluster, brokers)
    this.#remembered = written
  }

  #publishSoon(): void {
    this.#publishing ??= setTimeout(() => this.#publish({ isRound: false }), SETTLE_MS)
  }

  #publish(how: { isRound: boolean }): void {
    if (this.#publishing) clearTimeout(this.#publishing)
    this.#publishing = null
    try {
      this.#snapshot = this.#maker.make(Date.now(), how)
    } catch (error) {
      this.#options.onError(error)
      return
    }
    for (const listener of this.#subscribers) listener(this.#snapshot)
  }
}
