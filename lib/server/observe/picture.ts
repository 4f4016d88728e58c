import 'server-only'
import type { AclBinding } from '@/lib/domain/access/acl-binding'
import type { ClientQuota } from '@/lib/domain/quotas/client-quota'
import type { BrokerFeatures } from '@/lib/domain/quorum/common-features'
import type { GroupType } from '@/lib/domain/groups/group-type'
import type { ListedGroup } from '../kafka/reads/groups'
import type { LogDirState } from '../kafka/reads/log-dirs'
import type { BrokerMetadata, ClusterMetadata, QuorumState, RegisteredBroker, TopicMetadata } from '../kafka/reads/metadata'
import type { GroupCommits } from '../kafka/messages/offset-fetch'
import type { ListedOffsets } from '../kafka/messages/list-offsets'
import type { ShareGroupOffsets } from '../kafka/reads/offsets'
import type { ScramUser } from '../kafka/reads/scram-users'
import { toKafkaError } from '../kafka/kafka-error'
import { coordinatorPartition } from '@/lib/domain/groups/coordinator-partition'
import { LogIndex } from './log-index'
import { type GroupMembership, type Part, type ShareError, type TopicConfig, UNKNOWN } from './snapshot'

/** Gone means: whoever owns it answered completely without it, this many times in a row. */
const ROUNDS_UNTIL_GONE = 2

export type KnownTopic = TopicMetadata & { missedRounds: number }

export interface KnownGroup extends ListedGroup {
  coordinator: number
  listedAt: number
  missedRounds: number
}

/** Errors of an OffsetFetch that the next round will not see. */
const PASSING_ERRORS = new Set([
  'NOT_COORDINATOR',
  'COORDINATOR_NOT_AVAILABLE',
  'COORDINATOR_LOAD_IN_PROGRESS',
  'REQUEST_TIMED_OUT',
  'UNKNOWN_SERVER_ERROR',
])

export interface KnownCommits {
  commits: GroupCommits
  at: number
}

export interface TopicOffsets {
  values: BigInt64Array
  /** ms per partition; NaN while never read. */
  at: Float64Array
}

/** Read whole by one question each, by the rounds and as soon as the console has changed something of it. */
export interface Whole {
  acls: readonly AclBinding[]
  'scram-users': readonly ScramUser[]
  quotas: readonly ClientQuota[]
}

/** All that is known of a cluster so far, part by part: what answers are written into and snapshots are made from. */
export class Picture {
  clusterId: string | null = null
  metadataAt: number | null = null
  zookeeperController: number | null = null
  aliveBrokers: BrokerMetadata[] = []
  readonly addresses = new Map<number, BrokerMetadata>()
  registered: RegisteredBroker[] | null = null
  quorum: QuorumState | null = null
  readonly features = new Map<number, BrokerFeatures>()
  readonly whole: { [Part in keyof Whole]: Whole[Part] | null } = { acls: null, 'scram-users': null, quotas: null }
  readonly topics = new Map<string, KnownTopic>()
  /** Sorted, made anew only when a topic comes or goes. */
  topicNames: readonly string[] = []
  readonly configs = new Map<string, TopicConfig>()
  readonly groups = new Map<string, KnownGroup>()
  readonly commits = new Map<string, KnownCommits>()
  readonly membership = new Map<string, GroupMembership>()
  /** Error names, by group whose members Kafka did not tell. */
  readonly membersRefused = new Map<string, string>()
  readonly share = new Map<string, { offsets: ShareGroupOffsets; at: number }>()
  /** By topic id. */
  readonly logEnds = new Map<string, TopicOffsets>()
  readonly logStarts = new Map<string, TopicOffsets>()
  readonly logDirs = new Map<number, { dirs: LogDirState[]; index: LogIndex; at: number }>()
  /** By `topic-partition`; only partitions in trouble. */
  elr = new Map<string, { elr: number[]; lastKnownElr: number[] }>()
  readonly partsAsOf = new Map<Part, number>()
  readonly #errors = new Map<string, ShareError>()
  /** When the newest read of each that has ended was begun, ms of a clock that never goes back. */
  readonly #begun = new Map<keyof Whole, number>()

  get errors(): ShareError[] {
    return [...this.#errors.values()]
  }

  /** A share was taken: its error, if it had one, is over. */
  took(part: Part, broker: number | null, at: number): void {
    this.#errors.delete(`${part}:${broker}`)
    this.partsAsOf.set(part, at)
  }

  missed(part: Part, broker: number | null, cause: unknown, at: number): void {
    const error = toKafkaError(cause, broker)
    const since = this.#errors.get(`${part}:${broker}`)?.since ?? at
    this.#errors.set(`${part}:${broker}`, { part, broker, since, kafkaError: error.kafkaError, message: error.message })
  }

  /** Errors of brokers that are no longer part of the cluster's metadata have nobody to answer them away. */
  forgetErrorsExcept(brokers: ReadonlySet<number>): void {
    for (const [key, { broker }] of this.#errors) if (broker !== null && !brokers.has(broker)) this.#errors.delete(key)
  }

  /** What was begun to be read (ms, monotonic) before another read that has ended knows less, however late it comes: it is dropped. */
  setWhole<Part extends keyof Whole>(part: Part, read: Whole[Part], begunAt: number): void {
    if (begunAt < (this.#begun.get(part) ?? 0)) return
    this.#begun.set(part, begunAt)
    this.whole[part] = read
  }

  setMetadata(metadata: ClusterMetadata, at: number): void {
    this.clusterId = metadata.clusterId
    this.metadataAt = at
    this.zookeeperController = metadata.controllerId
    this.aliveBrokers = metadata.brokers
    for (const broker of metadata.brokers) this.addresses.set(broker.id, broker)
    const listed = new Set(metadata.topics.map((topic) => topic.name))
    for (const topic of metadata.topics) {
      // A topic that is what it was stays the same object, so that nothing made of it is made again.
      const known = this.topics.get(topic.name)
      if (known && isSameTopic(known, topic)) known.missedRounds = 0
      else this.topics.set(topic.name, { ...topic, missedRounds: 0 })
    }
    for (const [name, topic] of this.topics) {
      if (listed.has(name)) continue
      topic.missedRounds += 1
      if (topic.missedRounds >= ROUNDS_UNTIL_GONE) this.topics.delete(name)
    }
    const isSameTopics = this.topicNames.length === this.topics.size && this.topicNames.every((name) => this.topics.has(name))
    if (!isSameTopics) this.topicNames = [...this.topics.keys()].toSorted()
    const ids = new Set([...this.topics.values()].map((topic) => topic.topicId))
    for (const id of this.logEnds.keys()) if (!ids.has(id)) this.logEnds.delete(id)
    for (const id of this.logStarts.keys()) if (!ids.has(id)) this.logStarts.delete(id)
    for (const name of this.configs.keys()) if (!this.topics.has(name)) this.configs.delete(name)
    this.took('metadata', null, at)
  }

  setConfig(topic: string, config: TopicConfig): void {
    const known = this.configs.get(topic)
    const isSame = known !== undefined && (Object.keys(config) as (keyof TopicConfig)[]).every((key) => known[key] === config[key])
    if (!isSame) this.configs.set(topic, config)
  }

  /** What the brokers that answered coordinate. A group its owner did not list twice running is gone. */
  setGroups(lists: ReadonlyMap<number, ListedGroup[]>, at: number): void {
    const listed = new Set<string>()
    for (const [coordinator, groups] of lists) {
      for (const group of groups) {
        // Two brokers list a group while its coordinator moves; the old one calls it Dead.
        if (listed.has(group.id) && group.state === 'Dead') continue
        listed.add(group.id)
        this.groups.set(group.id, { ...group, coordinator, listedAt: at, missedRounds: 0 })
      }
    }
    for (const [id, group] of this.groups) {
      if (listed.has(id) || !lists.has(this.coordinatorOf(id) ?? group.coordinator)) continue
      group.missedRounds += 1
      if (group.missedRounds >= ROUNDS_UNTIL_GONE) this.#forgetGroup(id)
    }
  }

  setCommits(answers: readonly GroupCommits[], at: number): void {
    for (const commits of answers) {
      // What has not changed stays the same object, so that nothing made of it has to be made again.
      const known = this.commits.get(commits.group)?.commits
      // Asked while its coordinator moved, a broker that is it no longer says nothing of the group.
      if (commits.error !== null && PASSING_ERRORS.has(commits.error)) continue
      this.commits.set(commits.group, { commits: known && isSameCommits(known, commits) ? known : commits, at })
    }
  }

  setLogDirs(broker: number, dirs: LogDirState[], at: number): void {
    this.logDirs.set(broker, { dirs, index: new LogIndex(dirs), at })
  }

  /** All brokers' answers of one round together, so that no snapshot ever holds an array half of which is still to come. */
  setOffsets(which: 'logEnds' | 'logStarts', answers: readonly ListedOffsets[], at: number): void {
    const fresh = new Map<string, TopicOffsets>()
    const before = new Map<string, TopicOffsets | undefined>()
    for (const { topic, partitions } of answers) {
      const known = this.topics.get(topic)
      if (!known) continue
      if (!before.has(known.topicId)) before.set(known.topicId, this[which].get(known.topicId))
      // A fresh copy per round: snapshots and the end history keep the arrays they were given.
      const offsets = fresh.get(known.topicId) ?? this.#freshOffsets(which, known)
      fresh.set(known.topicId, offsets)
      for (const { partition, offset, error } of partitions) {
        if (error !== null || offset < 0n || partition >= offsets.values.length) continue
        offsets.values[partition] = offset
        offsets.at[partition] = at
      }
    }
    // A log nobody writes to is kept once, however long its history.
    for (const [topicId, offsets] of fresh) {
      const was = before.get(topicId)?.values
      if (was && was.length === offsets.values.length && offsets.values.every((offset, index) => offset === was[index]))
        offsets.values = was
    }
  }

  /** The broker that leads the group's partition of `__consumer_offsets`; null while that is not known. */
  coordinatorOf(group: string): number | null {
    const offsets = this.topics.get('__consumer_offsets')
    if (!offsets || offsets.partitions.length === 0) return null
    return offsets.partitions[coordinatorPartition(group, offsets.partitions.length)]?.leader ?? null
  }

  groupsOf(coordinator: number, type: GroupType): KnownGroup[] {
    return [...this.groups.values()].filter((group) => group.coordinator === coordinator && group.type === type)
  }

  #freshOffsets(which: 'logEnds' | 'logStarts', topic: TopicMetadata): TopicOffsets {
    const known = this[which].get(topic.topicId)
    const size = topic.partitions.length
    const fresh = { values: new BigInt64Array(size).fill(UNKNOWN), at: new Float64Array(size).fill(Number.NaN) }
    if (known) {
      fresh.values.set(known.values.subarray(0, size))
      fresh.at.set(known.at.subarray(0, size))
    }
    this[which].set(topic.topicId, fresh)
    return fresh
  }

  #forgetGroup(id: string): void {
    this.groups.delete(id)
    this.commits.delete(id)
    this.membership.delete(id)
    this.membersRefused.delete(id)
    this.share.delete(id)
  }
}

function isSameTopic(a: TopicMetadata, b: TopicMetadata): boolean {
  const isSameList = (x: readonly number[], y: readonly number[]) => x.length === y.length && x.every((id, at) => id === y[at])
  return (
    a.topicId === b.topicId &&
    a.internal === b.internal &&
    a.partitions.length === b.partitions.length &&
    a.partitions.every((p, at) => {
      const q = b.partitions[at]
      return (
        q !== undefined &&
        p.partition === q.partition &&
        p.leader === q.leader &&
        isSameList(p.replicas, q.replicas) &&
        isSameList(p.isr, q.isr) &&
        isSameList(p.offlineReplicas, q.offlineReplicas)
      )
    })
  )
}

function isSameCommits(a: GroupCommits, b: GroupCommits): boolean {
  return (
    a.error === b.error &&
    a.topics.length === b.topics.length &&
    a.topics.every((topic, at) => {
      const other = b.topics[at]
      return (
        topic.topic === other?.topic &&
        topic.partitions.length === other.partitions.length &&
        topic.partitions.every((p, index) => {
          const q = other.partitions[index]
          return p.partition === q?.partition && p.offset === q.offset && p.metadata === q.metadata
        })
      )
    })
  )
}
