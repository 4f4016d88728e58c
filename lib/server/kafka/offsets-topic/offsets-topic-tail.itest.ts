import { Consumer } from '@platformatic/kafka'
import kafkajs from 'kafkajs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createLimitedUser } from '@/cluster/access/limited-user'
import { clusterControl } from '@/cluster/control'
import { kafkaTool } from '@/cluster/kafka-tools'
import { commitLog } from '../../test/commit-log'
import { createTopics } from '../../test/every-broker'
import { joinedMember } from '../../test/joined-member'
import { letInEverywhere } from '../../test/logs-in'
import { eventually, realBootstrap, realConnection } from '../../test/real-cluster'
import { OFFSETS_TOPIC, TailedOffsets } from '../../test/tailed-offsets'
import { createClusterClient } from '../cluster-client'
import { writesOf } from '../cluster-writes'
import { isKafkaError } from '../kafka-error'
import type { OffsetsRecord } from './decode-record'

/** Half of the longest poll: whoever waits for one to end takes longer. That it is a second and no more holds on a machine that is idle. */
const LESS_THAN_A_POLL_MS = 2_500

const brokers = realBootstrap('PLAINTEXT')
const control = clusterControl(process.env['HIGHWATER_TEST_CONTROL'] ?? '')
const kafka = new kafkajs.Kafka({ clientId: 'tail-test', brokers, logLevel: kafkajs.logLevel.NOTHING })
const admin = kafka.admin()
const producer = kafka.producer({ allowAutoTopicCreation: false, idempotent: true })
const topic = `tailed-${process.pid}`
const named = (name: string) => `tail-${name}-${process.pid}`
const client = createClusterClient(realConnection('tail-test'), { onHealthChange: () => {}, onRequest: () => {} })
const writes = writesOf(client)
const tailed = new TailedOffsets(client)

const offsetsOf = (group: string) => tailed.of(group).map(({ commit }) => commit.offset)

/** One commit from outside, tried until the coordinator takes it; what was perhaps written twice is twice in the log too. */
async function commit(group: string, offset: bigint, partition = 0): Promise<void> {
  await eventually(`${group} commits ${offset}`, async () => {
    try {
      const coordinator = await client.coordinator(group)
      const [result] = await writes.commitOffsets(coordinator, group, [{ topic, partition, offset, leaderEpoch: 0, metadata: 'by a test' }])
      return result?.error === null
    } catch {
      return false
    }
  })
}

beforeAll(async () => {
  await Promise.all([admin.connect(), producer.connect()])
  await createTopics(admin, [{ topic, numPartitions: 3, replicationFactor: 3 }])
  await producer.send({ topic, messages: Array.from({ length: 30 }, (_, n) => ({ partition: n % 3, value: `record ${n}` })) })
  client.setBrokers((await client.metadata()).brokers)
  // The first such question of a new cluster makes the topic.
  await eventually('there is a coordinator', () => client.coordinator(named('any')).then(Boolean, () => false))
  await tailed.start()
}, 60_000)

afterAll(async () => {
  for (const id of [1, 2, 3]) await control.start(id)
  await tailed.stop()
  await Promise.all([admin.disconnect(), producer.disconnect(), client.close()])
}, 60_000)

describe('commits', () => {
  test('of a classic group are told in their order, each without waiting for a poll to end, with the topic id and the time they were made', async () => {
    const group = named('classic')
    const member = await joinedMember(kafka, group, topic)
    const before = Date.now()
    for (let offset = 1; offset <= 10; offset++) {
      await member.commitOffsets([{ topic, partition: 0, offset: String(offset) }])
      await eventually(`commit ${offset}`, () => offsetsOf(group).length >= offset)
    }
    // One after the other without a pause, too.
    for (let offset = 11; offset <= 60; offset++) await member.commitOffsets([{ topic, partition: 0, offset: String(offset) }])
    await eventually('all of them', () => offsetsOf(group).length >= 60)
    await member.disconnect()
    expect(offsetsOf(group)).toEqual(Array.from({ length: 60 }, (_, n) => BigInt(n + 1)))
    const { topics } = await client.topics([topic])
    for (const { commit: told, seenAtMs } of tailed.of(group)) {
      expect(told).toMatchObject({ topic, partition: 0, topicId: topics[0]?.topicId })
      expect(told.committedAtMs).toBeGreaterThanOrEqual(before)
      expect(seenAtMs - told.committedAtMs, `${told.offset} seen after, ms`).toBeLessThan(LESS_THAN_A_POLL_MS)
    }
    expect(tailed.tail.state.commitsPerSec).toBeGreaterThan(0)
  })

  test('of a KIP-848 member are told alike', async () => {
    const group = named('modern')
    const member = new Consumer({
      groupId: group,
      clientId: 'modern',
      bootstrapBrokers: brokers,
      groupProtocol: 'consumer',
      autocommit: false,
    })
    const stream = await member.consume({ topics: [topic], mode: 'earliest', fallbackMode: 'earliest' })
    stream.on('error', () => {})
    stream.on('data', () => {})
    await eventually('its assignment', () => (member.assignments?.length ?? 0) > 0)
    for (const offset of [3n, 4n]) await member.commit({ offsets: [{ topic, partition: 1, offset, leaderEpoch: 0 }] })
    await eventually('its commits', () => offsetsOf(group).length >= 2)
    await member.close(true)
    expect(tailed.of(group).map(({ commit: told }) => [told.partition, told.offset])).toEqual([
      [1, 3n],
      [1, 4n],
    ])
    for (const { commit: told, seenAtMs } of tailed.of(group)) expect(seenAtMs - told.committedAtMs).toBeLessThan(LESS_THAN_A_POLL_MS)
  })
})

describe('commits within a transaction', () => {
  const group = named('transactional')
  const writer = kafka.producer({ transactionalId: named('writer'), idempotent: true, maxInFlightRequests: 1, transactionTimeout: 30_000 })
  const sendOffset = async (transaction: kafkajs.Transaction, offset: string) => {
    await transaction.send({ topic, messages: [{ value: 'result', partition: 2 }] })
    await transaction.sendOffsets({ consumerGroupId: group, topics: [{ topic, partitions: [{ partition: 1, offset }] }] })
  }
  const told = () => tailed.of(group).map(({ commit: { partition, offset } }) => `${partition}:${offset}`)

  beforeAll(() => writer.connect())
  afterAll(() => writer.disconnect())

  test('are told when it commits, and not before', async () => {
    const transaction = await writer.transaction()
    await sendOffset(transaction, '5')
    // A commit of the same group lies behind it in the same log: once that was told, the other was read.
    await commit(group, 1n)
    await eventually('the commit behind it', () => told().includes('0:1'))
    expect(told()).toEqual(['0:1'])
    await transaction.commit()
    await eventually('the committed one', () => told().includes('1:5'))
    expect(told()).toEqual(['0:1', '1:5'])
    const [plain, transactional] = tailed.of(group)
    expect(Number(transactional?.commit.position)).toBeLessThan(Number(plain?.commit.position))
  })

  test('are never told when it aborts', async () => {
    const transaction = await writer.transaction()
    await sendOffset(transaction, '9')
    await transaction.abort()
    const next = await writer.transaction()
    await sendOffset(next, '7')
    await next.commit()
    // The marker that tells of the next transaction lies behind the one of the aborted.
    await eventually('the next one', () => told().includes('1:7'))
    await commit(group, 2n)
    await eventually('a later commit', () => told().includes('0:2'))
    expect(told()).toEqual(['0:1', '1:5', '1:7', '0:2'])
  })
})

describe('ends', () => {
  test('of a deleted group are told: each commit, then the group', async () => {
    const group = named('deleted')
    const member = await joinedMember(kafka, group, topic)
    await member.commitOffsets([0, 1].map((partition) => ({ topic, partition, offset: '2' })))
    await member.disconnect()
    await admin.deleteGroups([group])
    await eventually('its end', () => tailed.ends.some((end) => end.kind === 'group-gone' && end.group === group))
    const ends = tailed.ends.filter((end) => end.group === group)
    expect(ends.map((end) => (end.kind === 'commit-gone' ? `${end.topic}-${end.partition}` : end.kind)).toSorted()).toEqual([
      'group-gone',
      `${topic}-0`,
      `${topic}-1`,
    ])
  })

  test('are not told of a group that changes its protocol, which keeps its commits', async () => {
    const group = named('upgraded')
    const classic = await joinedMember(kafka, group, topic)
    await classic.commitOffsets([{ topic, partition: 0, offset: '4' }])
    await classic.disconnect()
    const member = new Consumer({
      groupId: group,
      clientId: 'modern',
      bootstrapBrokers: brokers,
      groupProtocol: 'consumer',
      autocommit: false,
    })
    const stream = await member.consume({ topics: [topic], mode: 'committed', fallbackMode: 'earliest' })
    stream.on('error', () => {})
    stream.on('data', () => {})
    await eventually('its assignment', () => (member.assignments?.length ?? 0) > 0)
    await member.commit({ offsets: [{ topic, partition: 0, offset: 6n, leaderEpoch: 0 }] })
    await eventually('its commit', () => offsetsOf(group).includes(6n))
    await member.close(true)
    expect(tailed.ends.filter((end) => end.group === group)).toEqual([])
  })
})

describe('a leader that moves', () => {
  test('costs no commit and doubles none', async () => {
    const group = named('moved')
    await commit(group, 1n)
    const coordinator = await client.coordinator(group)
    let isOver = false
    const committing = (async () => {
      for (let offset = 2n; !isOver; offset++) await commit(group, offset)
    })()
    await control.stop(coordinator)
    await eventually('a commit with another coordinator', async () => {
      const now = await client.coordinator(group).catch(() => coordinator)
      const count = offsetsOf(group).length
      if (now === coordinator) return false
      await eventually('goes on', () => offsetsOf(group).length > count)
      return true
    })
    await control.start(coordinator)
    await eventually('it is told of again', async () => (await client.metadata()).brokers.some(({ id }) => id === coordinator), 30_000)
    isOver = true
    await committing
    const written = (await commitLog(kafka, group)).map(({ offset }) => BigInt(offset ?? -1))
    await eventually('the last one', () => offsetsOf(group).at(-1) === written.at(-1))
    expect(offsetsOf(group)).toEqual(written)
    expect(tailed.gaps).toEqual([])
  }, 120_000)
})

describe('the whole log', () => {
  // Not the client of the tail: on its connections every read would wait behind a poll.
  const reader = createClusterClient(realConnection('tail-reader'), { onHealthChange: () => {}, onRequest: () => {} })
  beforeAll(async () => reader.setBrokers((await reader.metadata()).brokers))
  afterAll(() => reader.close())

  test('has nothing unknown, share groups included', async () => {
    const group = named('share')
    const bootstrap = ['--bootstrap-server', brokers.join(',')]
    await kafkaTool('kafka-configs', ...bootstrap, '--alter', '--group', group, '--add-config', 'share.auto.offset.reset=earliest')
    await kafkaTool('kafka-console-share-consumer', ...bootstrap, '--topic', topic, '--group', group, '--max-messages', '1')
    const { topics } = await client.topics([OFFSETS_TOPIC])
    const records: OffsetsRecord[] = []
    for (const of of topics) {
      for (const { partition, leader } of of.partitions) {
        let from = 0n
        for (let isMore = true; isMore && leader !== null;) {
          const [part] = await reader.offsetsTopic(leader, of.topicId, new Map([[partition, from]]), { maxWaitMs: 0, minBytes: 0 })
          expect(part?.error).toBeNull()
          if (!part) break
          expect(part.entries.every(({ position }) => position >= from && position < part.next)).toBe(true)
          for (const entry of part.entries) if (entry.kind === 'record') records.push(entry.record)
          from = part.next
          isMore = from < part.highWatermark
        }
      }
    }
    const kinds = new Map<string, number>()
    for (const { kind } of records) kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
    expect(records.filter(({ kind }) => kind === 'unknown')).toEqual([])
    expect(tailed.unknown).toEqual([])
    expect([...kinds.keys()].toSorted()).toEqual(['commit', 'commit-gone', 'group', 'group-gone', 'other'])
    // It did end as a classic group: that this was not told is not for want of a tombstone.
    expect(records).toContainEqual({ kind: 'group-gone', group: named('upgraded') })
    // What kafkajs and another reader of the log say of one group.
    const log = await commitLog(kafka, named('classic'))
    expect(
      records.flatMap((of) =>
        of.kind === 'commit' && of.group === named('classic') ? [{ offset: String(of.offset), metadata: of.metadata }] : [],
      ),
    ).toEqual(log.map(({ offset, metadata }) => ({ offset, metadata })))
  }, 60_000)

  test('refuses by partition: one that is out of range does not cost the others', async () => {
    const { topics } = await client.topics([OFFSETS_TOPIC])
    const [of] = topics
    const leader = of?.partitions[0]?.leader ?? 0
    const led = (of?.partitions ?? []).filter((p) => p.leader === leader).map(({ partition }) => partition)
    const from = new Map(led.map((partition, n): [number, bigint] => [partition, n === 0 ? 10n ** 15n : 0n]))
    const parts = await reader.offsetsTopic(leader, of?.topicId ?? '', from, { maxWaitMs: 0, minBytes: 0 })
    expect(led.length).toBeGreaterThan(1)
    expect(parts.map(({ partition, error }) => [partition, error])).toEqual(
      led.map((partition, n) => [partition, n === 0 ? 'OFFSET_OUT_OF_RANGE' : null]),
    )
    const strange = Buffer.alloc(16, 7).toString('base64url')
    const gone = await reader.offsetsTopic(leader, strange, from, { maxWaitMs: 0, minBytes: 0 })
    expect(new Set(gone.map(({ error }) => error))).toEqual(new Set(['UNKNOWN_TOPIC_ID']))
  })
})

test('a user that may not read it is told so by name', async () => {
  const sasl = await createLimitedUser(brokers.join(','))
  await letInEverywhere(sasl.username, sasl.password)
  const own = createClusterClient(realConnection('tail-limited', 'SASL', { sasl }), { onHealthChange: () => {}, onRequest: () => {} })
  own.setBrokers((await own.metadata()).brokers)
  const limited = new TailedOffsets(own)
  // It may not even see the topic: who does says where it is.
  const { topics } = await client.topics([OFFSETS_TOPIC])
  limited.tail.follow(topics[0]?.topicId ?? '', new Map(topics[0]?.partitions.map(({ partition, leader }) => [partition, leader])))
  await eventually('it is refused', () => limited.errors.length > 0)
  await limited.stop()
  await own.close()
  expect(new Set(limited.errors.map(({ error }) => isKafkaError(error) && error.kafkaError))).toEqual(
    new Set(['TOPIC_AUTHORIZATION_FAILED']),
  )
  expect(limited.tail.state.positioned).toBe(0)
})

test('stopping waits for no poll, and tells nothing any more', async () => {
  const own = createClusterClient(realConnection('tail-stop'), { onHealthChange: () => {}, onRequest: () => {} })
  own.setBrokers((await own.metadata()).brokers)
  const other = new TailedOffsets(own)
  await eventually('it runs', () =>
    other.start().then(
      () => true,
      () => false,
    ),
  )
  const before = performance.now()
  await other.stop()
  await own.close()
  expect(performance.now() - before).toBeLessThan(LESS_THAN_A_POLL_MS)
  const [commits, errors] = [other.commits.length, other.errors.length]
  await commit(named('after'), 1n)
  await eventually('the other tail hears of it', () => offsetsOf(named('after')).length > 0)
  expect([other.commits.length, other.errors.length]).toEqual([commits, errors])
})
