import 'server-only'
import { commonFeatures } from '@/lib/domain/quorum/common-features'
import type { ClusterClient } from '../kafka/cluster-client'
import { assembleBrokers, assembleTopics } from './assemble'
import type { EndHistory } from './end-history'
import { findingsOf } from './findings'
import type { CommitSource } from './commit-source'
import type { GroupAssembler } from './group-assembler'
import type { Picture } from './picture'
import type { RateHistory } from './rate-history'
import { SinceTracker } from './since-tracker'
import { countsOf, indexFurthest, indexReaders } from './snapshot-indexes'
import type { Part, Snapshot, TopicState } from './snapshot'

/** What was, kept in memory for the last hour. */
interface Histories {
  rates: RateHistory
  ends: EndHistory
  /** Of the whole cluster, under PRODUCED and CONSUMED. */
  throughput: RateHistory
}

/** Records a second written to all topics that are not Kafka's own, and committed by all groups. */
export const [PRODUCED, CONSUMED] = ['produced', 'consumed'] as const

/** The parts that findings are made from. */
const DECISIVE_PARTS: readonly Part[] = ['metadata', 'registrations', 'configs', 'commits', 'log-ends', 'log-starts', 'log-dirs']

/** Turns what is known into the next immutable picture, and what was into history. */
export class SnapshotMaker {
  readonly #cluster: string
  readonly #picture: Picture
  readonly #client: ClusterClient
  readonly #rates: RateHistory
  readonly #ends: EndHistory
  readonly #throughput: RateHistory
  readonly #since = new SinceTracker()
  readonly #downSince = new Map<number, number>()
  readonly #groups: GroupAssembler
  readonly #commitSource: () => CommitSource
  #topics: ReadonlyMap<string, TopicState> = new Map()

  constructor(
    cluster: string,
    picture: Picture,
    client: ClusterClient,
    { rates, ends, throughput }: Histories,
    { groups, commitSource }: { groups: GroupAssembler; commitSource: () => CommitSource },
  ) {
    this.#cluster = cluster
    this.#picture = picture
    this.#client = client
    this.#rates = rates
    this.#ends = ends
    this.#throughput = throughput
    this.#groups = groups
    this.#commitSource = commitSource
  }

  /** `isRound`: a lag round has just ended, so this picture is also a point in the history. */
  make(now: number, { isRound }: { isRound: boolean }): Snapshot {
    const picture = this.#picture
    const brokers = assembleBrokers(picture, (id) => this.#client.health(id), this.#downSince)
    const topics = assembleTopics(picture, { now, since: this.#since, previous: this.#topics })
    if (isRound) this.#recordTopics(topics, now)
    const up = new Set(brokers.filter((broker) => broker.status === 'up').map((broker) => broker.id))
    const groups = this.#groups.assemble(topics, up, now, isRound)
    if (isRound) this.#recordThroughput(topics)
    const readersByTopic = indexReaders(groups)
    const findings = findingsOf({ now, brokers, topics, groups, readersByTopic, since: this.#since })
    if (picture.metadataAt !== null) this.#since.settle({ isWhole: DECISIVE_PARTS.every((part) => picture.partsAsOf.has(part)) })
    this.#topics = topics
    return {
      cluster: this.#cluster,
      kafkaClusterId: picture.clusterId,
      takenAt: now,
      complete: picture.metadataAt !== null,
      features: commonFeatures(picture.aliveBrokers.flatMap((broker) => picture.features.get(broker.id) ?? [])),
      brokers,
      controller: controllerOf(picture),
      quorum: picture.quorum,
      acls: picture.acls,
      commitSource: this.#commitSource(),
      topics,
      groups,
      readersByTopic,
      furthestByTopic: indexFurthest(groups),
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
    this.#ends.beginRound(now)
    this.#rates.retain(ids)
    this.#rates.beginRound()
    for (const topic of topics.values()) {
      this.#ends.record(topic.topicId, now, topic.logEnd, topic.logEndAt)
      this.#rates.record(topic.topicId, topic.recordsPerSec)
    }
  }

  #recordThroughput(topics: ReadonlyMap<string, TopicState>): void {
    let produced: number | null = null
    for (const { internal, recordsPerSec } of topics.values()) {
      if (!internal && recordsPerSec !== null) produced = (produced ?? 0) + recordsPerSec
    }
    this.#throughput.beginRound()
    this.#throughput.record(PRODUCED, produced)
    this.#throughput.record(CONSUMED, this.#groups.committedPerSec)
  }
}

/** Metadata tells the controller only with ZooKeeper, which has no quorum to ask; on KRaft it names any broker. */
function controllerOf(picture: Picture): number | null {
  if (picture.quorum) return picture.quorum.leader
  const hasNoQuorum = picture.errors.some((error) => error.part === 'quorum' && error.kafkaError === 'UNSUPPORTED_VERSION')
  return hasNoQuorum ? picture.zookeeperController : null
}
