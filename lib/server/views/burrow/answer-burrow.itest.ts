import { Consumer } from '@platformatic/kafka'
import kafkajs from 'kafkajs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Actor, withRole } from '@/lib/domain/access/actor'
import { Observer } from '../../observe/observer'
import { BURROW_ANSWERS, differences, type Shape } from '../../test/burrow-contract'
import { createTopics } from '../../test/every-broker'
import { joinedMember } from '../../test/joined-member'
import { eventually, noMemory, realBootstrap, realConnection } from '../../test/real-cluster'
import { type BurrowDeps, answerBurrow } from './answer-burrow'
import type { Forgotten } from './forget-window'

const brokers = realBootstrap('PLAINTEXT')
const kafka = new kafkajs.Kafka({ clientId: 'orders-app', brokers, logLevel: kafkajs.logLevel.NOTHING })
const admin = kafka.admin()
const producer = kafka.producer({ allowAutoTopicCreation: false, idempotent: true })
const topic = `burrow-${process.pid}`
/** Burrow's router takes a space, but no slash. */
const classic = `burrow classic/${process.pid}`
const modern = `burrow-modern-${process.pid}`
const operator: Actor = withRole('token', 'ops', 'operator')
const burrow = { intervals: 3, minDistanceMs: 0, allowedLag: 0n, minimumComplete: 0 }
const observer = new Observer({
  cluster: 'real',
  connection: realConnection('burrow-test'),
  roundMs: 500,
  memory: noMemory,
  burrow,
  onError: (error) => {
    throw error
  },
})
const recorded: Forgotten[] = []
const config = { brokers, tls: null, sasl: { username: 'console', password: 'not to be shown' } }
const modernConsumer = new Consumer({ groupId: modern, clientId: 'modern-app', bootstrapBrokers: brokers, groupProtocol: 'consumer' })
let classicConsumer: kafkajs.Consumer

interface PartitionStatus {
  topic: string
  partition: number
  owner: string
  client_id: string
  status: string
  start: { offset: number } | null
  end: { offset: number; timestamp: number; observedAt: number; lag: number | null } | null
  current_lag: number
  complete: number
}
interface GroupStatus {
  status: string
  complete: number
  partitions: PartitionStatus[]
  partition_count: number
  maxlag: PartitionStatus | null
  totallag: number
}

async function ask(path: string, shape: Shape, { method = 'GET', status = 200 } = {}): Promise<Record<string, unknown>> {
  const deps: BurrowDeps = {
    clusters: new Map([['real', { observer, config }]]),
    host: 'here',
    nowMs: Date.now(),
    record: async (forgotten) => void recorded.push(forgotten),
  }
  const answer = await answerBurrow({ method, pathname: path, search: '', actor: operator }, deps)
  const body = JSON.parse(answer.body) as Record<string, unknown>
  expect([path, answer.status, answer.headers['content-type']]).toEqual([path, status, 'application/json'])
  expect(body['request']).toEqual({ url: decodeURIComponent(path), host: 'here' })
  expect(differences(body, shape)).toEqual([])
  return body
}

const pathOf = (group: string, rest = '') => `/v3/kafka/real/consumer/${encodeURIComponent(group)}${rest}`
const statusOf = async (group: string, which: 'status' | 'lag' = 'lag') =>
  (await ask(pathOf(group, `/${which}`), BURROW_ANSWERS.status))['status'] as GroupStatus

const produce = () => producer.send({ topic, messages: Array.from({ length: 10 }, (_, n) => ({ partition: n % 2, value: `record ${n}` })) })

/** Both groups commit this offset on both partitions. */
async function commit(offset: number) {
  const partitions = [0, 1].map((partition) => ({ topic, partition }))
  await classicConsumer.commitOffsets(partitions.map((of) => ({ ...of, offset: String(offset) })))
  await modernConsumer.commit({ offsets: partitions.map((of) => ({ ...of, offset: BigInt(offset), leaderEpoch: 0 })) })
}

beforeAll(async () => {
  await Promise.all([admin.connect(), producer.connect()])
  await createTopics(admin, [{ topic, numPartitions: 2, replicationFactor: 3 }])
  await produce()
  classicConsumer = await joinedMember(kafka, classic, topic)
  const stream = await modernConsumer.consume({ topics: [topic], mode: 'latest', autocommit: false })
  stream.on('data', () => undefined)
  stream.on('error', () => undefined)
  await observer.start()
  await eventually(
    'the tail',
    () => observer.snapshot.commitSource.kind === 'tail' && observer.snapshot.commitSource.reason.code === 'may-read',
  )
  await commit(3)
  await commit(4)
  await commit(5)
  await eventually('the commits of both groups in their windows', () =>
    [classic, modern].every((group) => [0, 1].every((partition) => observer.windows.last(group, topic, partition)?.offset === 5n)),
  )
  await eventually('both groups with their members', () =>
    [classic, modern].every((group) => {
      const known = observer.snapshot.groups.get(group)
      return known?.commits.length === 1 && known.membership?.members.length === 1
    }),
  )
})

afterAll(async () => {
  await Promise.all([classicConsumer.disconnect(), modernConsumer.close(true)])
  await observer.stop()
  await admin.deleteTopics({ topics: [topic] })
  await Promise.all([admin.disconnect(), producer.disconnect()])
})

describe('every path of Burrow’s API, key by key', () => {
  test('clusters, and one of them', async () => {
    expect((await ask('/v3/kafka', BURROW_ANSWERS.clusters))['clusters']).toEqual(['real'])
    const { module } = await ask('/v3/kafka/real', BURROW_ANSWERS.cluster)
    expect(module).toMatchObject({ 'class-name': 'kafka', servers: brokers, 'client-profile': { sasl: { username: 'console' } } })
    expect(JSON.stringify(module)).not.toContain('not to be shown')
  })

  test('topics, their ends and their readers', async () => {
    const { topics } = await ask('/v3/kafka/real/topic', BURROW_ANSWERS.topics)
    expect(topics).toEqual(expect.arrayContaining([topic, '__consumer_offsets']))
    expect((await ask(`/v3/kafka/real/topic/${topic}`, BURROW_ANSWERS.topic))['offsets']).toEqual([5, 5])
    const { consumers } = await ask(`/v3/kafka/real/topic/${topic}/consumers`, BURROW_ANSWERS.topicConsumers)
    expect((consumers as string[]).toSorted()).toEqual([classic, modern].toSorted())
  })

  test('every group that is listed has a status and a window', async () => {
    const { consumers } = await ask('/v3/kafka/real/consumer', BURROW_ANSWERS.consumers)
    expect(consumers).toEqual(expect.arrayContaining([classic, modern]))
    for (const group of consumers as string[]) {
      expect((await statusOf(group)).status).not.toBe('NOTFOUND')
      await ask(pathOf(group), BURROW_ANSWERS.consumer)
    }
  })

  test.each([
    [classic, 'orders-app'],
    [modern, 'modern-app'],
  ])('the window of %s, whole and owned', async (group, clientId) => {
    const { topics } = await ask(pathOf(group), BURROW_ANSWERS.consumer)
    const offset = (at: number) => expect.objectContaining({ offset: at, lag: 5 - at }) as unknown
    const partition = { offsets: [offset(3), offset(4), offset(5)], owner: '/127.0.0.1', 'current-lag': 0 }
    const of = (topics as Record<string, { client_id: string }[]>)[topic] ?? []
    expect(of).toMatchObject([partition, partition])
    // kafkajs and the other client make an id of what they are called.
    expect(of.every(({ client_id: id }) => id.startsWith(clientId))).toBe(true)
  })

  test('a group that is nowhere is a 404 without an error', async () => {
    const { status, error } = await ask(pathOf('nobody', '/status'), BURROW_ANSWERS.status, { status: 404 })
    expect({ status, error }).toMatchObject({ status: { status: 'NOTFOUND', complete: 1, maxlag: null }, error: false })
  })
})

describe.each([classic, modern])('%s', (group) => {
  test('is OK while it is at the end', async () => {
    expect(await statusOf(group)).toMatchObject({ status: 'OK', complete: 1, partition_count: 2, totallag: 0 })
    expect((await statusOf(group, 'status')).partitions).toEqual([])
  })
})

test('who stops committing is STOP in both kinds of group, from the time of its last commit on', async () => {
  await produce()
  for (const group of [classic, modern]) {
    // The ends of the two partitions are on two brokers, and need not be told in one round.
    await eventually(`both partitions of ${group} stopped`, async () => (await statusOf(group, 'status')).partitions.length === 2)
    const { status, partitions, maxlag, totallag } = await statusOf(group, 'status')
    expect(status).toBe('ERR')
    expect(totallag).toBe(10)
    expect(partitions.map(({ partition, status, current_lag: lag, complete }) => [partition, status, lag, complete])).toEqual([
      [0, 'STOP', 5, 1],
      [1, 'STOP', 5, 1],
    ])
    expect(maxlag).toEqual(partitions[0])
  }
})

test('forgetting a group leaves Kafka’s commits, of which the present stands in for the window', async () => {
  await ask(pathOf(classic), BURROW_ANSWERS.removed, { method: 'DELETE' })
  expect(recorded).toEqual([{ cluster: 'real', actor: operator, group: classic, topic: null }])
  expect(observer.windows.last(classic, topic, 0)).toBeNull()
  const { partitions } = await statusOf(classic)
  expect(partitions.map(({ end, complete }) => [end?.offset, complete])).toEqual([
    [5, 0.33333334],
    [5, 0.33333334],
  ])
  const [kept] = await admin.fetchOffsets({ groupId: classic, topics: [topic] })
  expect(kept?.partitions.map(({ offset }) => offset)).toEqual(['5', '5'])
  await ask(pathOf(modern, `/topic/${topic}`), BURROW_ANSWERS.removed, { method: 'DELETE' })
  expect(observer.windows.last(modern, topic, 1)).toBeNull()
})
