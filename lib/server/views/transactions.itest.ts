import kafkajs from 'kafkajs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Observer } from '../observe/observer'
import { createTopics } from '../test/every-broker'
import { eventually, noMemory, realBootstrap, realConnection } from '../test/real-cluster'
import { getTopicProducers, listTransactions } from './transactions'
import { viewerContext } from '../test/viewer-context'

const kafka = new kafkajs.Kafka({ clientId: 'transactions-test', brokers: realBootstrap('PLAINTEXT'), logLevel: kafkajs.logLevel.NOTHING })
const topic = `transactions-${process.pid}`
const transactionalId = `${topic}-writer`
const producer = kafka.producer({ transactionalId, idempotent: true, maxInFlightRequests: 1, transactionTimeout: 30_000 })
const observer = new Observer({
  cluster: 'test',
  connection: realConnection('transactions-test'),
  roundMs: 1_000,
  memory: noMemory,
  onError: () => {},
})
const context = viewerContext(observer)

beforeAll(async () => {
  const admin = kafka.admin()
  await admin.connect()
  await createTopics(admin, [{ topic, numPartitions: 2, replicationFactor: 3 }])
  await admin.disconnect()
  await producer.connect()
  await observer.start()
  await eventually('a picture with the topic', () => observer.snapshot.topics.has(topic))
})

afterAll(async () => {
  await observer.stop()
  await producer.disconnect()
})

describe('a transaction', () => {
  test('is open with its age, what it holds back and who writes, until it ends', async () => {
    const begun = Date.now()
    const transaction = await producer.transaction()
    await transaction.send({ topic, messages: [{ value: 'a', partition: 1 }] })

    const find = async () => (await listTransactions(context, { limit: 50, q: transactionalId })).items[0]
    await eventually('it is listed as open', async () => (await find())?.state === 'Ongoing')
    const open = await find()
    expect(open).toMatchObject({ id: transactionalId, timeoutMs: 30_000, overdue: false, topics: [{ topic, partitions: [1] }] })
    // Its beginning is the broker's clock: this machine's, in this test.
    expect(Math.abs(new Date(open?.startedAt ?? 0).getTime() - begun)).toBeLessThan(5_000)

    await eventually('its producer is active on the partition', async () => {
      const { items } = (await getTopicProducers(context, topic)) ?? { items: [] }
      return items.some((item) => item.producerId === open?.producerId && item.partition === 1 && item.transactionStart === '0')
    })

    await transaction.abort()
    await eventually('it has ended', async () => (await find())?.state === 'CompleteAbort')
    expect(await find()).toMatchObject({ startedAt: null, topics: [], overdue: false })
    await eventually('nothing is open on the partition', async () => {
      const { items } = (await getTopicProducers(context, topic)) ?? { items: [] }
      return items.length > 0 && items.every((item) => item.transactionStart === null)
    })
  })

  test('of a topic that is not there is not found', async () => {
    expect(await getTopicProducers(context, 'no-such-topic')).toBeNull()
  })
})
