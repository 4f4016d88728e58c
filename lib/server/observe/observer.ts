import 'server-only'
import { type ClusterClient, createClusterClient } from '../kafka/cluster-client'
import type { SentRequest } from '../kafka/broker-link'
import type { ClusterConnection } from '../kafka/cluster-connection'
import type { WindowRules } from '@/lib/domain/lag/burrow/commit-rings'
import type { BrokerMetadata } from '../kafka/reads/metadata'
import { type Details, createDetails } from './details'
import { type Behind, lookBehind } from './behind'
import type { CommitSourceWish } from './commit-source'
import { CommitWatch } from './commit-watch'
import { CommitWindows } from './commit-windows'
import { EndHistory } from './end-history'
import { GroupAssembler } from './group-assembler'
import { LagHistory } from './lag-history'
import { INTEREST_MS, LookedAt } from './looked-at'
import { takeLagRound } from './lag-round'
import { LastHour } from './last-hour'
import { Picture } from './picture'
import { type FoundRecord, recordAt } from './record-at'
import { RoundMeter } from './round-meter'
import { SampleHistory } from './sample-history'
import { Publisher } from './publisher'
import { RightsProbe } from './rights/rights-probe'
import * as slow from './slow-parts'
import { SharedReads } from './shared-reads'
import { type ClusterSamples, SnapshotMaker, type TopicSamples } from './snapshot-maker'
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
  /** Where commit windows come from; the tail is given up above `mostPerSec` commits a second. */
  commits?: { wish: CommitSourceWish; mostPerSec: number }
  burrow?: BurrowRules
  /** Called when something fails that is in no picture. */
  onError: (error: unknown) => void
  onRequest?: (request: SentRequest) => void
}

/** How Burrow's evaluation is done, as its own configuration names it. */
export interface BurrowRules extends WindowRules {
  allowedLag: bigint
  /** 0 to 1 */
  minimumComplete: number
}

const COMMITS = { wish: 'auto', mostPerSec: 20_000 } as const
const BURROW: BurrowRules = { intervals: 10, minDistanceMs: 1_000, allowedLag: 0n, minimumComplete: 0 }

/** What slow parts tell is seldom news: those that come within this time are one picture. */
const PARTS_SETTLE_MS = 1_000

/** What a change may have written, that is otherwise read only now and then. */
export type Renewable = slow.RenewablePart | 'delegation-tokens'

/** Watches one cluster: takes the picture on its clocks, and tells subscribers when there is a new one. */
export class Observer {
  readonly cluster: string
  readonly roundMs: number
  readonly history = new LagHistory()
  readonly topicSamples: TopicSamples = new SampleHistory(['produceRate', 'sizeBytes'])
  readonly throughput: ClusterSamples = new SampleHistory(['produced', 'consumed'])
  readonly lastHour = new LastHour()
  readonly ends: EndHistory
  readonly windows: CommitWindows
  readonly burrow: BurrowRules
  readonly rounds = new RoundMeter()
  readonly details: Details
  /** What Kafka allows this console's own user. */
  readonly rights: RightsProbe
  /** Looking at a group makes its members be read every round. */
  readonly groupMembers: LookedAt<void>
  readonly #options: ObserverOptions
  readonly #client: ClusterClient
  readonly #picture = new Picture()
  readonly #publisher: Publisher
  readonly #groups: GroupAssembler
  readonly #commits: CommitWatch
  readonly #recordsAt: SharedReads<FoundRecord>
  readonly #clocks: Clock[]
  readonly #lookedAtGroups = new Map<string, number>()
  #remembered = ''
  #rounding: Promise<void> | null = null
  #isStopped = false

  constructor(options: ObserverOptions) {
    this.#options = options
    this.cluster = options.cluster
    this.roundMs = options.roundMs
    this.#client = createClusterClient(options.connection, {
      onHealthChange: () => this.#publisher.soon(),
      onRequest: (request) => {
        this.rounds.note(request)
        options.onRequest?.(request)
      },
    })
    this.#recordsAt = new SharedReads(options.roundMs)
    const { wish, mostPerSec } = options.commits ?? COMMITS
    this.burrow = options.burrow ?? BURROW
    this.windows = new CommitWindows(this.burrow)
    this.ends = new EndHistory(this.burrow.intervals)
    this.#groups = new GroupAssembler(this.#picture, {
      history: this.history,
      ends: this.ends,
      windows: this.windows,
      isPolling: () => this.#commits.source.kind === 'poll',
      onGap: () => this.#commits.noteGap(),
    })
    this.#commits = new CommitWatch({
      client: this.#client,
      picture: this.#picture,
      windows: this.windows,
      wish,
      mostPerSec,
      committedBefore: (group, topic, partition) => this.#groups.committed(group, topic, partition),
      onError: options.onError,
    })
    const maker = new SnapshotMaker(
      options.cluster,
      this.#picture,
      this.#client,
      { topics: this.topicSamples, ends: this.ends, throughput: this.throughput, lastHour: this.lastHour },
      { groups: this.#groups, commitSource: () => this.#commits.source },
    )
    this.#publisher = new Publisher(maker, options.onError)
    this.details = createDetails(this.#client, this.#picture)
    this.rights = new RightsProbe(this.#client, () => this.snapshot, options.roundMs)
    this.groupMembers = new LookedAt(async (id) => {
      this.#lookedAtGroups.set(id, Date.now())
      const group = this.#picture.groups.get(id)
      if (!group) return
      await slow.describe(this.#client, this.#picture, group.coordinator, group.type, [id])
      this.#publisher.soon()
    })
    this.#clocks = this.#createClocks()
  }

  get snapshot(): Snapshot {
    return this.#publisher.snapshot
  }

  /** What this observer asks the cluster by: one set of connections a cluster, whoever asks. */
  get client(): ClusterClient {
    return this.#client
  }

  /** What lies behind a commit with lag, as of the snapshot; with the time of the first record there (ms) where that was read since. */
  lookBehind(
    topic: TopicState,
    partition: number,
    { committed, lag, recordAtMs }: { committed: bigint; lag: bigint; recordAtMs: number | null },
  ): Behind {
    const known = this.#groups.standing.known(topic, partition, committed)
    return lookBehind(
      topic,
      { partition, committed, lag },
      recordAtMs === null ? known : { isOnlyMarkers: false, recordAtMs, heldBack: known?.heldBack ?? null },
      this.ends,
      this.snapshot.takenAt,
    )
  }

  /** The first record at or after an offset, for who looks at one partition: read once a round, however many look. */
  recordAt(topic: TopicState, partition: number, offset: bigint): Promise<FoundRecord> {
    return this.#recordsAt.read(`${topic.topicId}:${partition}:${offset}`, () => recordAt(this.#client, topic, partition, offset))
  }

  /** Reads this now: something has just been written there. */
  async renew(what: Renewable): Promise<void> {
    if (what === 'delegation-tokens') await this.details.delegationTokens.refresh()
    else await slow.renew(what, this.#client, this.#picture)
    this.#publisher.soon()
  }

  subscribe(listener: (snapshot: Snapshot) => void): () => void {
    return this.#publisher.subscribe(listener)
  }

  async start(): Promise<void> {
    for (const broker of await this.#options.memory.load(this.cluster)) this.#picture.addresses.set(broker.id, broker)
    for (const clock of this.#clocks) clock.start()
  }

  /** For good. */
  async stop(): Promise<void> {
    this.#isStopped = true
    for (const clock of this.#clocks) clock.stop()
    this.#publisher.stop()
    await this.#commits.stop()
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
      await this.rounds.measure(() => takeLagRound(this.#client, this.#picture))
      // Nothing follows from a round that the end overtook.
      if (this.#isStopped) return
      this.#commits.follow()
      await this.#remember()
    } catch (error) {
      this.#picture.missed('metadata', null, error, Date.now())
    }
    await this.#publisher.round()
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
          this.#publisher.soon(PARTS_SETTLE_MS)
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
      part(3, () => slow.takeTopicConfigs(client, picture, 'all')),
      part(1, () => slow.takeTopicConfigs(client, picture, 'unknown')),
      part(1, () => slow.takeEligibleLeaders(client, picture)),
      part(1, () => slow.takeMembers(client, picture, (id) => this.#isLookedAt(id))),
      part(1, () => slow.takeShareGroups(client, picture)),
      part(1, async () => {
        await Promise.all([...Object.values(this.details), this.groupMembers].map((looked: LookedAt<unknown>) => looked.refresh()))
      }),
      // Bounded by itself: one frozen broker must not keep what it asks of the others waiting for a minute.
      part(1, () => this.#groups.standing.refresh(client, picture, Date.now()), 1),
      part(2, () => slow.takeLogStarts(client, picture)),
      part(6, () => slow.takeLogDirs(client, picture)),
      part(6, () => slow.takeAcls(client, picture)),
      part(6, () => slow.takeScramUsers(client, picture)),
      part(6, () => slow.takeQuotas(client, picture)),
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

  #isLookedAt(group: string): boolean {
    const at = this.#lookedAtGroups.get(group)
    if (at === undefined) return false
    if (at >= Date.now() - INTEREST_MS) return true
    this.#lookedAtGroups.delete(group)
    return false
  }
}
