import 'server-only'
import type { CommitSource } from '../observe/commit-source'
import { createClusterClient } from '../kafka/cluster-client'
import { CommitWindows } from '../observe/commit-windows'
import { EndHistory } from '../observe/end-history'
import { GroupAssembler } from '../observe/group-assembler'
import { LagHistory } from '../observe/lag-history'
import { LastHour } from '../observe/last-hour'
import type { Observer } from '../observe/observer'
import { Picture } from '../observe/picture'
import { SampleHistory } from '../observe/sample-history'
import { type ClusterSamples, SnapshotMaker, type TopicSamples } from '../observe/snapshot-maker'

const BROKERS = [1, 2, 3]
const PARTITIONS_OF_A_TOPIC = 20
const TOPICS_OF_A_GROUP = 3
const ROUND_MS = 10_000

const POLLED: CommitSource = {
  kind: 'poll',
  wish: 'poll',
  since: 0,
  reason: { code: 'configured' },
  commitsPerSec: null,
  behindMs: null,
  unknownRecords: new Map(),
  gaps: { count: 0, lastAt: null },
}

interface Sizes {
  partitions: number
  groups: number
  rounds: number
}

/** An observer's pictures of a cluster larger than a test can start, made by the same code from answers that are made up; every tenth group lags. */
export function largePicture({ partitions, groups, rounds }: Sizes): Observer {
  const picture = new Picture()
  const [history, ends] = [new LagHistory(), new EndHistory()]
  const topicSamples: TopicSamples = new SampleHistory(['produceRate', 'sizeBytes'])
  const burrow = { intervals: 10, minDistanceMs: 1_000, allowedLag: 0n, minimumComplete: 0 }
  const windows = new CommitWindows(burrow)
  const assembler = new GroupAssembler(picture, { history, ends, windows, isPolling: () => true, onGap: () => {} })
  const client = createClusterClient(
    { clientId: 'large', bootstrap: [], tls: null, sasl: null },
    { onHealthChange: () => {}, onRequest: () => {} },
  )
  const throughput: ClusterSamples = new SampleHistory(['produced', 'consumed'])
  const lastHour = new LastHour()
  const kept = { topics: topicSamples, ends, throughput, lastHour }
  const maker = new SnapshotMaker('large', picture, client, kept, { groups: assembler, commitSource: () => POLLED })
  const topics = Math.ceil(partitions / PARTITIONS_OF_A_TOPIC)
  const begun = Date.now() - rounds * ROUND_MS
  let snapshot = maker.make(begun, { isRound: false })
  for (let round = 0; round < rounds; round += 1) {
    const at = begun + round * ROUND_MS
    takeRound(picture, { topics, groups, round, at })
    snapshot = maker.make(at, { isRound: true })
  }
  const observer: Partial<Observer> = {
    cluster: 'large',
    roundMs: ROUND_MS,
    snapshot,
    history,
    ends,
    topicSamples,
    lastHour,
    throughput,
    windows,
    burrow,
  }
  return observer as Observer
}

function takeRound(picture: Picture, { topics, groups, round, at }: { topics: number; groups: number; round: number; at: number }): void {
  const names = Array.from({ length: topics }, (_, n) => `topic-${n}`)
  const numbers = Array.from({ length: PARTITIONS_OF_A_TOPIC }, (_, partition) => partition)
  const leaderOf = (partition: number) => BROKERS[partition % BROKERS.length] ?? 1
  picture.setMetadata(
    {
      clusterId: 'large',
      controllerId: 1,
      brokers: BROKERS.map((id) => ({ id, host: `kafka-${id}`, port: 9092, rack: null })),
      topics: names.map((name) => ({
        name,
        topicId: name,
        internal: false,
        partitions: numbers.map((partition) => {
          const held = [leaderOf(partition)]
          return { partition, leader: leaderOf(partition), replicas: held, isr: held, offlineReplicas: [] }
        }),
      })),
    },
    at,
  )
  const ids = Array.from({ length: groups }, (_, n) => n)
  const listed = Map.groupBy(ids, (n) => BROKERS[n % BROKERS.length] ?? 1)
  const toListed = (n: number) => ({ id: `group-${n}`, state: 'Stable', protocolType: 'consumer', type: 'classic' as const })
  picture.setGroups(new Map([...listed].map(([broker, of]) => [broker, of.map(toListed)])), at)
  const commitsOf = (n: number) =>
    Array.from({ length: TOPICS_OF_A_GROUP }, (_, k) => ({
      topic: names[(n * 7 + k * 31) % topics] ?? '',
      partitions: [{ partition: n % PARTITIONS_OF_A_TOPIC, offset: n % 10 === 0 ? 100n + BigInt(round) : 150n, metadata: null }],
    }))
  picture.setCommits(
    ids.map((n) => ({ group: `group-${n}`, error: null, topics: commitsOf(n) })),
    at,
  )
  const toEnd = (partition: number) => ({ partition, offset: partition === 0 ? 150n + BigInt(round) : 150n, error: null })
  picture.setOffsets(
    'logEnds',
    names.map((topic) => ({ topic, partitions: numbers.map(toEnd) })),
    at,
  )
}
