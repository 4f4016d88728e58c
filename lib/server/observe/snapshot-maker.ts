import 'server-only'
import type { LagPoint } from '@/lib/domain/lag/verdict'
import type { ClusterClient } from '../kafka/cluster-client'
import { assembleBrokers, assembleTopics } from './assemble'
import { CommitMovement, recordGroup } from './commit-movement'
import type { EndHistory } from './end-history'
import { findingsOf } from './findings'
import { groupLag, shareOffsetsOf, toTopicCommits } from './group-lag'
import type { LagHistory } from './lag-history'
import type { KnownGroup, Picture } from './picture'
import type { RateHistory } from './rate-history'
import { RebalanceHistory } from './rebalance-history'
import { SinceTracker } from './since-tracker'
import { countsOf, indexFurthest, indexReaders } from './snapshot-indexes'
import type { BrokerState, GroupState, Part, Snapshot, TopicState } from './snapshot'

/** How much of a group's lag history a verdict looks at. */
const VERDICT_POINTS = 60

/** What was, kept in memory for the last hour. */
interface Histories {
  lag: LagHistory
  rates: RateHistory
  ends: EndHistory
}

/** The parts that findings are made from. */
const DECISIVE_PARTS: readonly Part[] = ['metadata', 'registrations', 'configs', 'commits', 'log-ends', 'log-starts', 'log-dirs']

/** Turns what is known into the next immutable picture, and what was into history. */
export class SnapshotMaker {
  readonly #cluster: string
  readonly #picture: Picture
  readonly #client: ClusterClient
  readonly #history: LagHistory
  readonly #rates: RateHistory
  readonly #ends: EndHistory
  readonly #movement = new CommitMovement()
  readonly #rebalances = new RebalanceHistory()
  readonly #since = new SinceTracker()
  readonly #downSince = new Map<number, number>()
  readonly #unavailableSince = new Map<string, number>()
  #topics: ReadonlyMap<string, TopicState> = new Map()

  constructor(cluster: string, picture: Picture, client: ClusterClient, { lag, rates, ends }: Histories) {
    this.#cluster = cluster
    this.#picture = picture
    this.#client = client
    this.#history = lag
    this.#rates = rates
    this.#ends = ends
  }

  /** `isRound`: a lag round has just ended, so this picture is also a point in the history. */
  make(now: number, { isRound }: { isRound: boolean }): Snapshot {
    const picture = this.#picture
    const brokers = assembleBrokers(picture, (id) => this.#client.health(id), this.#downSince)
    const topics = assembleTopics(picture, { now, since: this.#since, previous: this.#topics })
    if (isRound) this.#recordTopics(topics, now)
    const groups = this.#assembleGroups(topics, brokers, now, isRound)
    const readersByTopic = indexReaders(groups)
    const findings = findingsOf({ now, brokers, topics, groups, readersByTopic, since: this.#since })
    if (picture.metadataAt !== null) this.#since.settle({ isWhole: DECISIVE_PARTS.every((part) => picture.partsAsOf.has(part)) })
    this.#topics = topics
    return {
      cluster: this.#cluster,
      kafkaClusterId: picture.clusterId,
      takenAt: now,
      complete: picture.metadataAt !== null,
      features: this.#client.features,
      brokers,
      controller: picture.quorum?.leader ?? (picture.registered === null ? null : picture.zookeeperController),
      quorum: picture.quorum,
      acls: picture.acls,
      topics,
      groups,
      readersByTopic,
      furthestByTopic: indexFurthest(groups, topics),
      logs: new Map([...picture.logDirs].map(([broker, { index }]) => [broker, index])),
      counts: countsOf(topics, groups),
      findings,
      partsAsOf: new Map(picture.partsAsOf),
      errors: picture.errors,
    }
  }

  #recordTopics(topics: ReadonlyMap<string, TopicState>, now: number): void {
    const ids = new Set([...topics.values()].map((topic) => topic.topicId))
    this.#ends.retain(ids)
    this.#rates.retain(ids)
    this.#rates.beginRound()
    for (const topic of topics.values()) {
      this.#ends.record(topic.topicId, now, topic.logEnd)
      this.#rates.record(topic.topicId, topic.recordsPerSec)
    }
  }

  #assembleGroups(
    topics: ReadonlyMap<string, TopicState>,
    brokers: readonly BrokerState[],
    now: number,
    isRound: boolean,
  ): Map<string, GroupState> {
    const ids = new Set(this.#picture.groups.keys())
    this.#movement.retain(ids)
    this.#rebalances.retain(ids)
    this.#history.retain(ids)
    if (isRound) this.#history.beginRound(now)
    const up = new Set(brokers.filter((broker) => broker.status === 'up').map((broker) => broker.id))
    const groups = new Map<string, GroupState>()
    for (const id of [...ids].toSorted()) {
      const known = this.#picture.groups.get(id)
      if (known) groups.set(id, this.#assembleGroup(known, topics, up, now, isRound))
    }
    return groups
  }

  #assembleGroup(
    known: KnownGroup,
    topics: ReadonlyMap<string, TopicState>,
    up: ReadonlySet<number>,
    now: number,
    isRound: boolean,
  ): GroupState {
    const { id } = known
    const knownCommits = this.#picture.commits.get(id)
    const commits = toTopicCommits(knownCommits, topics)
    const { share, at: shareAt } = shareOffsetsOf(this.#picture, id)
    const membership = this.#picture.membership.get(id) ?? null
    const { movedAt, knownSince, before } = this.#movement.note(id, commits, knownCommits?.at ?? now)
    const isFresh = up.has(known.coordinator)
    const group: GroupState = {
      ...known,
      commits,
      commitsAt: knownCommits?.at ?? null,
      share,
      shareAt,
      membership,
      refused: knownCommits?.commits.error ?? null,
      rebalances: this.#rebalances.note(id, known.type, membership, now),
      unavailableSince: this.#unavailable(id, isFresh, known.listedAt),
      lag: groupLag(known, commits, share, membership, {
        now,
        topics,
        ends: this.#ends,
        history: this.#lagPoints(id),
        movedAt,
        knownSince,
      }),
    }
    // A share that is not of this round would be drawn as if it were: leave a gap instead.
    if (isRound && isFresh) recordGroup(this.#history, group, topics, this.#ends, before, now)
    return group
  }

  #lagPoints(group: string): LagPoint[] {
    const times = this.#history.times.slice(-VERDICT_POINTS)
    const lags = this.#history.total(group, 'lag', VERDICT_POINTS)
    return times.map((atMs, index) => ({ atMs, lag: Number.isNaN(lags[index]) ? null : (lags[index] ?? null) }))
  }

  #unavailable(group: string, isFresh: boolean, listedAt: number): number | null {
    if (isFresh) this.#unavailableSince.delete(group)
    else if (!this.#unavailableSince.has(group)) this.#unavailableSince.set(group, listedAt)
    return this.#unavailableSince.get(group) ?? null
  }
}
