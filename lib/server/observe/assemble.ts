import 'server-only'
import { partitionHealth } from '@/lib/domain/health/partition-health'
import type { BrokerHealth } from '../kafka/broker-link'
import type { Picture } from './picture'
import type { SinceTracker } from './since-tracker'
import { type BrokerState, type TopicState, UNKNOWN } from './snapshot'

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

export function assembleTopics(picture: Picture, { now, since, previous }: TopicGround): Map<string, TopicState> {
  const sizes = leaderSizes(picture)
  const topics = new Map<string, TopicState>()
  for (const name of [...picture.topics.keys()].toSorted()) {
    const topic = picture.topics.get(name)
    if (!topic) continue
    const count = topic.partitions.length
    const ends = picture.logEnds.get(topic.topicId)
    const config = picture.configs.get(name) ?? null
    const state: TopicState = {
      name,
      topicId: topic.topicId,
      internal: topic.internal,
      config,
      partitions: topic.partitions.map((p) => {
        const health = partitionHealth({ ...p, minInsyncReplicas: config?.minInsyncReplicas ?? null })
        const key = `${name}-${p.partition}`
        const elr = health.length > 0 ? picture.elr.get(key) : undefined
        return {
          ...p,
          elr: elr?.elr ?? null,
          lastKnownElr: elr?.lastKnownElr ?? null,
          health,
          since: health[0] === undefined ? null : since.mark(`${key}:${health[0]}`, now),
        }
      }),
      logEnd: ends?.values ?? new BigInt64Array(count).fill(UNKNOWN),
      logEndAt: ends?.at ?? new Float64Array(count).fill(Number.NaN),
      logStart: picture.logStarts.get(topic.topicId)?.values ?? new BigInt64Array(count).fill(UNKNOWN),
      sizeBytes: Float64Array.from(topic.partitions, (p) =>
        p.leader === null ? Number.NaN : (sizes.get(`${p.leader}:${name}-${p.partition}`) ?? Number.NaN),
      ),
      recordsPerSec: null,
    }
    topics.set(name, { ...state, recordsPerSec: recordsPerSec(previous.get(name), state) })
  }
  return topics
}

/** Bytes of each replica, by `broker:topic-partition`; future copies left out. */
function leaderSizes(picture: Picture): Map<string, number> {
  const sizes = new Map<string, number>()
  for (const [broker, { dirs }] of picture.logDirs) {
    for (const dir of dirs) {
      for (const replica of dir.replicas) {
        if (!replica.isFuture) sizes.set(`${broker}:${replica.topic}-${replica.partition}`, replica.sizeBytes)
      }
    }
  }
  return sizes
}

/** Records written a second between two pictures, over the partitions both have an end for. */
function recordsPerSec(before: TopicState | undefined, after: TopicState): number | null {
  if (!before || before.topicId !== after.topicId) return null
  if (before.logEnd === after.logEnd) return before.recordsPerSec
  let perSec: number | null = null
  for (const [partition, end] of after.logEnd.entries()) {
    const was = before.logEnd[partition] ?? UNKNOWN
    const seconds = ((after.logEndAt[partition] ?? Number.NaN) - (before.logEndAt[partition] ?? Number.NaN)) / 1000
    if (end === UNKNOWN || was === UNKNOWN || !(seconds > 0)) continue
    perSec = (perSec ?? 0) + Math.max(0, Number(end - was)) / seconds
  }
  return perSec
}
