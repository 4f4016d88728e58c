import { Admin } from '@platformatic/kafka'
import kafkajs from 'kafkajs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { kafkaTool } from '@/cluster/kafka-tools'
import type { SentRequest } from '../kafka/broker-link'
import { createTopics } from '../test/every-broker'
import { eventually, noMemory, realBootstrap, realConnection } from '../test/real-cluster'
import { Observer, type ObserverOptions } from './observer'

const bootstrap = realBootstrap('PLAINTEXT')
const kafka = new kafkajs.Kafka({ clientId: 'observer-test', brokers: bootstrap, logLevel: kafkajs.logLevel.NOTHING })
const admin = kafka.admin()
const producer = kafka.producer({ allowAutoTopicCreation: false })
const topic = `observed-${process.pid}`
const options: ObserverOptions = {
  cluster: 'test',
  connection: realConnection('observer-test'),
  roundMs: 1_000,
  memory: noMemory,
  onError: (error) => {
    throw error
  },
}
const observer = new Observer(options)

beforeAll(async () => {
  await admin.connect()
  await producer.connect()
  await createTopics(admin, [{ topic, numPartitions: 3, replicationFactor: 3 }])
  await producer.send({ topic, messages: Array.from({ length: 90 }, (_, n) => ({ partition: n % 3, value: `record ${n}` })) })
  await observer.start()
})

afterAll(async () => {
  await observer.stop()
  await Promise.all([admin.disconnect(), producer.disconnect()])
})

/** Commits with Kafka's own tool, on every partition of the topic. */
async function commit(group: string, offset: number) {
  const args = ['--bootstrap-server', bootstrap.join(','), '--group', group, '--topic', topic, '--execute', '--reset-offsets']
  await kafkaTool('kafka-consumer-groups', ...args, '--to-offset', String(offset))
}

/** Sees to it that there are this many groups with a commit; commits without joining, as an `assign()` consumer does. */
async function commitGroups(count: number) {
  const offsets = new Admin({ clientId: 'group-maker', bootstrapBrokers: bootstrap })
  for (let n = 0; n < count; n++) {
    const topics = [{ name: topic, partitionOffsets: [{ partition: 0, offset: 1n }] }]
    await offsets.alterConsumerGroupOffsets({ groupId: `counted-${process.pid}-${n}`, topics })
  }
  await offsets.close()
}

describe('the picture of a real cluster', () => {
  test('knows every broker, its rack and the controller', async () => {
    await eventually('three brokers up', () => observer.snapshot.brokers.filter((broker) => broker.status === 'up').length === 3)
    await eventually('a controller', () => observer.snapshot.controller !== null)
    expect(observer.snapshot.brokers.slice(0, 3).map(({ id, rack }) => [id, rack])).toEqual([
      [1, 'eu-1a'],
      [2, 'eu-1b'],
      [3, 'eu-1c'],
    ])
    const status = await kafkaTool('kafka-metadata-quorum', '--bootstrap-server', bootstrap.join(','), 'describe', '--status')
    expect(observer.snapshot.controller).toBe(Number(/LeaderId:\s+(\d+)/.exec(status)?.[1]))
  })

  test('log ends are what was produced', async () => {
    await eventually('ends of all partitions', () => [...(observer.snapshot.topics.get(topic)?.logEnd ?? [])].every((end) => end === 30n))
    expect([...(observer.snapshot.topics.get(topic)?.logEnd ?? [])]).toEqual([30n, 30n, 30n])
  })

  test('lag of a group is what kafka-consumer-groups prints', async () => {
    const group = `lagging-${process.pid}`
    await commit(group, 10)
    await eventually('the group with its lag', () => observer.snapshot.groups.get(group)?.lag.total === 60n)
    const printed = await kafkaTool('kafka-consumer-groups', '--bootstrap-server', bootstrap.join(','), '--describe', '--group', group)
    const lags = printed.split('\n').flatMap((line) => {
      const [name, of, , , , lag] = line.split(/\s+/)
      return name === group && of === topic ? [Number(lag)] : []
    })
    expect(lags.reduce((a, b) => a + b, 0)).toBe(60)
  })

  test.each([20, 200])('a lag round is 1 + 3 requests per broker, also with %i groups', async (count) => {
    await commitGroups(count)
    // An observer of its own that takes only the rounds it is asked for.
    const sent: SentRequest[] = []
    const counting = new Observer({ ...options, roundMs: 600_000, onRequest: (request) => sent.push(request) })
    await counting.start()
    // The tail asks once where it begins, who is registered is asked a moment after the start: both on the connections of the rounds.
    await eventually('the tail runs', async () => {
      await counting.round()
      return counting.snapshot.commitSource.kind === 'tail'
    })
    await eventually('registrations are read', () => counting.snapshot.partsAsOf.has('registrations'))
    expect([...counting.snapshot.groups.keys()].filter((id) => id.startsWith(`counted-${process.pid}`)).length).toBe(count)
    sent.length = 0
    await counting.round()
    await counting.stop()
    const byApi = Object.groupBy(
      sent.filter((request) => request.lane === 'rounds' && request.api !== 'ApiVersions'),
      (request) => request.api,
    )
    expect(Object.fromEntries(Object.entries(byApi).map(([api, all]) => [api, all?.length]))).toEqual({
      Metadata: 1,
      ListGroups: 3,
      OffsetFetch: 3,
      ListOffsets: 3,
    })
  })
})

test('what it was about to tell when it was stopped is not told any more', async () => {
  const stopped = new Observer({ ...options, roundMs: 600_000 })
  await stopped.start()
  await stopped.round()
  const told: number[] = []
  stopped.subscribe(({ takenAt }) => told.push(takenAt))
  const underWay = stopped.round()
  await stopped.stop()
  await underWay
  await stopped.round()
  expect(told).toEqual([])
})
