import 'server-only'
import { CommitWindows } from '../observe/commit-windows'
import { EndHistory } from '../observe/end-history'
import { LagHistory } from '../observe/lag-history'
import { LastHour } from '../observe/last-hour'
import type { Observer } from '../observe/observer'
import { RoundMeter } from '../observe/round-meter'
import type { BrokerState, GroupState, Snapshot, TopicState } from '../observe/snapshot'

const NO_LAG: GroupState['lag'] = {
  total: null,
  secondsBehind: null,
  topics: [],
  knownPartitions: 0,
  partitions: 0,
  markersOnly: 0n,
  overtaken: 0,
  recordsLost: 0n,
  beyondEnd: 0,
  dataLoss: null,
  heldBack: null,
  verdict: 'unknown',
  because: 'no-lag',
  figures: {},
  stuckSince: null,
  unread: [],
  lastMovedAt: null,
}

/** A group of which nothing is known but its commits, by topic and partition, and what is given. */
export function groupState(
  id: string,
  commits: Record<string, Record<number, bigint>>,
  { lag, ...change }: Omit<Partial<GroupState>, 'lag'> & { lag?: Partial<GroupState['lag']> } = {},
): GroupState {
  return {
    id,
    type: 'classic',
    state: 'Empty',
    protocolType: 'consumer',
    coordinator: 1,
    listedAt: 0,
    commits: Object.entries(commits).map(([topic, offsets]) => ({
      topic,
      topicId: topic,
      partitions: Int32Array.from(Object.keys(offsets), Number),
      offsets: BigInt64Array.from(Object.values(offsets)),
      metadata: null,
    })),
    commitsAt: 0,
    stoodSince: new Map(Object.entries(commits).map(([topic, offsets]) => [topic, new Float64Array(Object.keys(offsets).length)])),
    share: null,
    shareAt: null,
    membership: null,
    refused: null,
    rebalances: null,
    membersRefused: null,
    unavailableSince: null,
    ...change,
    lag: { ...NO_LAG, ...lag },
  }
}

export function brokerState(id: number, change: Partial<BrokerState> = {}): BrokerState {
  return {
    id,
    host: `kafka-${id}`,
    port: 9092,
    rack: null,
    status: 'up',
    statusSince: null,
    lastAnsweredAt: null,
    error: null,
    logDirs: [],
    logDirsAsOf: null,
    ...change,
  }
}

interface Seen {
  cluster?: string
  brokers?: readonly BrokerState[]
  topics?: readonly TopicState[]
  groups?: readonly GroupState[]
  /** ms */
  asOf?: number
}

/** An observer that has seen this and asks nobody. */
export function fixedObserver({ cluster = 'test', brokers = [], topics = [], groups = [], asOf = 0 }: Seen): Observer {
  const snapshot = {
    cluster,
    kafkaClusterId: null,
    takenAt: asOf,
    complete: true,
    brokers,
    topics: new Map(topics.map((topic) => [topic.name, topic])),
    groups: new Map(groups.map((group) => [group.id, group])),
    partsAsOf: new Map([['metadata', asOf]]),
    errors: [],
    commitSource: {
      kind: 'tail',
      wish: 'auto',
      since: 0,
      reason: { code: 'may-read' },
      commitsPerSec: 12.5,
      behindMs: null,
      unknownRecords: new Map([['key version 9', 2]]),
      gaps: { count: 0, lastAt: null },
    },
  } as unknown as Snapshot
  const burrow = { intervals: 2, minDistanceMs: 0, allowedLag: 0n, minimumComplete: 0 }
  const seen = {
    cluster,
    snapshot,
    burrow,
    roundMs: 10_000,
    windows: new CommitWindows(burrow),
    ends: new EndHistory(),
    history: new LagHistory(),
    lastHour: new LastHour(),
    rounds: new RoundMeter(),
  }
  return seen as unknown as Observer
}
