import { Consumer } from '@platformatic/kafka'
import kafkajs from 'kafkajs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type KafkaTool, kafkaTool } from '@/cluster/kafka-tools'
import { createTopics } from '../test/every-broker'
import { eventually, realBootstrap, realConnection } from '../test/real-cluster'
import { createClusterClient } from './cluster-client'
import { writesOf } from './cluster-writes'

const brokers = realBootstrap('PLAINTEXT')
const kafka = new kafkajs.Kafka({ clientId: 'writes-to-groups', brokers, logLevel: kafkajs.logLevel.NOTHING })
const admin = kafka.admin()
const producer = kafka.producer({ allowAutoTopicCreation: false, idempotent: true })
const tool = (which: KafkaTool, ...args: string[]) => kafkaTool(which, '--bootstrap-server', brokers.join(','), ...args)

const topic = `written-${process.pid}`
const [idle, classic, modern, share] = ['idle', 'classic', 'modern', 'share'].map((name) => `${name}-${process.pid}`) as [
  string,
  string,
  string,
  string,
]
const client = createClusterClient(realConnection('writes-to-groups'), { onHealthChange: () => {}, onRequest: () => {} })
const writes = writesOf(client)

const classicConsumer = kafka.consumer({ groupId: classic, heartbeatInterval: 100, maxWaitTimeInMs: 200 })
const classicSeen = { joins: 0, generation: -1, member: '', heartbeats: 0 }
const modernConsumer = new Consumer({ groupId: modern, clientId: 'modern', bootstrapBrokers: brokers, groupProtocol: 'consumer' })

/** What kafkajs, not we, reads: offset and metadata by partition. */
async function committed(group: string): Promise<[number, string, string | null][]> {
  const [of] = await admin.fetchOffsets({ groupId: group, topics: [topic] })
  return (of?.partitions ?? [])
    .map((p): [number, string, string | null] => [p.partition, p.offset, p.metadata])
    .toSorted(([a], [b]) => a - b)
}

const commit = (group: string, coordinator: number, ...offsets: [partition: number, offset: bigint][]) =>
  writes.commitOffsets(
    coordinator,
    group,
    offsets.map(([partition, offset]) => ({ topic, partition, offset, leaderEpoch: 0, metadata: 'by a test' })),
  )
const result = (partition: number, error: string | null = null) => ({ topic, partition, error, message: null })

/** Runs the share group's only member until it has taken one record; then the group is empty. */
async function consumeOnceAs(group: string): Promise<string> {
  await writes.alterConfigs(
    { type: 'group', name: group },
    { set: new Map([['share.auto.offset.reset', 'earliest']]), reset: [] },
    { validateOnly: false },
  )
  return tool('kafka-console-share-consumer', '--topic', topic, '--group', group, '--max-messages', '1')
}

beforeAll(async () => {
  const { brokers: known } = await client.metadata()
  client.setBrokers(known)
  await Promise.all([admin.connect(), producer.connect()])
  await createTopics(admin, [{ topic, numPartitions: 3, replicationFactor: 1 }])
  await producer.send({ topic, messages: Array.from({ length: 30 }, (_, n) => ({ partition: n % 3, value: `record ${n}` })) })
  classicConsumer.on('consumer.group_join', ({ payload }) => {
    classicSeen.joins += 1
    classicSeen.member = payload.memberId
  })
  classicConsumer.on('consumer.heartbeat', ({ payload }) => {
    classicSeen.heartbeats += 1
    classicSeen.generation = payload.groupGenerationId
  })
  await classicConsumer.connect()
  await classicConsumer.subscribe({ topic })
  await classicConsumer.run({ autoCommit: false, eachMessage: () => Promise.resolve() })
  const stream = await modernConsumer.consume({ topics: [topic], mode: 'latest', autocommit: false })
  stream.on('data', () => undefined)
  stream.on('error', () => undefined)
  await eventually('the classic member', () => classicSeen.heartbeats > 0)
}, 60_000)

afterAll(async () => {
  await Promise.all([classicConsumer.disconnect(), modernConsumer.close(true)])
  await admin.deleteTopics({ topics: [topic] })
  await Promise.all([admin.disconnect(), producer.disconnect(), client.close()])
})

describe('commits without membership', () => {
  test('make a group that did not exist, and change one that is empty', async () => {
    const coordinator = await client.coordinator(idle)
    expect(await commit(idle, coordinator, [0, 3n], [2, 7n])).toEqual([result(0), result(2)])
    expect(await committed(idle)).toEqual([
      [0, '3', 'by a test'],
      [1, '-1', null],
      [2, '7', 'by a test'],
    ])
    expect(await commit(idle, coordinator, [0, 1n])).toEqual([result(0)])
    expect((await committed(idle)).map(([, offset]) => offset)).toEqual(['1', '-1', '7'])
  })

  test('name what is refused of one partition, and do the others', async () => {
    const coordinator = await client.coordinator(idle)
    const results = await writes.commitOffsets(coordinator, idle, [
      { topic, partition: 0, offset: 2n, leaderEpoch: null, metadata: null },
      { topic, partition: 99, offset: 2n, leaderEpoch: null, metadata: null },
    ])
    expect(results.toSorted((a, b) => a.partition - b.partition)).toEqual([result(0), result(99, 'UNKNOWN_TOPIC_OR_PARTITION')])
    expect((await committed(idle))[0]).toEqual([0, '2', null])
  })

  test('are refused by a broker that is not the coordinator', async () => {
    const coordinator = await client.coordinator(idle)
    const other = client.brokerIds.find((id) => id !== coordinator) ?? -1
    expect(await commit(idle, other, [0, 9n])).toEqual([result(0, 'NOT_COORDINATOR')])
    expect((await committed(idle))[0]?.[1]).toBe('2')
  })

  test('are refused while a classic member lives, which notices nothing', async () => {
    const { joins, generation } = classicSeen
    const coordinator = await client.coordinator(classic)
    expect(await commit(classic, coordinator, [0, 3n])).toEqual([result(0, 'UNKNOWN_MEMBER_ID')])
    const before = classicSeen.heartbeats
    await eventually('a later heartbeat', () => classicSeen.heartbeats > before + 1)
    expect([classicSeen.joins, classicSeen.generation]).toEqual([joins, generation])
    expect((await committed(classic)).map(([, offset]) => offset)).toEqual(['-1', '-1', '-1'])
  })

  test('are refused while a KIP-848 member lives, and its group keeps its epoch', async () => {
    const state = async () => {
      const printed = await tool('kafka-consumer-groups', '--describe', '--state', '--verbose', '--group', modern)
      const [line = ''] = printed.split('\n').filter((of) => of.startsWith(modern))
      return line.trim().split(/\s+/)
    }
    const before = await state()
    const coordinator = await client.coordinator(modern)
    expect(await commit(modern, coordinator, [0, 3n])).toEqual([result(0, 'UNKNOWN_MEMBER_ID')])
    expect(await state()).toEqual(before)
    expect(before.slice(0, 3)).toEqual([modern, expect.any(String), `(${coordinator})`])
    expect(before).toContain('Stable')
    expect((await committed(modern)).map(([, offset]) => offset)).toEqual(['-1', '-1', '-1'])
  })
})

describe('deleting commits', () => {
  test('forgets those named; a partition without one is no error', async () => {
    const coordinator = await client.coordinator(idle)
    expect(await writes.deleteOffsets(coordinator, idle, [{ topic, partitions: [0, 1] }])).toEqual([result(0), result(1)])
    expect((await committed(idle)).map(([, offset]) => offset)).toEqual(['-1', '-1', '7'])
  })

  test('is refused for a topic that a live member reads', async () => {
    const coordinator = await client.coordinator(classic)
    expect(await writes.deleteOffsets(coordinator, classic, [{ topic, partitions: [0] }])).toEqual([result(0, 'GROUP_SUBSCRIBED_TO_TOPIC')])
  })

  test('of a group there is not throws', async () => {
    const coordinator = await client.coordinator('never-was')
    await expect(writes.deleteOffsets(coordinator, 'never-was', [{ topic, partitions: [0] }])).rejects.toMatchObject({
      kafkaError: 'GROUP_ID_NOT_FOUND',
    })
  })
})

test('a member that is removed has to join again; one there is not is named', async () => {
  const coordinator = await client.coordinator(classic)
  const { joins, member } = classicSeen
  const members = [member, 'nobody'].map((memberId) => ({ memberId, groupInstanceId: null }))
  expect(await writes.removeMembers(coordinator, classic, members, 'a test')).toEqual([
    { memberId: member, groupInstanceId: null, error: null },
    { memberId: 'nobody', groupInstanceId: null, error: 'UNKNOWN_MEMBER_ID' },
  ])
  await eventually('it joined again', () => classicSeen.joins > joins)
})

test('a group is deleted only without members', async () => {
  await expect(writes.deleteGroup(await client.coordinator(classic), classic)).rejects.toMatchObject({ kafkaError: 'NON_EMPTY_GROUP' })
  const coordinator = await client.coordinator(idle)
  await writes.deleteGroup(coordinator, idle)
  expect((await admin.listGroups()).groups.map(({ groupId }) => groupId)).not.toContain(idle)
  await expect(writes.deleteGroup(coordinator, idle)).rejects.toMatchObject({ kafkaError: 'GROUP_ID_NOT_FOUND' })
})

test('start offsets of an empty share group are moved and forgotten', async () => {
  expect(await consumeOnceAs(share)).toMatch(/^record \d+/m)
  const coordinator = await client.coordinator(share)
  const printed = async () => {
    const lines = (await tool('kafka-share-groups', '--describe', '--offsets', '--group', share)).split('\n')
    return lines
      .map((line) => line.trim().split(/\s+/))
      .filter(([group, of]) => group === share && of === topic)
      .map(([, , partition, start]) => `${partition}:${start}`)
      .toSorted()
  }
  await eventually('its member left', async () => (await client.describeGroups(coordinator, 'share', [share]))[0]?.state === 'Empty')
  const offsets = [0, 1].map((partition) => ({ topic, partition, startOffset: BigInt(partition + 4) }))
  expect(await writes.alterShareGroupOffsets(coordinator, share, offsets)).toEqual([result(0), result(1)])
  expect(await printed()).toEqual(expect.arrayContaining(['0:4', '1:5']))

  expect(await writes.deleteShareGroupOffsets(coordinator, share, [topic])).toEqual([{ topic, error: null, message: null }])
  expect(await printed()).not.toContain('0:4')
  const missing = writes.deleteShareGroupOffsets(await client.coordinator('never-was'), 'never-was', [topic])
  await expect(missing).rejects.toMatchObject({ kafkaError: 'GROUP_ID_NOT_FOUND', message: expect.stringContaining('never-was') as string })
  await writes.deleteGroup(coordinator, share)
}, 60_000)
