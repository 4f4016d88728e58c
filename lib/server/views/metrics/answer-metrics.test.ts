import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Observer } from '../../observe/observer'
import { brokerState, fixedObserver, groupState } from '../../test/observer-fixture'
import { partitionState, topicState } from '../../test/snapshot-fixtures'
import { answerMetrics } from './answer-metrics'
import { BURROW_FAMILIES } from './burrow-families'
import { metricsTarget } from './metrics-target'
import { NameFilter } from './name-filter'
import { viewerContext } from '../../test/viewer-context'

const EVERYTHING = { include: '.*', exclude: '^$' }
const NO_DELAY = { take: () => null }

// What a window says depends on the time in whole seconds: none passes while a test commits and asks.
beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 0, 1), toFake: ['Date'] })
})
afterEach(() => {
  vi.useRealTimers()
})

interface Asked {
  topics?: typeof EVERYTHING
  groups?: typeof EVERYTHING
  loopDelay?: Parameters<typeof answerMetrics>[0]['loopDelay']
}

function ask(
  query: string,
  observers: readonly Observer[],
  { topics = EVERYTHING, groups = EVERYTHING, loopDelay = NO_DELAY }: Asked = {},
) {
  const contexts = observers.map((observer) => viewerContext(observer, observer.cluster))
  const filters = { topics: new NameFilter(topics), groups: new NameFilter(groups) }
  return answerMetrics({ contexts, ...filters, loopDelay }, new URLSearchParams(query))
}

/** The series alone, without what they are. */
async function series(...asked: Parameters<typeof ask>): Promise<string[]> {
  const lines = (await ask(...asked).text()).split('\n')
  return lines.filter((line) => line !== '' && !line.startsWith('#'))
}

const about = (word: string, lines: readonly string[]) => lines.filter((line) => line.startsWith(word))

/** Three partitions: the last without a leader, the middle one led by its second replica and short of one. */
const orders = topicState(
  'orders',
  [
    partitionState(0, { leader: 1, replicas: [1, 2], isr: [1, 2] }),
    partitionState(1, { leader: 1, replicas: [2, 1], isr: [1] }),
    partitionState(2, { leader: null, replicas: [3, 1], isr: [] }),
  ],
  {
    logStart: BigInt64Array.of(5n, 0n, 0n),
    logEnd: BigInt64Array.of(100n, 9007199254740993n, 50n),
    logEndAt: Float64Array.of(10, 10, 10),
  },
)

describe("kafka_exporter's text", () => {
  test('of a small cluster is exactly this', async () => {
    const observer = fixedObserver({
      brokers: [brokerState(1), brokerState(2), brokerState(3, { status: 'not-answering' })],
      topics: [orders],
      groups: [groupState('billing', { orders: { 0: 60n } }, { commitsAt: 5 })],
    })
    const response = ask('', [observer])
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8')
    expect(await response.text()).toBe(`# HELP kafka_broker_info Information about the Kafka Broker.
# TYPE kafka_broker_info gauge
kafka_broker_info{address="kafka-1:9092",id="1"} 1
kafka_broker_info{address="kafka-2:9092",id="2"} 1
# HELP kafka_brokers Number of Brokers in the Kafka Cluster.
# TYPE kafka_brokers gauge
kafka_brokers 2
# HELP kafka_consumergroup_current_offset Current Offset of a ConsumerGroup at Topic/Partition
# TYPE kafka_consumergroup_current_offset gauge
kafka_consumergroup_current_offset{consumergroup="billing",partition="0",topic="orders"} 60
kafka_consumergroup_current_offset{consumergroup="billing",partition="1",topic="orders"} -1
kafka_consumergroup_current_offset{consumergroup="billing",partition="2",topic="orders"} -1
# HELP kafka_consumergroup_current_offset_sum Current Offset of a ConsumerGroup at Topic for all partitions
# TYPE kafka_consumergroup_current_offset_sum gauge
kafka_consumergroup_current_offset_sum{consumergroup="billing",topic="orders"} 58
# HELP kafka_consumergroup_lag Current Approximate Lag of a ConsumerGroup at Topic/Partition
# TYPE kafka_consumergroup_lag gauge
kafka_consumergroup_lag{consumergroup="billing",partition="0",topic="orders"} 40
kafka_consumergroup_lag{consumergroup="billing",partition="1",topic="orders"} -1
kafka_consumergroup_lag{consumergroup="billing",partition="2",topic="orders"} -1
# HELP kafka_consumergroup_lag_sum Current Approximate Lag of a ConsumerGroup at Topic for all partitions
# TYPE kafka_consumergroup_lag_sum gauge
kafka_consumergroup_lag_sum{consumergroup="billing",topic="orders"} 40
# HELP kafka_consumergroup_members Amount of members in a consumer group
# TYPE kafka_consumergroup_members gauge
kafka_consumergroup_members{consumergroup="billing"} 0
# HELP kafka_topic_partition_current_offset Current Offset of a Broker at Topic/Partition
# TYPE kafka_topic_partition_current_offset gauge
kafka_topic_partition_current_offset{partition="0",topic="orders"} 100
kafka_topic_partition_current_offset{partition="1",topic="orders"} 9007199254740993
# HELP kafka_topic_partition_in_sync_replica Number of In-Sync Replicas for this Topic/Partition
# TYPE kafka_topic_partition_in_sync_replica gauge
kafka_topic_partition_in_sync_replica{partition="0",topic="orders"} 2
kafka_topic_partition_in_sync_replica{partition="1",topic="orders"} 1
kafka_topic_partition_in_sync_replica{partition="2",topic="orders"} 0
# HELP kafka_topic_partition_leader Leader Broker ID of this Topic/Partition
# TYPE kafka_topic_partition_leader gauge
kafka_topic_partition_leader{partition="0",topic="orders"} 1
kafka_topic_partition_leader{partition="1",topic="orders"} 1
# HELP kafka_topic_partition_leader_is_preferred 1 if Topic/Partition is using the Preferred Broker
# TYPE kafka_topic_partition_leader_is_preferred gauge
kafka_topic_partition_leader_is_preferred{partition="0",topic="orders"} 1
kafka_topic_partition_leader_is_preferred{partition="1",topic="orders"} 0
kafka_topic_partition_leader_is_preferred{partition="2",topic="orders"} 0
# HELP kafka_topic_partition_oldest_offset Oldest Offset of a Broker at Topic/Partition
# TYPE kafka_topic_partition_oldest_offset gauge
kafka_topic_partition_oldest_offset{partition="0",topic="orders"} 5
kafka_topic_partition_oldest_offset{partition="1",topic="orders"} 0
# HELP kafka_topic_partition_replicas Number of Replicas for this Topic/Partition
# TYPE kafka_topic_partition_replicas gauge
kafka_topic_partition_replicas{partition="0",topic="orders"} 2
kafka_topic_partition_replicas{partition="1",topic="orders"} 2
kafka_topic_partition_replicas{partition="2",topic="orders"} 2
# HELP kafka_topic_partition_under_replicated_partition 1 if Topic/Partition is under Replicated
# TYPE kafka_topic_partition_under_replicated_partition gauge
kafka_topic_partition_under_replicated_partition{partition="0",topic="orders"} 0
kafka_topic_partition_under_replicated_partition{partition="1",topic="orders"} 1
kafka_topic_partition_under_replicated_partition{partition="2",topic="orders"} 1
# HELP kafka_topic_partitions Number of partitions for this Topic
# TYPE kafka_topic_partitions gauge
kafka_topic_partitions{topic="orders"} 3
# HELP kafka_exporter_build_info A metric with a constant '1' value labeled by version, revision, branch, goversion from which kafka_exporter was built, and the goos and goarch for the build.
# TYPE kafka_exporter_build_info gauge
kafka_exporter_build_info{branch="",goarch="${process.arch}",goos="${process.platform}",goversion="",revision="",tags="",version="highwater"} 1
`)
  })

  test('never has a negative lag but −1: a commit beyond the end has none, one that is newer than the end is not known', async () => {
    const beyond = groupState('beyond', { orders: { 0: 120n } }, { commitsAt: 10 })
    const newer = groupState('newer', { orders: { 0: 120n } }, { commitsAt: 11 })
    const lines = about(
      'kafka_consumergroup_',
      await series('drop_uncommitted=true', [fixedObserver({ topics: [orders], groups: [beyond, newer] })]),
    )
    expect(about('kafka_consumergroup_lag', lines)).toEqual([
      'kafka_consumergroup_lag{consumergroup="beyond",partition="0",topic="orders"} 0',
      'kafka_consumergroup_lag_sum{consumergroup="beyond",topic="orders"} 0',
    ])
    expect(lines).toContain('kafka_consumergroup_current_offset{consumergroup="newer",partition="0",topic="orders"} 120')
  })

  test('tells no lag where the leader is away', async () => {
    const lines = await series('drop_uncommitted=true', [
      fixedObserver({ topics: [orders], groups: [groupState('g', { orders: { 2: 10n } })] }),
    ])
    expect(about('kafka_consumergroup_', lines)).toEqual([
      'kafka_consumergroup_current_offset{consumergroup="g",partition="2",topic="orders"} 10',
      'kafka_consumergroup_current_offset_sum{consumergroup="g",topic="orders"} 10',
      'kafka_consumergroup_members{consumergroup="g"} 0',
    ])
  })

  test('of groups without commits, share groups and groups on a topic that is gone is their members alone', async () => {
    const groups = [
      groupState('gone', { deleted: { 0: 1n } }),
      groupState('idle', {}),
      groupState(
        'sharing',
        {},
        { type: 'share', state: 'Stable', membership: { asOf: 0, state: 'Stable', assignor: null, epoch: 1, members: [] } },
      ),
      groupState('undescribed', {}, { state: 'Stable' }),
    ]
    expect(about('kafka_consumergroup_', await series('', [fixedObserver({ topics: [orders], groups })]))).toEqual([
      'kafka_consumergroup_members{consumergroup="gone"} 0',
      'kafka_consumergroup_members{consumergroup="idle"} 0',
      'kafka_consumergroup_members{consumergroup="sharing"} 0',
    ])
  })

  test('escapes what a group is called', async () => {
    const named = groupState('a "b" \\ c\nd', {})
    expect(about('kafka_consumergroup_', await series('', [fixedObserver({ groups: [named] })]))).toEqual([
      String.raw`kafka_consumergroup_members{consumergroup="a \"b\" \\ c\nd"} 0`,
    ])
  })

  test('has a cluster label only among several clusters, and each family once', async () => {
    const observers = ['eu', 'us'].map((cluster) => fixedObserver({ cluster, brokers: [brokerState(1)], topics: [orders] }))
    const text = await ask('', observers).text()
    expect(text).toContain('kafka_brokers{cluster="eu"} 1\nkafka_brokers{cluster="us"} 1\n')
    expect(text).toContain('kafka_broker_info{address="kafka-1:9092",cluster="us",id="1"} 1\n')
    expect(text).toContain('kafka_topic_partitions{cluster="us",topic="orders"} 3\n')
    const heads = text.split('\n').filter((line) => line.startsWith('# TYPE'))
    expect(new Set(heads).size).toBe(heads.length)
    expect(about('kafka_brokers', await series('cluster=us', observers))).toEqual(['kafka_brokers 1'])
  })
})

describe('what is asked for', () => {
  const observer = fixedObserver({
    topics: [orders, topicState('payments', [partitionState(0)])],
    groups: [groupState('billing', { orders: { 0: 60n }, payments: { 0: 0n } }), groupState('shipping', { orders: { 0: 1n } })],
  })
  const names = async (query: string, asked?: Asked) =>
    about('kafka_consumergroup_lag_sum', await series(query, [observer], asked)).map((line) =>
      line.replace(/.*group="(.*)",topic="(.*)".*/, '$1 $2'),
    )

  test('may be some topics and groups, by their whole names', async () => {
    expect(await names('')).toEqual(['billing orders', 'billing payments', 'shipping orders'])
    expect(await names('topic=orders')).toEqual(['billing orders', 'shipping orders'])
    expect(await names('group=shipping&group=bill')).toEqual(['shipping orders'])
    expect(await names('group=billing&topic=payments')).toEqual(['billing payments'])
  })

  test('is cut by the configured patterns, unanchored', async () => {
    expect(await names('', { topics: { include: '.*', exclude: 'ment' } })).toEqual(['billing orders', 'shipping orders'])
    expect(await names('', { groups: { include: '^ship', exclude: '^$' } })).toEqual(['shipping orders'])
  })

  test('may be several views at once, by comma or repeated, and is refused in a sentence', async () => {
    const heads = async (query: string) => new Set((await series(query, [observer])).map((line) => line.split('_')[0]))
    expect(await heads('')).toEqual(new Set(['kafka']))
    expect(await heads('view=burrow,kafka_exporter')).toEqual(new Set(['kafka', 'burrow']))
    expect(await heads('view=burrow&view=console')).toEqual(new Set(['burrow', 'highwater', 'nodejs', 'process']))
    const refused = [ask('view=prometheus', [observer]), ask('drop_uncommitted=yes', [observer]), ask('cluster=mars', [observer])]
    expect(refused.map(({ status }) => status)).toEqual([400, 400, 404])
    expect(await refused[0]?.text()).toBe('view: “prometheus” is none of kafka_exporter, burrow, console\n')
    expect(await refused[2]?.text()).toBe('There is no cluster “mars”\n')
  })
})

describe("Burrow's text", () => {
  test('has status and offset of a partition only while its window is full', async () => {
    const observer = fixedObserver({
      topics: [orders],
      groups: [groupState('billing', { orders: { 0: 60n, 1: 9007199254740993n } }), groupState('idle', {})],
    })
    const now = Date.now()
    const commit = (offset: bigint, committedAtMs: number) =>
      observer.windows.add({ group: 'billing', topic: 'orders', partition: 0, offset, committedAtMs }, orders, () => null)
    commit(50n, now - 20_000)
    commit(60n, now - 10_000)
    expect(await series('view=burrow', [observer])).toEqual([
      'burrow_kafka_consumer_current_offset{cluster="test",consumer_group="billing",partition="0",topic="orders"} 60',
      'burrow_kafka_consumer_lag_total{cluster="test",consumer_group="billing"} 40',
      'burrow_kafka_consumer_partition_lag{cluster="test",consumer_group="billing",partition="0",topic="orders"} 40',
      'burrow_kafka_consumer_partition_lag{cluster="test",consumer_group="billing",partition="1",topic="orders"} 0',
      'burrow_kafka_consumer_partition_lag{cluster="test",consumer_group="billing",partition="2",topic="orders"} 0',
      'burrow_kafka_consumer_status{cluster="test",consumer_group="billing"} 1',
      'burrow_kafka_topic_partition_offset{cluster="test",partition="0",topic="orders"} 100',
      'burrow_kafka_topic_partition_offset{cluster="test",partition="1",topic="orders"} 9007199254740993',
      'burrow_kafka_topic_partition_status{cluster="test",consumer_group="billing",partition="0",topic="orders"} 1',
    ])
  })
})

describe("Burrow's text of a group whose topics are not all told of", () => {
  test('is of those that are: their lag, their status, and no group that has none of them', async () => {
    const payments = topicState('payments', [partitionState(0)], { logEnd: BigInt64Array.of(1_000n), logEndAt: Float64Array.of(10) })
    const observer = fixedObserver({
      topics: [orders, payments],
      groups: [groupState('billing', { orders: { 0: 60n }, payments: { 0: 10n } }), groupState('paying', { payments: { 0: 10n } })],
    })
    // Going back is worse than anything, on the topic that is not told of.
    const now = Date.now()
    for (const [offset, committedAtMs] of [
      [20n, now - 20_000],
      [10n, now - 10_000],
    ] as const) {
      observer.windows.add({ group: 'billing', topic: 'payments', partition: 0, offset, committedAtMs }, payments, () => null)
    }
    const told = async (asked?: Asked) => about('burrow_kafka_consumer_', await series('view=burrow', [observer], asked))
    const of = (name: string, group: string) => `burrow_kafka_consumer_${name}{cluster="test",consumer_group="${group}"}`
    expect(await told()).toEqual(
      expect.arrayContaining([`${of('lag_total', 'billing')} 1030`, `${of('status', 'billing')} 3`, `${of('lag_total', 'paying')} 990`]),
    )
    const cut = await told({ topics: { include: '.*', exclude: 'payments' } })
    expect(cut).toEqual(expect.arrayContaining([`${of('lag_total', 'billing')} 40`, `${of('status', 'billing')} 1`]))
    expect(cut.filter((line) => /payments|paying/.test(line))).toEqual([])
  })

  test('comes in turns, however wide a group is', () => {
    const wide = topicState(
      'wide',
      Array.from({ length: 1_000 }, (_, index) => partitionState(index)),
    )
    const observer = fixedObserver({ topics: [wide], groups: [groupState('all', { wide: { 0: 0n } })] })
    const context = viewerContext(observer, 'test')
    const all = { topic: () => true, group: () => true, dropsUncommitted: false, isOneOfMany: false }
    const family = BURROW_FAMILIES.find(({ name }) => name === 'burrow_kafka_consumer_lag_total')
    const [...yielded] = family?.series(metricsTarget(context, all)) ?? []
    expect(yielded.filter((line) => line === null)).toHaveLength(7)
    expect(yielded.at(-1)).toBe('{cluster="test",consumer_group="all"} 0')
  })
})

describe("the console's own text", () => {
  const lag = {
    total: 40n,
    secondsBehind: 7.5,
    topics: [{ lag: 40n, seconds: 7.5, levels: null }],
    dataLoss: { by: 'time' as const, atLeastSeconds: 60, atMostSeconds: null },
    recordsLost: 3n,
    verdict: 'stuck' as const,
  }

  test('leaves out what is not known, and says the rest', async () => {
    const observer = fixedObserver({
      topics: [orders],
      groups: [groupState('billing', { orders: { 0: 60n } }, { lag }), groupState('idle', {})],
    })
    await observer.rounds.measure(() => Promise.resolve())
    const loopDelay = { take: () => ({ most: 0.25, p50: 0.001, p99: 0.125 }) }
    const lines = await series('view=console', [observer], { loopDelay })
    expect(about('highwater_consumergroup', lines)).toEqual([
      'highwater_consumergroup_data_loss_at_least_seconds{cluster="test",consumergroup="billing"} 60',
      'highwater_consumergroup_held_back{cluster="test",consumergroup="billing"} 0',
      'highwater_consumergroup_held_back{cluster="test",consumergroup="idle"} 0',
      'highwater_consumergroup_lag{cluster="test",consumergroup="billing"} 40',
      'highwater_consumergroup_lag_seconds{cluster="test",consumergroup="billing"} 7.5',
      'highwater_consumergroup_records_lost{cluster="test",consumergroup="billing"} 3',
      'highwater_consumergroup_records_lost{cluster="test",consumergroup="idle"} 0',
      'highwater_consumergroup_topic_lag{cluster="test",consumergroup="billing",topic="orders"} 40',
      'highwater_consumergroup_topic_lag_seconds{cluster="test",consumergroup="billing",topic="orders"} 7.5',
      'highwater_consumergroup_verdict{cluster="test",consumergroup="billing",verdict="stuck"} 1',
      'highwater_consumergroup_verdict{cluster="test",consumergroup="idle",verdict="unknown"} 1',
    ])
    expect(lines).toContain('highwater_commit_source{cluster="test",source="tail"} 1')
    expect(lines).toContain('highwater_commits_per_second{cluster="test"} 12.5')
    expect(lines).toContain('highwater_unknown_offset_records_total{cluster="test"} 2')
    expect(lines).toContain('highwater_round_requests{cluster="test"} 0')
    expect(lines).toContain('highwater_event_loop_delay_max_seconds 0.25')
    expect(lines).toContain('highwater_event_loop_delay_seconds{quantile="0.99"} 0.125')
    expect(about('highwater_history', lines)).toEqual([
      'highwater_history_failing{reason="full"} 0',
      'highwater_history_failing{reason="locked"} 0',
      'highwater_history_failing{reason="failed"} 0',
      'highwater_history_series_left_out 0',
    ])
    expect(lines.filter((line) => /NaN|Infinity|null|undefined/.test(line))).toEqual([])
  })

  test('has no earliest time of a loss where that is not known: an alert on what is near is not fired by a start', async () => {
    const dataLoss = { by: 'time' as const, atLeastSeconds: null, atMostSeconds: 86_400 }
    const groups = [groupState('billing', { orders: { 0: 60n } }, { lag: { ...lag, dataLoss } })]
    expect(about('highwater_consumergroup_data_loss', await series('view=console', [fixedObserver({ topics: [orders], groups })]))).toEqual(
      ['highwater_consumergroup_data_loss_at_most_seconds{cluster="test",consumergroup="billing"} 86400'],
    )
  })

  test('tells of no round before the first, and of no delay that was not measured', async () => {
    const lines = await series('view=console', [fixedObserver({})])
    expect(lines.filter((line) => /round_(duration|requests)|loop_delay/.test(line))).toEqual([])
  })
})
