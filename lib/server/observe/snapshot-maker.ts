import 'server-only'
import { commonFeatures } from '@/lib/domain/quorum/common-features'
import type { ClusterClient } from '../kafka/cluster-client'
import { assembleBrokers, assembleTopics } from './assemble'
import type { EndHistory } from './end-history'
import { findingsOf } from './findings'
import type { CommitSource } from './commit-source'
import type { GroupAssembler } from './group-assembler'
import type { LastHour } from './last-hour'
import type { Picture } from './picture'
import type { SampleHistory } from './sample-history'
import { SinceTracker } from './since-tracker'
import { countsOf, indexFurthest, indexReaders } from './snapshot-indexes'
import type { Part, Snapshot, TopicState } from './snapshot'
import { allToldAnew, rateToldAnew } from './told-anew'

/** Of each topic, by name. */
export type TopicSamples = SampleHistory<'produceRate' | 'sizeBytes'>
/** Records a second written to all topics that are not Kafka's own, and committed by all groups; under the empty key. */
export type ClusterSamples = SampleHistory<'produced' | 'consumed'>

/** What was: samples of the last minutes, their peaks and where logs ended for an hour. */
interface Histories {
  topics: TopicSamples
  throughput: ClusterSamples
  ends: EndHistory
  lastHour: LastHour
}

/** The parts that findings are made from. */
const DECISIVE_PARTS: readonly Part[] = ['metadata', 'registrations', 'configs', 'commits', 'log-ends', 'log-starts', 'log-dirs']

/** Turns what is known into the next immutable picture, and what was into history. */
export class SnapshotMaker {
  readonly #cluster: string
  readonly #picture: Picture
  readonly #client: ClusterClient
  readonly #ends: EndHistory
  readonly #topicSamples: TopicSamples
  readonly #throughput: ClusterSamples
  readonly #lastHour: LastHour
  readonly #since = new SinceTracker()
  readonly #downSince = new Map<number, number>()
  readonly #groups: GroupAssembler
  readonly #commitSource: () => CommitSource
  #topics: ReadonlyMap<string, TopicState> = new Map()
  /** As of the last round. */
  #roundTopics: ReadonlyMap<string, TopicState> = new Map()

  constructor(
    cluster: string,
    picture: Picture,
    client: ClusterClient,
    { topics, ends, throughput, lastHour }: Histories,
    { groups, commitSource }: { groups: GroupAssembler; commitSource: () => CommitSource },
  ) {
    this.#cluster = cluster
    this.#picture = picture
    this.#client = client
    this.#topicSamples = topics
    this.#ends = ends
    this.#throughput = throughput
    this.#lastHour = lastHour
    this.#groups = groups
    this.#commitSource = commitSource
  }

  /** `isRound`: a lag round has just ended, so this picture is also a point in the history. */
  make(now: number, how: { isRound: boolean }): Snapshot {
    const steps = this.steps(now, how)
    for (;;) {
      const step = steps.next()
      if (step.done) return step.value
    }
  }

  /** The same, a part at a time; no other picture may be made meanwhile. */
  *steps(now: number, { isRound }: { isRound: boolean }): Generator<void, Snapshot> {
    const picture = this.#picture
    const brokers = assembleBrokers(picture, (id) => this.#client.health(id), this.#downSince)
    const topics = assembleTopics(picture, { now, since: this.#since, previous: this.#topics })
    if (isRound) this.#recordTopics(topics, now)
    const up = new Set(brokers.filter((broker) => broker.status === 'up').map((broker) => broker.id))
    const groups = yield* this.#groups.assemble(topics, up, now, isRound)
    if (isRound) this.#recordRates(topics, now)
    if (isRound) this.#lastHour.note({ takenAt: now, groups, topics })
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
      acls: picture.whole.acls,
      scramUsers: picture.whole['scram-users'],
      quotas: picture.whole.quotas,
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
    for (const topic of topics.values()) this.#ends.record(topic.topicId, now, topic.logEnd, topic.logEndAt)
  }

  /** After the groups, whose axis of rounds these share. What nobody has told of anew since the round before is a gap, not what it was. */
  #recordRates(topics: ReadonlyMap<string, TopicState>, now: number): void {
    this.#topicSamples.retain(new Set(topics.keys()))
    this.#topicSamples.beginRound(now)
    for (const topic of topics.values()) {
      const produceRate = rateToldAnew(topic, this.#roundTopics.get(topic.name)?.logEndAt) ?? Number.NaN
      this.#topicSamples.record(topic.name, { produceRate, sizeBytes: topic.totalBytes ?? Number.NaN })
    }
    const produced = allToldAnew(topics, this.#roundTopics) ?? Number.NaN
    this.#roundTopics = topics
    this.#throughput.beginRound(now)
    this.#throughput.record('', { produced, consumed: this.#groups.committedPerSec ?? Number.NaN })
  }
}

/** Metadata tells the controller only with ZooKeeper, which has no quorum to ask; on KRaft it names any broker. */
function controllerOf(picture: Picture): number | null {
  if (picture.quorum) return picture.quorum.leader
  const hasNoQuorum = picture.errors.some((error) => error.part === 'quorum' && error.kafkaError === 'UNSUPPORTED_VERSION')
  return hasNoQuorum ? picture.zookeeperController : null
}
