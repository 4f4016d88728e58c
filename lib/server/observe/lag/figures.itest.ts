import kafkajs from 'kafkajs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTopics } from '../../test/every-broker'
import { KnownConsumer } from '../../test/known-consumer'
import { LagWatch } from '../../test/lag-watch'
import { eventually, realBootstrap, realConnection } from '../../test/real-cluster'
import { seeded } from '../../test/seeded'

const STEPS = 200
const PARTITIONS = 3
/** Rounds are taken when a step was made, and only then. */
const NEVER_MS = 600_000

const kafka = new kafkajs.Kafka({ clientId: 'lag-figures', brokers: realBootstrap('PLAINTEXT'), logLevel: kafkajs.logLevel.NOTHING })
const admin = kafka.admin()
const producer = kafka.producer({ idempotent: true, allowAutoTopicCreation: false })
const topic = `figures-${process.pid}`
const group = `${topic}-reader`
const writer = kafka.producer({ transactionalId: `${topic}-writer`, idempotent: true, maxInFlightRequests: 1, transactionTimeout: 30_000 })
const tail = new LagWatch(realConnection('lag-figures-tail'), NEVER_MS, { wish: 'tail', mostPerSec: 20_000 })
const poll = new LagWatch(realConnection('lag-figures-poll'), NEVER_MS, { wish: 'poll', mostPerSec: 20_000 })
const both = [tail, poll]
const consumer = new KnownConsumer(kafka, group, topic, PARTITIONS)

beforeAll(async () => {
  await Promise.all([admin.connect(), producer.connect(), writer.connect()])
  await createTopics(admin, [{ topic, numPartitions: PARTITIONS, replicationFactor: 1 }])
  await consumer.join()
  await Promise.all(both.map(({ observer }) => observer.start()))
  await eventually('the tail runs', async () => {
    await tail.observer.round()
    return tail.observer.snapshot.commitSource.kind === 'tail'
  })
}, 60_000)

afterAll(async () => {
  await Promise.all([consumer.leave(), ...both.map(({ observer }) => observer.stop())])
  await admin.deleteTopics({ topics: [topic] })
  await Promise.all([admin.disconnect(), producer.disconnect(), writer.disconnect()])
})

const lastInWindow = ({ observer }: LagWatch, partition: number) => observer.windows.last(group, topic, partition)?.offset ?? null

/** What this consumer knows of itself, as the API has it. */
const known = (ends: readonly bigint[]) =>
  ends.map((end, partition) => {
    const committed = consumer.committed[partition] ?? null
    return {
      partition,
      committed: committed?.toString() ?? null,
      logEnd: String(end),
      lag: committed === null ? null : String(end - committed),
    }
  })

async function told(watch: LagWatch) {
  const of = await watch.group(group)
  return (of?.partitions ?? []).map(({ partition, committed, logEnd, lag }) => ({ partition, committed, logEnd, lag }))
}

test('after each of 200 random steps both observers say what the consumer knows of itself', { timeout: 120_000 }, async () => {
  const seed = Number(process.env['HIGHWATER_TEST_SEED'] ?? Date.now() % 1_000_000)
  process.stdout.write(`HIGHWATER_TEST_SEED=${seed}\n`)
  const random = seeded(seed)
  const ends = Array.from({ length: PARTITIONS }, () => 0n)
  const taken = new Map<string, number>()
  const steps: Record<string, (partition: number) => unknown> = {
    produce: async (partition) => {
      const count = 1 + random(20)
      await producer.send({ topic, messages: Array.from({ length: count }, () => ({ partition, value: 'a record' })) })
      ends[partition] = (ends[partition] ?? 0n) + BigInt(count)
    },
    pause: (partition) => (consumer.isPaused(partition) ? consumer.resume(partition) : consumer.pause(partition)),
    commit: (partition) => consumer.commit(partition),
    seek: (partition) => consumer.seek(partition, BigInt(random(Number(ends[partition] ?? 0n) + 1))),
    // Somebody else's transaction that commits for the group, and aborts: nothing comes of it but what the brokers forget.
    abort: async (partition) => {
      const transaction = await writer.transaction()
      const offset = String(random(Number(ends[partition] ?? 0n) + 1))
      const offsets = { consumerGroupId: group, topics: [{ topic, partitions: [{ partition, offset }] }] }
      // Refused while the transaction before it is still being ended.
      await eventually('it sends', () =>
        transaction.sendOffsets(offsets).then(
          () => true,
          () => false,
        ),
      )
      await transaction.abort()
    },
  }
  const names = ['produce', 'produce', 'pause', 'commit', 'commit', 'commit', 'seek', 'seek', 'abort']

  for (let step = 1; step <= STEPS; step++) {
    const name = names[random(names.length)] ?? ''
    const partition = random(PARTITIONS)
    const what = `seed ${seed}, step ${step}: ${name} ${partition}`
    taken.set(name, (taken.get(name) ?? 0) + 1)
    await steps[name]?.(partition)
    await consumer.untilRead(ends)
    await Promise.all(both.map(({ observer }) => observer.round()))
    for (const watch of both) expect(await told(watch), what).toEqual(known(ends))
    for (const [p, committed] of consumer.committed.entries()) {
      await eventually(`${what}: the tail's last commit of ${p} is ${committed}`, () => lastInWindow(tail, p) === committed, 5_000)
    }
  }
  // So that none of them was left out by chance.
  expect([...taken.keys()].toSorted()).toEqual(Object.keys(steps).toSorted())
  expect(consumer.committed).not.toContain(null)
  const { gaps, unknownRecords } = tail.observer.snapshot.commitSource
  expect([gaps.count, [...unknownRecords]]).toEqual([0, []])
  expect(both.map(({ errors }) => errors)).toEqual([[], []])
})
