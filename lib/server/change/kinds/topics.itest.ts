import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import kafkajs from 'kafkajs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writesOf } from '../../kafka/cluster-writes'
import { Observer } from '../../observe/observer'
import { CLUSTER, actor, carriedOut, settled, testChanges } from '../../test/changes'
import { createTopics, goneEverywhere, knownEverywhere } from '../../test/every-broker'
import { eventually, noMemory, realBootstrap, realConnection } from '../../test/real-cluster'

const directory = mkdtempSync(join(tmpdir(), 'highwater-topics-'))
const observer = new Observer({
  cluster: CLUSTER,
  connection: realConnection('topic-kinds'),
  roundMs: 1_000,
  memory: noMemory,
  onError: (error) => {
    throw error
  },
})
const { changes, store, errors } = testChanges(observer, join(directory, 'highwater.db'))
const kafka = new kafkajs.Kafka({ clientId: 'topic-kinds', brokers: realBootstrap('PLAINTEXT'), logLevel: kafkajs.logLevel.NOTHING })
const admin = kafka.admin()
/** kafkajs goes on asking for topics it was once asked about: this one only makes and removes them. */
const maker = kafka.admin()
const operator = actor('operator')
const [made, keyed, held, compacted] = ['made.one', 'keyed', 'held', 'compacted'].map((name) => `${name}-${process.pid}`) as [
  string,
  string,
  string,
  string,
]
const group = `reads-${held}`

const plan = (kind: string, input: Record<string, unknown>) => changes.plan(operator, CLUSTER, { kind, input })
const refusedAt = (kind: string, input: Record<string, unknown>, path: string, kafkaError?: string) =>
  expect(plan(kind, input)).rejects.toMatchObject({
    code: 'bad-request',
    details: { fields: [{ path }], ...(kafkaError && { kafkaError }) },
  })
const topics = () => maker.listTopics()
const partitionsOf = async (topic: string) => (await admin.fetchTopicMetadata({ topics: [topic] })).topics[0]?.partitions ?? []
const starts = async (topic: string) =>
  (await admin.fetchTopicOffsets(topic)).toSorted((a, b) => a.partition - b.partition).map(({ low }) => low)

/** Where the default partitioner of another client puts each key. */
async function send(topic: string, keys: readonly string[]): Promise<Map<string, number>> {
  const producer = kafka.producer({
    idempotent: true,
    allowAutoTopicCreation: false,
    createPartitioner: kafkajs.Partitioners.DefaultPartitioner,
  })
  await producer.connect()
  try {
    const placed = new Map<string, number>()
    for (const key of keys) {
      const [sent] = await producer.send({ topic, messages: [{ key, value: 'a value' }] })
      placed.set(key, sent?.partition ?? -1)
    }
    return placed
  } finally {
    await producer.disconnect()
  }
}

beforeAll(async () => {
  await Promise.all([admin.connect(), maker.connect()])
  await createTopics(maker, [
    { topic: keyed, numPartitions: 2, replicationFactor: 1 },
    { topic: held, numPartitions: 2, replicationFactor: 3 },
    { topic: compacted, numPartitions: 1, replicationFactor: 1, configEntries: [{ name: 'cleanup.policy', value: 'compact' }] },
  ])
  const producer = kafka.producer({ idempotent: true, allowAutoTopicCreation: false })
  await producer.connect()
  await producer.send({ topic: held, messages: Array.from({ length: 20 }, (_, n) => ({ partition: n % 2, value: `record ${n}` })) })
  await producer.disconnect()
  await observer.start()
  await eventually('the cluster is seen', () => observer.snapshot.complete)
  const coordinator = await observer.client.coordinator(group)
  const place = { topic: held, partition: 0, offset: 3n, leaderEpoch: null, metadata: null }
  await writesOf(observer.client).commitOffsets(coordinator, group, [place])
  await eventually('the reader is seen', () => observer.snapshot.readersByTopic.get(held)?.includes(group) ?? false)
})

afterAll(async () => {
  await changes.stop()
  await store.close()
  await observer.stop()
  const left = (await topics()).filter((topic) => [made, keyed, held, compacted].includes(topic))
  await maker.deleteTopics({ topics: left })
  await Promise.all([admin.disconnect(), maker.disconnect()])
  rmSync(directory, { recursive: true, force: true })
  expect(errors).toEqual([])
})

describe('creating a topic', () => {
  test('is checked by Kafka beforehand, creates what was planned, and nothing before', async () => {
    const input = { topic: made, partitions: 4, replicationFactor: 2, configs: { 'retention.ms': '3600000' } }
    const planned = await plan('topic.create', input)
    expect(await topics()).not.toContain(made)
    // The cluster's default is 2.
    expect(planned.warnings.map(({ code }) => code)).toEqual(['topic.twoReplicas', 'topic.minIsrEqualsReplicas', 'topic.nameInMetrics'])
    expect(planned.command).toBe(
      `kafka-topics.sh --bootstrap-server $KAFKA --create --topic ${made} --partitions 4 --replication-factor 2 --config 'retention.ms=3600000'`,
    )
    const done = await carriedOut(changes, 'topic.create', input)
    expect(done).toMatchObject({ state: 'done', undo: { possible: false } })
    // The console has seen it where it asks; kafkajs asks elsewhere.
    await knownEverywhere([made])
    expect((await partitionsOf(made)).map(({ replicas }) => replicas.length)).toEqual([2, 2, 2, 2])
    const { resources } = await admin.describeConfigs({
      includeSynonyms: false,
      resources: [{ type: kafkajs.ConfigResourceTypes.TOPIC, name: made }],
    })
    expect(resources[0]?.configEntries.find(({ configName }) => configName === 'retention.ms')?.configValue).toBe('3600000')
  })

  test('what Kafka refuses is named by its field, in Kafka’s words', async () => {
    const input = { topic: `other-${process.pid}`, partitions: 1, replicationFactor: 1 }
    await refusedAt('topic.create', { ...input, replicationFactor: 9 }, 'input.replicationFactor', 'INVALID_REPLICATION_FACTOR')
    await refusedAt('topic.create', { ...input, configs: { 'retention.ms': 'long' } }, 'input.configs', 'INVALID_CONFIG')
    await refusedAt('topic.create', { ...input, topic: made }, 'input.topic', 'TOPIC_ALREADY_EXISTS')
    await refusedAt('topic.create', { ...input, topic: made.replace('.', '_') }, 'input.topic', 'INVALID_TOPIC_EXCEPTION')
    await refusedAt('topic.create', { ...input, topic: '..' }, 'input.topic')
    await refusedAt('topic.create', { ...input, topic: 'with/slash' }, 'input.topic')
    await refusedAt('topic.configure', { topic: made, set: { 'retention.ms': 'long' } }, 'input.set', 'INVALID_CONFIG')
  })
})

test('a config is the same however it was typed: read back as planned, and undone', async () => {
  const set = { 'cleanup.policy': 'compact, delete', 'retention.ms': ' 07200000' }
  const done = await carriedOut(changes, 'topic.configure', { topic: made, set })
  expect(done).toMatchObject({ state: 'done' })
  expect(done.outcome.found.map(({ state }) => state)).toEqual(['as-planned', 'as-planned'])
  const undone = await settled(changes, (await changes.undo(operator, CLUSTER, done.id)).id)
  expect(undone).toMatchObject({ state: 'done', after: [{ value: '3600000' }, { value: 'delete' }] })
})

test('configs of a topic that was made anew are not what a change left: its undo is refused', async () => {
  const name = `anew-${process.pid}`
  const make = () => createTopics(maker, [{ topic: name, numPartitions: 1, replicationFactor: 1 }])
  const remove = async () => {
    await maker.deleteTopics({ topics: [name] })
    await goneEverywhere(name)
  }
  const configure = () => carriedOut(changes, 'topic.configure', { topic: name, set: { 'retention.ms': '7200000' } })
  await make()
  const old = await configure()
  expect(old).toMatchObject({ state: 'done' })
  await remove()
  await make()
  const now = await configure()
  await expect(changes.undo(operator, CLUSTER, old.id)).rejects.toMatchObject({
    code: 'conflict',
    details: { differences: [{ what: 'retention.ms' }] },
  })
  expect(await settled(changes, (await changes.undo(operator, CLUSTER, now.id)).id)).toMatchObject({ state: 'done' })
  await remove()
})

test('adding partitions says which keys move, and that is where another client then puts them', async () => {
  const keys = Array.from({ length: 24 }, (_, n) => `key ${n}`)
  const before = await send(keyed, keys)
  const input = { topic: keyed, count: 5 }
  const planned = await plan('topic.add-partitions', input)
  await refusedAt('topic.add-partitions', { topic: keyed, count: 2 }, 'input.count')
  await refusedAt('topic.add-partitions', { topic: keyed, count: 10_003 }, 'input.count')
  expect(await partitionsOf(keyed)).toHaveLength(2)

  expect(await carriedOut(changes, 'topic.add-partitions', input)).toMatchObject({ state: 'done', undo: { possible: false } })
  await knownEverywhere([keyed])
  expect(await partitionsOf(keyed)).toHaveLength(5)
  const after = await send(keyed, keys)
  const moved = keys.filter((key) => before.get(key) !== after.get(key)).length
  expect(moved).toBeGreaterThan(0)
  expect(planned.warnings).toContainEqual(expect.objectContaining({ code: 'topic.keysMove', figures: { moved, keys: 24, records: 24 } }))
  const late = changes.apply(operator, CLUSTER, { planId: planned.id, confirm: keyed })
  await expect(late).rejects.toMatchObject({
    code: 'conflict',
    details: { differences: [{ what: `partitions of ${keyed}`, planned: '2', now: '5' }] },
  })
})

describe('deleting records', () => {
  test('takes those before the reviewed offsets, says who has not read them, and leaves later ones', async () => {
    const before = [
      { partition: 0, offset: '5' },
      { partition: 1, offset: '-1' },
    ]
    const planned = await plan('topic.delete-records', { topic: held, before })
    expect(planned.after).toEqual([
      { topic: held, partition: 0, logStart: '5' },
      { topic: held, partition: 1, logStart: '10' },
    ])
    expect(planned.warnings[0]).toMatchObject({ code: 'topic.unreadLost', weight: 'danger', names: [`${group} (2)`] })
    expect(planned.totals).toMatchObject([{ code: 'records-deleted', value: '15', atMost: true }])
    await send(held, ['later', 'later still', 'last', 'and one more'])
    const { id } = await changes.apply(operator, CLUSTER, { planId: planned.id, confirm: held })
    expect(await settled(changes, id)).toMatchObject({ state: 'done', undo: { possible: false } })
    expect(await starts(held)).toEqual(['5', '10'])
  })

  test('is refused where Kafka would', async () => {
    await refusedAt(
      'topic.delete-records',
      { topic: held, before: [{ partition: 0, offset: '999' }] },
      'input.before.0.offset',
      'OFFSET_OUT_OF_RANGE',
    )
    await refusedAt('topic.delete-records', { topic: held, before: [{ partition: 2, offset: '1' }] }, 'input.before.0.partition')
    await refusedAt('topic.delete-records', { topic: held, before: [{ partition: 0, offset: '-2' }] }, 'input.before.0.offset')
    await refusedAt(
      'topic.delete-records',
      { topic: compacted, before: [{ partition: 0, offset: '-1' }] },
      'input.topic',
      'POLICY_VIOLATION',
    )
    const past = await plan('topic.delete-records', { topic: held, before: [{ partition: 0, offset: '1' }] })
    await expect(changes.apply(operator, CLUSTER, { planId: past.id, confirm: held })).rejects.toMatchObject({ code: 'unprocessable' })
  })
})

describe('deleting a topic', () => {
  test('says who uses it, and takes that very topic', async () => {
    const planned = await plan('topic.delete', { topic: held })
    const codes = planned.warnings.map(({ code }) => code)
    expect(codes).toEqual(expect.arrayContaining(['topic.readBefore', 'topic.producers', 'topic.lastWrite', 'topic.comesBack']))
    expect(planned.warnings.find(({ code }) => code === 'topic.readBefore')?.names).toEqual([group])
    expect(planned).toMatchObject({ confirm: { kind: 'type', text: held }, refusedNow: null, undo: { possible: false } })
    await expect(changes.apply(operator, CLUSTER, { planId: planned.id, confirm: made })).rejects.toMatchObject({ code: 'bad-request' })
    expect(await topics()).toContain(held)
    expect(await carriedOut(changes, 'topic.delete', { topic: held })).toMatchObject({ state: 'done' })
    await goneEverywhere(held)
  })

  test('does not touch one made anew under the same name', async () => {
    const planned = await plan('topic.delete', { topic: made })
    // A regular expression for Kafka's tool: the dot is meant.
    expect(planned.command).toBe(`kafka-topics.sh --bootstrap-server $KAFKA --delete --topic '${made.replace('.', String.raw`\.`)}'`)
    await maker.deleteTopics({ topics: [made] })
    await goneEverywhere(made)
    await createTopics(maker, [{ topic: made, numPartitions: 1, replicationFactor: 1 }])
    const late = changes.apply(operator, CLUSTER, { planId: planned.id, confirm: made })
    await expect(late).rejects.toMatchObject({ code: 'conflict', details: { differences: [{ what: `topic id ${made}` }] } })
    expect(await topics()).toContain(made)
  })

  test('is refused for Kafka’s own and for what is not there', async () => {
    await refusedAt('topic.delete', { topic: '__consumer_offsets' }, 'input.topic', 'INVALID_TOPIC_EXCEPTION')
    await refusedAt('topic.delete', { topic: 'never-was' }, 'input.topic', 'UNKNOWN_TOPIC_OR_PARTITION')
    await refusedAt('topic.add-partitions', { topic: '__consumer_offsets', count: 99 }, 'input.topic', 'INVALID_TOPIC_EXCEPTION')
  })
})
