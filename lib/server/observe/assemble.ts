import 'server-only'
import { PARTITION_HEALTH, type PartitionHealth, partitionHealth } from '@/lib/domain/health/partition-health'
import { topicFindings } from '@/lib/domain/health/topic-findings'
import type { BrokerHealth } from '../kafka/broker-link'
import type { KnownTopic, Picture, TopicOffsets } from './picture'
import type { SinceTracker } from './since-tracker'
import { type BrokerState, type PartitionState, type TopicConfig, type TopicState, UNKNOWN } from './snapshot'

type HealthOf = (broker: number) => BrokerHealth | null

/**
 * Every broker anybody has named: alive in the metadata, registered but fenced, voting in the quorum, or
 * only still written in a replica list. A dead one is in no answer of the living but these.
 */
export function assembleBrokers(picture: Picture, healthOf: HealthOf, downSince: Map<number, number>): BrokerState[] {
  const ids = new Set(picture.addresses.keys())
  for (const topic of picture.topics.values()) for (const p of topic.partitions) for (const id of p.replicas) ids.add(id)
  const alive = new Set(picture.aliveBrokers.map((broker) => broker.id))
  const registered = new Map(picture.registered?.map((broker) => [broker.id, broker]))
  return [...ids]
    .toSorted((a, b) => a - b)
    .map((id) => {
      const address = picture.addresses.get(id) ?? null
      const health = healthOf(id)
      const answers = health !== null && health.answering && health.lastAnsweredAt !== null
      const isFenced = registered.get(id)?.fenced === true && !alive.has(id)
      const status = isFenced ? 'fenced' : answers ? 'up' : 'not-answering'
      const logDirs = picture.logDirs.get(id)
      return {
        id,
        host: address?.host ?? null,
        port: address?.port ?? null,
        rack: address?.rack ?? null,
        status,
        statusSince: statusSince(id, status, health, downSince),
        lastAnsweredAt: health?.lastAnsweredAt ?? null,
        error: status === 'up' ? null : errorOf(health, isFenced),
        logDirs: logDirs?.dirs ?? [],
        logDirsAsOf: logDirs?.at ?? null,
      }
    })
}

/** Down is one state from the first unanswered request on, though the controller only fences the broker seconds later. */
function statusSince(
  id: number,
  status: BrokerState['status'],
  health: BrokerHealth | null,
  downSince: Map<number, number>,
): number | null {
  if (status === 'up') {
    downSince.delete(id)
    return health?.since ?? null
  }
  const since = downSince.get(id) ?? (health?.lastAnsweredAt == null ? null : health.since)
  if (since !== null) downSince.set(id, since)
  return since
}

function errorOf(health: BrokerHealth | null, isFenced: boolean): BrokerState['error'] {
  if (health?.error) return { name: health.error.kafkaError, message: health.error.message }
  return isFenced
    ? { name: 'BROKER_FENCED', message: 'is registered, but the controller counts it as gone' }
    : { name: 'BROKER_NOT_AVAILABLE', message: 'is named in replica lists only' }
}

interface TopicGround {
  now: number
  since: SinceTracker
  previous: ReadonlyMap<string, TopicState>
}

/** What a TopicState is made from. While all of it is the same as before, so is the state: most pictures differ in one part only. */
interface TopicSource {
  topic: KnownTopic
  config: TopicConfig | null
  ends: TopicOffsets | undefined
  starts: TopicOffsets | undefined
  elr: Picture['elr']
  logDirs: readonly unknown[]
}
const sources = new WeakMap<TopicState, TopicSource>()

export function assembleTopics(picture: Picture, { now, since, previous }: TopicGround): Map<string, TopicState> {
  const logDirs = [...picture.logDirs.values()].map(({ index }) => index)
  const topics = new Map<string, TopicState>()
  for (const name of picture.topicNames) {
    const topic = picture.topics.get(name)
    if (!topic) continue
    const source: TopicSource = {
      topic,
      config: picture.configs.get(name) ?? null,
      ends: picture.logEnds.get(topic.topicId),
      starts: picture.logStarts.get(topic.topicId),
      elr: picture.elr,
      logDirs,
    }
    const before = previous.get(name)
    const state = before && isSame(sources.get(before), source) ? before : assembleTopic(picture, source, before, since, now)
    sources.set(state, source)
    if (state === before) markHealth(state, since, now)
    topics.set(name, state)
  }
  return topics
}

function isSame(a: TopicSource | undefined, b: TopicSource): boolean {
  return (
    a !== undefined &&
    a.topic === b.topic &&
    a.config === b.config &&
    a.ends === b.ends &&
    a.starts === b.starts &&
    a.elr === b.elr &&
    a.logDirs.length === b.logDirs.length &&
    a.logDirs.every((index, at) => index === b.logDirs[at])
  )
}

function assembleTopic(
  picture: Picture,
  { topic, config, ends, starts, elr, logDirs }: TopicSource,
  before: TopicState | undefined,
  since: SinceTracker,
  now: number,
): TopicState {
  const { name } = topic
  const count = topic.partitions.length
  const replicationFactor = topic.partitions[0]?.replicas.length ?? 0
  const minInsyncReplicas = config?.minInsyncReplicas ?? null
  // Between most pictures it is the ends alone that have moved.
  const was = before && sources.get(before)
  const isSameState = before !== undefined && was?.topic === topic && was.config === config && was.elr === elr
  const partitions = isSameState ? before.partitions : assemblePartitions(picture, topic, minInsyncReplicas, since, now)
  if (isSameState) markHealth(before, since, now)
  const isSameSize = isSameState && was.logDirs.length === logDirs.length && was.logDirs.every((index, at) => index === logDirs[at])
  const sizeBytes = isSameSize
    ? before.sizeBytes
    : Float64Array.from(topic.partitions, ({ leader, partition }) =>
        leader === null ? Number.NaN : (picture.logDirs.get(leader)?.index.sizeBytes(name, partition) ?? Number.NaN),
      )
  const totalBytes = sizeBytes.reduce((sum, bytes) => sum + bytes, 0)
  const state: TopicState = {
    name,
    topicId: topic.topicId,
    internal: topic.internal,
    replicationFactor,
    config,
    partitions,
    health: worstOf(partitions),
    unhealthyPartitions: partitions.filter((p) => p.health.length > 0).length,
    findings: topicFindings({ replicationFactor, minInsyncReplicas }),
    logEnd: ends?.values ?? new BigInt64Array(count).fill(UNKNOWN),
    logEndAt: ends?.at ?? new Float64Array(count).fill(Number.NaN),
    logStart: starts?.values ?? new BigInt64Array(count).fill(UNKNOWN),
    sizeBytes,
    totalBytes: Number.isNaN(totalBytes) ? null : totalBytes,
    recordsPerSec: null,
    isRateWhole: true,
    partitionRates: new Float64Array(count).fill(Number.NaN),
  }
  const { recordsPerSec, isRateWhole, partitionRates } = recordRates(before, state)
  return { ...state, recordsPerSec, isRateWhole, partitionRates }
}

function assemblePartitions(
  picture: Picture,
  { name, partitions }: KnownTopic,
  minInsyncReplicas: number | null,
  since: SinceTracker,
  now: number,
): PartitionState[] {
  return partitions.map((p) => {
    const health = partitionHealth({ ...p, minInsyncReplicas })
    const key = `${name}-${p.partition}`
    const elr = health.length > 0 ? picture.elr.get(key) : undefined
    return {
      ...p,
      elr: elr?.elr ?? null,
      lastKnownElr: elr?.lastKnownElr ?? null,
      health,
      since: health[0] === undefined ? null : since.mark(`${key}:${health[0]}`, now),
    }
  })
}

/** What a picture does not mark, the tracker forgets. */
function markHealth({ name, partitions, unhealthyPartitions }: TopicState, since: SinceTracker, now: number): void {
  if (unhealthyPartitions === 0) return
  for (const p of partitions) if (p.health[0] !== undefined) since.mark(`${name}-${p.partition}:${p.health[0]}`, now)
}

function worstOf(partitions: readonly { health: readonly PartitionHealth[] }[]): PartitionHealth | 'healthy' {
  const worst = Math.min(...partitions.map((p) => (p.health[0] ? PARTITION_HEALTH.indexOf(p.health[0]) : PARTITION_HEALTH.length)))
  return PARTITION_HEALTH[worst] ?? 'healthy'
}

/** Records written a second between two pictures: by partition, and over those that both have an end for. */
function recordRates(
  before: TopicState | undefined,
  after: TopicState,
): Pick<TopicState, 'recordsPerSec' | 'isRateWhole' | 'partitionRates'> {
  if (!before || before.topicId !== after.topicId) return after
  if (before.logEndAt === after.logEndAt) return before
  const partitionRates = new Float64Array(after.logEnd.length).fill(Number.NaN)
  let perSec: number | null = null
  for (let partition = 0; partition < after.logEnd.length; partition += 1) {
    const end = after.logEnd[partition] ?? UNKNOWN
    const was = before.logEnd[partition] ?? UNKNOWN
    const seconds = ((after.logEndAt[partition] ?? Number.NaN) - (before.logEndAt[partition] ?? Number.NaN)) / 1000
    if (end === UNKNOWN || was === UNKNOWN || !(seconds > 0)) continue
    const rate = Math.max(0, Number(end - was)) / seconds
    partitionRates[partition] = rate
    perSec = (perSec ?? 0) + rate
  }
  // Nothing is written where nobody leads.
  const isRateWhole = after.partitions.every(
    ({ partition, leader }) =>
      leader === null || (after.logEnd[partition] !== UNKNOWN && after.logEndAt[partition] !== before.logEndAt[partition]),
  )
  return { recordsPerSec: perSec, isRateWhole, partitionRates }
}
