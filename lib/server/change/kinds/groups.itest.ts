import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Consumer } from '@platformatic/kafka'
import kafkajs from 'kafkajs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { kafkaTool } from '@/cluster/kafka-tools'
import { writesOf } from '../../kafka/cluster-writes'
import { Observer } from '../../observe/observer'
import { CLUSTER, actor, carriedOut, settled, testChanges } from '../../test/changes'
import { createTopics } from '../../test/every-broker'
import { eventually, noMemory, realBootstrap, realConnection } from '../../test/real-cluster'

const bootstrapBrokers = realBootstrap('PLAINTEXT')
const directory = mkdtempSync(join(tmpdir(), 'highwater-groups-'))
const observer = new Observer({
  cluster: CLUSTER,
  connection: realConnection('group-kinds'),
  roundMs: 1_000,
  memory: noMemory,
  onError: (error) => {
    throw error
  },
})
const { changes, store, errors } = testChanges(observer, join(directory, 'highwater.db'))
const kafka = new kafkajs.Kafka({ clientId: 'group-kinds', brokers: bootstrapBrokers, logLevel: kafkajs.logLevel.NOTHING })
const admin = kafka.admin()
const producer = kafka.producer({ idempotent: true, allowAutoTopicCreation: false })
const operator = actor('operator')
const topic = `grouped-${process.pid}`
const [idle, live, still, share] = ['idle', 'live', 'static', 'shared'].map((name) => `${name}-${topic}`) as [
  string,
  string,
  string,
  string,
]
const joined: string[] = []
const member = kafka.consumer({ groupId: live, heartbeatInterval: 100, maxWaitTimeInMs: 200 })

const plan = (kind: string, input: Record<string, unknown>) => changes.plan(operator, CLUSTER, { kind, input })
const commit = async (groupId: string, ...offsets: [partition: number, offset: bigint][]) => {
  const wanted = offsets.map(([partition, offset]) => ({ topic, partition, offset, leaderEpoch: null, metadata: null }))
  await writesOf(observer.client).commitOffsets(await observer.client.coordinator(groupId), groupId, wanted)
}
const groups = async () => (await admin.listGroups()).groups.map(({ groupId }) => groupId)

async function committed(groupId: string): Promise<string[]> {
  const [of] = await admin.fetchOffsets({ groupId, topics: [topic] })
  return (of?.partitions ?? []).toSorted((a, b) => a.partition - b.partition).map(({ offset }) => offset)
}

beforeAll(async () => {
  await Promise.all([admin.connect(), producer.connect()])
  await createTopics(admin, [{ topic, numPartitions: 3, replicationFactor: 1 }])
  await producer.send({ topic, messages: Array.from({ length: 30 }, (_, n) => ({ partition: n % 3, value: `record ${n}` })) })
  member.on('consumer.group_join', ({ payload }) => void joined.push(payload.memberId))
  await member.connect()
  await member.subscribe({ topic })
  await member.run({ autoCommit: false, eachMessage: () => Promise.resolve() })
  await observer.start()
  await eventually('the cluster is seen', () => observer.snapshot.complete)
  await eventually('the member joined', () => joined.length > 0)
})

afterAll(async () => {
  await changes.stop()
  await store.close()
  await member.disconnect()
  await admin.deleteTopics({ topics: [topic] })
  await observer.stop()
  await Promise.all([admin.disconnect(), producer.disconnect()])
  rmSync(directory, { recursive: true, force: true })
  expect(errors).toEqual([])
})

describe('a group that nobody is in', () => {
  test('is deleted once its name is typed, and comes back with its offsets', async () => {
    await commit(idle, [0, 4n], [1, 10n])
    const planned = await plan('group.delete', { group: idle })
    expect(planned.before).toMatchObject([
      { topic, partition: 0, offset: '4' },
      { topic, partition: 1, offset: '10' },
    ])
    expect(planned.after).toEqual([])
    expect(planned).toMatchObject({
      confirm: { kind: 'type', text: idle },
      refusedNow: null,
      undo: { possible: true },
      command: `kafka-consumer-groups.sh --bootstrap-server $KAFKA --delete --group ${idle}`,
    })
    // Partition 0 holds ten records, of which it has read four.
    expect(planned.warnings).toContainEqual(
      expect.objectContaining({ code: 'group.lagLeft', weight: 'danger', figures: { records: '6', partitions: 1 } }),
    )
    await expect(changes.apply(operator, CLUSTER, { planId: planned.id })).rejects.toMatchObject({ code: 'bad-request' })
    expect(await groups()).toContain(idle)

    const { id } = await changes.apply(operator, CLUSTER, { planId: planned.id, confirm: idle })
    expect(await settled(changes, id)).toMatchObject({ state: 'done' })
    expect(await groups()).not.toContain(idle)
    const [saved] = await store.savedOffsets.ofGroup(CLUSTER, idle)
    expect(saved).toMatchObject({ change: id, topics: [{ topic, partitions: [{ offset: 4n }, { offset: 10n }] }] })

    const undone = await changes.undo(operator, CLUSTER, id)
    expect(await settled(changes, undone.id)).toMatchObject({ kind: 'group.reset-offsets', state: 'done', undoOf: id })
    expect(await committed(idle)).toEqual(['4', '10', '-1'])
  })

  test('is not deleted when somebody has committed since the plan', async () => {
    const planned = await plan('group.delete', { group: idle })
    await commit(idle, [0, 5n])
    const late = changes.apply(operator, CLUSTER, { planId: planned.id, confirm: idle })
    await expect(late).rejects.toMatchObject({
      code: 'conflict',
      details: { differences: [{ what: `committed ${topic}-0`, planned: '4', now: '5' }] },
    })
    expect(await committed(idle)).toEqual(['5', '10', '-1'])
  })

  test('loses single commits, which are put back; where there is none is said', async () => {
    const input = { group: idle, topics: [{ topic, partitions: [0, 2] }] }
    const planned = await plan('group.delete-offsets', input)
    expect(planned.rows.map(({ before, changed }) => [before?.['offset'] ?? null, changed])).toEqual([
      ['5', true],
      [null, false],
    ])
    expect(planned.warnings).toContainEqual(expect.objectContaining({ code: 'group.noCommitThere', names: [`${topic}-2`] }))
    expect(planned.command).toBe(`kafka-consumer-groups.sh --bootstrap-server $KAFKA --delete-offsets --group ${idle} --topic ${topic}:0,2`)
    const done = await carriedOut(changes, 'group.delete-offsets', input)
    expect(done).toMatchObject({ state: 'done' })
    expect(await committed(idle)).toEqual(['-1', '10', '-1'])
    await settled(changes, (await changes.undo(operator, CLUSTER, done.id)).id)
    expect(await committed(idle)).toEqual(['5', '10', '-1'])
  })

  test('wrong inputs are named by their field', async () => {
    const refusedAt = (kind: string, input: Record<string, unknown>, path: string, kafkaError?: string) =>
      expect(plan(kind, input)).rejects.toMatchObject({
        code: 'bad-request',
        details: { fields: [{ path }], ...(kafkaError && { kafkaError }) },
      })
    await refusedAt('group.delete', { group: 'never-was' }, 'input.group', 'GROUP_ID_NOT_FOUND')
    await refusedAt('group.delete-offsets', { group: idle, topics: [{ topic, partitions: [3] }] }, 'input.topics.0.partitions')
    await refusedAt(
      'group.delete-offsets',
      { group: idle, topics: [{ topic: 'never-was' }] },
      'input.topics.0.topic',
      'UNKNOWN_TOPIC_OR_PARTITION',
    )
    await refusedAt('group.remove-member', { group: live }, 'input.memberId')
    await refusedAt('group.remove-member', { group: live, memberId: 'nobody' }, 'input.memberId')
    await refusedAt('group.remove-member', { group: live, groupInstanceId: 'nobody' }, 'input.groupInstanceId')
  })
})

describe('a group with members', () => {
  test('is neither deleted nor loses offsets of what it reads, and its members are named', async () => {
    const deletion = await plan('group.delete', { group: live })
    expect(deletion.refusedNow).toMatchObject({ code: 'group.held', names: [expect.stringContaining('group-kinds on 127.0.0.1')] })
    await expect(changes.apply(operator, CLUSTER, { planId: deletion.id, confirm: live })).rejects.toMatchObject({
      code: 'conflict',
      details: { kafkaError: 'NON_EMPTY_GROUP' },
    })
    const offsets = await plan('group.delete-offsets', { group: live, topics: [{ topic, partitions: [0] }] })
    expect(offsets.refusedNow).toMatchObject({ code: 'group.subscribed' })
    expect(await groups()).toContain(live)
  })

  test('a live member that is removed joins again as somebody new', async () => {
    const memberId = joined.at(-1) ?? ''
    const planned = await plan('group.remove-member', { group: live, memberId })
    expect(planned.warnings.map(({ code }) => code)).toEqual(['group.rejoins', 'group.isLastMember'])
    const before = joined.length
    const done = await carriedOut(changes, 'group.remove-member', { group: live, memberId })
    expect(done).toMatchObject({ state: 'done', undo: { possible: false } })
    await eventually('it joined again', () => joined.length > before)
    const [described] = (await admin.describeGroups([live])).groups
    expect(described?.members.map((one) => one.memberId)).not.toContain(memberId)
  })

  test('a static member is removed by its instance id', async () => {
    const consumer = new Consumer({
      groupId: still,
      groupInstanceId: 'one',
      clientId: 'static',
      bootstrapBrokers,
      sessionTimeout: 30_000,
      timeout: 5_000,
    })
    const membersOf = async () => (await admin.describeGroups([still])).groups[0]?.members.map(({ memberId }) => memberId) ?? []
    try {
      const stream = await consumer.consume({ topics: [topic], mode: 'latest', autocommit: false })
      stream.on('data', () => undefined)
      stream.on('error', () => undefined)
      await eventually('the static member', async () => (await membersOf()).length === 1)
      const [memberId = ''] = await membersOf()
      const planned = await plan('group.remove-member', { group: still, groupInstanceId: 'one' })
      expect(planned.before).toMatchObject([{ member: memberId, instance: 'one', clientId: 'static' }])
      expect(await carriedOut(changes, 'group.remove-member', { group: still, groupInstanceId: 'one' })).toMatchObject({ state: 'done' })
      expect(await membersOf()).not.toContain(memberId)
    } finally {
      await consumer.close(true)
    }
  })
})

test('a share group forgets a topic and is deleted, which cannot be undone', async () => {
  const fromEarliest = { set: new Map([['share.auto.offset.reset', 'earliest']]), reset: [] }
  await writesOf(observer.client).alterConfigs({ type: 'group', name: share }, fromEarliest, { validateOnly: false })
  await kafkaTool(
    'kafka-console-share-consumer',
    '--bootstrap-server',
    bootstrapBrokers.join(','),
    '--topic',
    topic,
    '--group',
    share,
    '--max-messages',
    '1',
  )
  await eventually('its member left', async () => (await plan('group.delete', { group: share })).refusedNow === null)

  const input = { group: share, topics: [{ topic }] }
  const planned = await plan('group.delete-offsets', input)
  expect(planned).toMatchObject({ confirm: { kind: 'type', text: share }, undo: { possible: false } })
  await expect(plan('group.delete-offsets', { group: share, topics: [{ topic, partitions: [0] }] })).rejects.toMatchObject({
    details: { fields: [{ path: 'input.topics.0.partitions' }] },
  })
  expect(await carriedOut(changes, 'group.delete-offsets', input)).toMatchObject({ state: 'done' })
  const deleted = await carriedOut(changes, 'group.delete', { group: share })
  expect(deleted).toMatchObject({ state: 'done', command: expect.stringContaining('kafka-share-groups.sh') as string })
  await expect(changes.undo(operator, CLUSTER, deleted.id)).rejects.toMatchObject({ code: 'unprocessable' })
  const listed = await kafkaTool('kafka-share-groups', '--bootstrap-server', bootstrapBrokers.join(','), '--list')
  expect(listed.split('\n').map((line) => line.trim())).not.toContain(share)
}, 60_000)
