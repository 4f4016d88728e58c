import kafkajs from 'kafkajs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { kafkaTool } from '@/cluster/kafka-tools'
import { goneEverywhere, knownEverywhere, overridesByBroker, topicsByBroker } from '../test/every-broker'
import { PATIENT, eventually, realBootstrap, realConnection } from '../test/real-cluster'
import { createClusterClient } from './cluster-client'
import { writesOf } from './cluster-writes'

const brokers = realBootstrap('PLAINTEXT')
const kafka = new kafkajs.Kafka({ clientId: 'writes-to-topics', brokers, logLevel: kafkajs.logLevel.NOTHING })
const admin = kafka.admin()
const producer = kafka.producer({ allowAutoTopicCreation: false, idempotent: true })
const client = createClusterClient(realConnection('writes-to-topics'), { onHealthChange: () => {}, onRequest: () => {} })
const writes = writesOf(client)

const topic = `made-${process.pid}`
const reborn = `reborn-${process.pid}`
const trying = { validateOnly: true }
const really = { validateOnly: false }
const plain = { partitions: 1, replicationFactor: 1, configs: new Map<string, string>() }

/** What is the same for every broker. */
const forEach = <T>(expected: T) => brokers.map(() => expected)
const partitionsByBroker = async (name: string) => (await topicsByBroker([name])).map(([told]) => told?.partitions ?? null)
const countsByBroker = async (name: string) => (await partitionsByBroker(name)).map((partitions) => partitions?.length ?? 0)

beforeAll(async () => {
  const { brokers: known } = await client.metadata()
  client.setBrokers(known)
  await Promise.all([admin.connect(), producer.connect()])
  await writes.createTopic(
    {
      name: topic,
      partitions: 2,
      replicationFactor: -1,
      assignments: new Map([
        [0, [2, 3]],
        [1, [3, 1]],
      ]),
      configs: new Map([['retention.ms', '3600000']]),
    },
    really,
  )
  await knownEverywhere([topic])
})

afterAll(async () => {
  await admin.deleteTopics({ topics: [topic] })
  await Promise.all([admin.disconnect(), producer.disconnect(), client.close()])
})

describe('creating a topic', () => {
  test('places partitions as told and sets its configs', async () => {
    expect(await partitionsByBroker(topic)).toEqual(
      forEach([
        { partition: 0, leader: 2, replicas: [2, 3] },
        { partition: 1, leader: 3, replicas: [3, 1] },
      ]),
    )
    expect(await overridesByBroker(topic)).toEqual(forEach({ 'retention.ms': '3600000' }))
  })

  test('creates nothing when it is only tried, and still refuses', async () => {
    const name = `tried-${process.pid}`
    await writes.createTopic({ ...plain, name, partitions: -1, replicationFactor: -1 }, trying)
    expect(await topicsByBroker([name])).toEqual(forEach([null]))
    await expect(writes.createTopic({ ...plain, name: topic }, trying)).rejects.toMatchObject({
      kafkaError: 'TOPIC_ALREADY_EXISTS',
      message: `Topic '${topic}' already exists.`,
    })
    await expect(writes.createTopic({ ...plain, name, configs: new Map([['retention.ms', 'long']]) }, trying)).rejects.toMatchObject({
      kafkaError: 'INVALID_CONFIG',
      message: expect.stringContaining('retention.ms') as string,
    })
    await expect(writes.createTopic({ ...plain, name, replicationFactor: 9 }, trying)).rejects.toMatchObject({
      kafkaError: 'INVALID_REPLICATION_FACTOR',
    })
  })
})

test('partitions are added up to a count, never taken away', async () => {
  await writes.addPartitions(topic, 4, trying)
  expect(await countsByBroker(topic)).toEqual(forEach(2))
  await writes.addPartitions(topic, 3, really)
  await expect.poll(() => countsByBroker(topic), PATIENT).toEqual(forEach(3))
  await expect(writes.addPartitions(topic, 2, really)).rejects.toMatchObject({
    kafkaError: 'INVALID_PARTITIONS',
    message: expect.stringContaining('3') as string,
  })
})

describe('configs', () => {
  test('of a topic are set and reset; the others stay', async () => {
    const resource = { type: 'topic', name: topic } as const
    await writes.alterConfigs(resource, { set: new Map([['max.message.bytes', '2000000']]), reset: [] }, really)
    const both = forEach({ 'max.message.bytes': '2000000', 'retention.ms': '3600000' })
    await expect.poll(() => overridesByBroker(topic), PATIENT).toEqual(both)
    await writes.alterConfigs(resource, { set: new Map([['retention.ms', '1']]), reset: ['max.message.bytes'] }, trying)
    expect(await overridesByBroker(topic)).toEqual(both)
    await writes.alterConfigs(resource, { set: new Map([['cleanup.policy', 'compact']]), reset: ['retention.ms'] }, really)
    const changed = forEach({ 'max.message.bytes': '2000000', 'cleanup.policy': 'compact' })
    await expect.poll(() => overridesByBroker(topic), PATIENT).toEqual(changed)
    await writes.alterConfigs(resource, { set: new Map(), reset: ['cleanup.policy'] }, really)
    await expect(writes.alterConfigs(resource, { set: new Map([['retention.ms', 'long']]), reset: [] }, really)).rejects.toMatchObject({
      kafkaError: 'INVALID_CONFIG',
      message: expect.stringContaining('retention.ms') as string,
    })
  })

  test('of one broker and of all of them are two things', async () => {
    // Nobody else's: a broker that restarts may go on with what was deleted since its newest snapshot (docs/changes.md).
    const key = 'log.cleaner.backoff.ms'
    const set = (value: string) => ({ set: new Map([[key, value]]), reset: [] })
    await writes.alterConfigs({ type: 'broker', name: '2' }, set('14000'), really)
    await writes.alterConfigs({ type: 'broker', name: '' }, set('16000'), really)
    const describe = (...of: string[]) =>
      kafkaTool('kafka-configs', '--bootstrap-server', brokers.join(','), '--describe', '--entity-type', 'brokers', ...of)
    await expect.poll(() => describe('--entity-name', '2'), PATIENT).toContain(`${key}=14000`)
    await expect.poll(() => describe('--entity-default'), PATIENT).toContain(`${key}=16000`)
    const byDefault = async () => (await client.clusterDefaultConfigs()).configs.find((config) => config.name === key)
    await expect.poll(byDefault, PATIENT).toMatchObject({ value: '16000', source: 'dynamic-default-broker' })
    for (const name of ['2', '']) await writes.alterConfigs({ type: 'broker', name }, { set: new Map(), reset: [key] }, really)
    await eventually('nothing of it is left', async () => (await byDefault()) === undefined)
  })
})

test('records before an offset are deleted; beyond the end Kafka refuses', async () => {
  const messages = Array.from({ length: 10 }, (_, n) => ({ partition: 0, value: `record ${n}` }))
  await producer.send({ topic, messages })
  const [told] = await partitionsByBroker(topic)
  const leader = told?.find((p) => p.partition === 0)?.leader ?? -1
  expect(await writes.deleteRecords(leader, topic, [{ partition: 0, offset: 4n }])).toEqual([
    { topic, partition: 0, error: null, message: null, lowWatermark: 4n },
  ])
  const offsets = (await admin.fetchTopicOffsets(topic)).find((p) => p.partition === 0)
  expect([offsets?.low, offsets?.high]).toEqual(['4', '10'])
  const refused = await writes.deleteRecords(leader, topic, [{ partition: 0, offset: 11n }])
  expect(refused).toEqual([{ topic, partition: 0, error: 'OFFSET_OUT_OF_RANGE', message: null, lowWatermark: null }])
})

test('a topic is deleted by id: one recreated under its name is never hit', async () => {
  const idsOf = async () => (await topicsByBroker([reborn])).map(([told]) => told?.topicId)
  await writes.createTopic({ ...plain, name: reborn }, really)
  await knownEverywhere([reborn])
  const [first = ''] = await idsOf()
  await admin.deleteTopics({ topics: [reborn] })
  await goneEverywhere(reborn)
  await writes.createTopic({ ...plain, name: reborn }, really)
  await knownEverywhere([reborn])
  const [second = ''] = await idsOf()
  expect(second).not.toBe(first)
  await expect(writes.deleteTopic(first)).rejects.toMatchObject({ kafkaError: 'UNKNOWN_TOPIC_ID' })
  expect(await idsOf()).toEqual(forEach(second))
  await writes.deleteTopic(second)
  await goneEverywhere(reborn)
  expect(await client.topics([topic, reborn])).toMatchObject({
    topics: [{ name: topic }],
    missing: [{ name: reborn, error: 'UNKNOWN_TOPIC_OR_PARTITION' }],
  })
  // Nobody who asked for it has made it anew.
  expect(await topicsByBroker([reborn])).toEqual(forEach([null]))
})
