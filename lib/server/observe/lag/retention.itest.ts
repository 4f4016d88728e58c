import { fileURLToPath } from 'node:url'
import kafkajs from 'kafkajs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { kafkaClassPath } from '@/cluster/jars'
import { KafkaCluster } from '@/cluster/kafka-cluster'
import { createTopics } from '../../test/every-broker'
import { DrivenConsumer } from '../../test/driven-consumer'
import { LagWatch } from '../../test/lag-watch'
import { eventually } from '../../test/real-cluster'
import { getGroupPartition } from '../../views/group-partition'

const ROUND_MS = 1_000
const BASE_PORT = 30_092
const root = fileURLToPath(new URL('../../../..', import.meta.url))
const topic = 'overtaken'
const group = 'slow-reader'

// A node of its own: Kafka looks every five minutes for what is too old, and that is told to a node as it starts.
let cluster: KafkaCluster
let kafka: kafkajs.Kafka
let producer: kafkajs.Producer
let watches: LagWatch[] = []

beforeAll(async () => {
  const settings = { 'log.retention.check.interval.ms': 500, 'log.initial.task.delay.ms': 500 }
  const dir = `${root}.cluster/retention`
  cluster = new KafkaCluster({ classPath: await kafkaClassPath(), dir, basePort: BASE_PORT, isSingle: true, settings, heap: '256m' })
  await cluster.start()
  const brokers = cluster.bootstrap.plaintext.split(',')
  kafka = new kafkajs.Kafka({ clientId: 'lag-retention', brokers, logLevel: kafkajs.logLevel.NOTHING })
  producer = kafka.producer({ idempotent: true, allowAutoTopicCreation: false })
  const admin = kafka.admin()
  await Promise.all([admin.connect(), producer.connect()])
  const configEntries = [{ name: 'retention.ms', value: '-1' }]
  await createTopics(admin, [{ topic, numPartitions: 1, replicationFactor: 1, configEntries }], brokers)
  await admin.disconnect()
  const bootstrap = brokers.map((address) => ({ host: address.split(':')[0] ?? '', port: Number(address.split(':')[1]) }))
  watches = (['tail', 'poll'] as const).map(
    (wish) => new LagWatch({ clientId: `lag-retention-${wish}`, bootstrap, tls: null, sasl: null }, ROUND_MS, { wish, mostPerSec: 20_000 }),
  )
  await Promise.all(watches.map(({ observer }) => observer.start()))
}, 60_000)

afterAll(async () => {
  await Promise.all(watches.map(({ observer }) => observer.stop()))
  await producer.disconnect()
  await cluster.stop()
})

test('a consumer that retention overtakes is losing data, is told so within two rounds, and by what', { timeout: 60_000 }, async () => {
  const write = (records: number) =>
    producer.send({ topic, messages: Array.from({ length: records }, () => ({ partition: 0, value: 'a record' })) })
  await write(100)
  const consumer = await DrivenConsumer.join(kafka, group, topic)
  consumer.habit = () => 10n
  for (const watch of watches) {
    await eventually(`${group} is at 10`, async () => (await watch.partition(group, topic))?.committed === '10')
    expect(await watch.partition(group, topic)).toMatchObject({ lag: '90', dataLoss: null, state: 'ok' })
  }

  const admin = kafka.admin()
  await admin.connect()
  const resource = { type: kafkajs.ConfigResourceTypes.TOPIC, name: topic, configEntries: [{ name: 'retention.ms', value: '2000' }] }
  await admin.alterConfigs({ validateOnly: false, resources: [resource] })
  await eventually('retention has removed the segment', async () => (await admin.fetchTopicOffsets(topic))[0]?.low === '100')
  // A commit at the end of an empty log has lost its records too, but nobody is behind until there are more.
  await write(20)
  // Where the log starts is read on a clock of its own: the verdict is due within two rounds of that.
  await Promise.all(
    watches.map(({ observer }) => eventually('the log start is known', () => observer.snapshot.topics.get(topic)?.logStart[0] === 100n)),
  )
  await Promise.all(
    watches.map((watch) =>
      watch.withinTwoRounds(`${group} is losing data`, async () => (await watch.group(group))?.verdict === 'losing-data'),
    ),
  )
  for (const watch of watches) {
    expect(await watch.group(group)).toMatchObject({ verdictBecause: 'commit-before-log-start' })
    const detail = () => getGroupPartition(watch.context, { group, topic, partition: 0 }, () => Promise.resolve(null))
    // Configs are read every third round: until then the topic keeps everything, as far as is known.
    await eventually('the new retention is known', async () => (await detail())?.retentionMs === '2000')
    const { partition, lost } = (await detail()) ?? {}
    expect(partition).toMatchObject({ committed: '10', state: 'before-log-start' })
    expect(lost).toMatchObject({ by: 'retention', change: null })
    expect(Number(lost?.offsets)).toBeGreaterThanOrEqual(90)
  }
  expect(watches.map(({ errors }) => errors)).toEqual([[], []])
  await admin.disconnect()
  await consumer.leave()
})
