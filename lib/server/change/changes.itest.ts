import { createHash, pbkdf2Sync, randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import kafkajs from 'kafkajs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { kafkaTool } from '@/cluster/kafka-tools'
import { Observer } from '../observe/observer'
import { CLUSTER, actor, carriedOut, settled, testChanges } from '../test/changes'
import { createTopics } from '../test/every-broker'
import { logsIn } from '../test/logs-in'
import { PATIENT, eventually, noMemory, realBootstrap, realConnection } from '../test/real-cluster'

const bootstrap = realBootstrap('PLAINTEXT')
const directory = mkdtempSync(join(tmpdir(), 'highwater-changes-'))
const observer = new Observer({
  cluster: CLUSTER,
  connection: realConnection('changes-test'),
  roundMs: 1_000,
  memory: noMemory,
  onError: (error) => {
    throw error
  },
})
const { changes, store, errors } = testChanges(observer, join(directory, 'highwater.db'))
const kafka = new kafkajs.Kafka({ clientId: 'changes-test', brokers: bootstrap, logLevel: kafkajs.logLevel.NOTHING })
const admin = kafka.admin()
const producer = kafka.producer({ idempotent: true, allowAutoTopicCreation: false })
const operator = actor('operator', 'olga')
const topic = `changed-${process.pid}`
const group = `moved-${process.pid}`

const committed = async (of = group) => {
  const [found] = await admin.fetchOffsets({ groupId: of, topics: [topic] })
  return (found?.partitions ?? []).toSorted((a, b) => a.partition - b.partition).map(({ offset }) => offset)
}
const reset = (to: object, more: object = {}) => ({ kind: 'group.reset-offsets', input: { group, to, topics: [{ topic }], ...more } })

beforeAll(async () => {
  await Promise.all([admin.connect(), producer.connect()])
  await createTopics(admin, [{ topic, numPartitions: 3, replicationFactor: 3 }])
  await producer.send({ topic, messages: Array.from({ length: 90 }, (_, n) => ({ partition: n % 3, value: `record ${n}` })) })
  await observer.start()
  await eventually('the topic is seen', () => observer.snapshot.topics.get(topic)?.config?.cleanupPolicy === 'delete')
})

afterAll(async () => {
  await changes.stop()
  await store.close()
  await admin.deleteTopics({ topics: [topic] })
  await observer.stop()
  await Promise.all([admin.disconnect(), producer.disconnect()])
  rmSync(directory, { recursive: true, force: true })
  expect(errors).toEqual([])
})

describe('a reset', () => {
  test('is planned without a trace, applied as reviewed, read back, and undone to where nothing was', async () => {
    const plan = await changes.plan(operator, CLUSTER, reset({ type: 'offset', offset: '10' }))
    expect(plan.rows.map(({ before, after, marks }) => ({ before, after, marks }))).toEqual(
      Array.from({ length: 3 }, () => ({ before: null, after: { offset: '10' }, marks: ['no-commit'] })),
    )
    expect(plan.command).toContain(`--reset-offsets --topic ${topic} --to-offset 10 --execute`)
    expect(await committed()).toEqual(['-1', '-1', '-1'])

    const { id, state } = await changes.apply(operator, CLUSTER, { planId: plan.id })
    expect(state).toBe('applying')
    const change = await settled(changes, id)
    expect(change).toMatchObject({ state: 'done', actor: { name: 'olga' }, undo: { possible: true } })
    expect(change.outcome.steps).toMatchObject([{ id: 'commit', state: 'done' }])
    expect(await committed()).toEqual(['10', '10', '10'])

    const undo = await changes.undo(operator, CLUSTER, id)
    expect(await settled(changes, undo.id)).toMatchObject({ state: 'done', undoOf: id })
    expect(await committed()).toEqual(['-1', '-1', '-1'])
    expect((await changes.get(CLUSTER, id)).undoneBy).toBe(undo.id)
    await expect(changes.undo(operator, CLUSTER, id)).rejects.toMatchObject({ code: 'conflict' })
  })

  test('whose ground has moved is refused with the difference', async () => {
    await carriedOut(changes, 'group.reset-offsets', reset({ type: 'offset', offset: '20' }).input)
    const plan = await changes.plan(operator, CLUSTER, reset({ type: 'offset', offset: '5' }))
    await admin.setOffsets({ groupId: group, topic, partitions: [{ partition: 1, offset: '21' }] })
    await expect(changes.apply(operator, CLUSTER, { planId: plan.id })).rejects.toMatchObject({
      code: 'conflict',
      details: { differences: [{ what: `committed ${topic}-1`, planned: '20', now: '21' }] },
    })
    expect(await committed()).toEqual(['20', '21', '20'])
  })

  test('that skips records wants the group’s name typed, and says how many', async () => {
    const plan = await changes.plan(operator, CLUSTER, reset({ type: 'latest' }))
    expect(plan.confirm).toEqual({ kind: 'type', text: group })
    expect(plan.warnings.find(({ code }) => code === 'reset.skips')).toMatchObject({
      weight: 'danger',
      figures: { partitions: 3, records: '29' },
    })
    expect(plan.totals.find(({ code }) => code === 'records-skipped')).toMatchObject({ value: '29', atMost: false, partitions: 3 })
    await expect(changes.apply(operator, CLUSTER, { planId: plan.id, confirm: 'something' })).rejects.toMatchObject({ code: 'bad-request' })
    await settled(changes, (await changes.apply(operator, CLUSTER, { planId: plan.id, confirm: group })).id)
    expect(await committed()).toEqual(['30', '30', '30'])
  })

  test('submitted twice is made once; somebody else’s second try is refused', async () => {
    const plan = await changes.plan(operator, CLUSTER, reset({ type: 'earliest' }))
    const [one, two] = await Promise.all([
      changes.apply(operator, CLUSTER, { planId: plan.id }),
      changes.apply(operator, CLUSTER, { planId: plan.id }),
    ])
    expect(two.id).toBe(one.id)
    await settled(changes, one.id)
    expect((await changes.apply(operator, CLUSTER, { planId: plan.id })).id).toBe(one.id)
    await expect(changes.apply(actor('operator', 'otto'), CLUSTER, { planId: plan.id })).rejects.toMatchObject({ code: 'conflict' })
  })

  test('of two people who planned the same at once, one is made and the other told what moved', async () => {
    const plans = await Promise.all(
      ['olga', 'otto'].map((name) => changes.plan(actor('operator', name), CLUSTER, reset({ type: 'offset', offset: '15' }))),
    )
    const results = await Promise.allSettled(
      plans.map(async (plan, index) => {
        const made = await changes.apply(actor('operator', index === 0 ? 'olga' : 'otto'), CLUSTER, { planId: plan.id, confirm: group })
        return settled(changes, made.id)
      }),
    )
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(await committed()).toEqual(['15', '15', '15'])
  })

  test('by a viewer is refused, whoever made the plan; on a read-only cluster for everybody', async () => {
    const viewer = actor('viewer')
    await expect(changes.plan(viewer, CLUSTER, reset({ type: 'earliest' }))).rejects.toMatchObject({ code: 'forbidden' })
    const plan = await changes.plan(operator, CLUSTER, reset({ type: 'earliest' }))
    await expect(changes.apply(viewer, CLUSTER, { planId: plan.id })).rejects.toMatchObject({ code: 'forbidden' })
    const readOnly = testChanges(observer, join(directory, 'read-only.db'), { readOnly: true })
    await expect(readOnly.changes.plan(actor('admin'), CLUSTER, reset({ type: 'earliest' }))).rejects.toMatchObject({
      code: 'forbidden',
      message: expect.stringContaining('read-only'),
    })
    await readOnly.store.close()
  })

  test('names the field that is wrong, and what would be right', async () => {
    const refusal = (input: object) => changes.plan(operator, CLUSTER, { kind: 'group.reset-offsets', input: { group, ...input } })
    await expect(refusal({ to: { type: 'duration', iso: '4h' } })).rejects.toMatchObject({
      details: { fields: [{ path: 'input.to.iso' }] },
    })
    await expect(refusal({ to: { type: 'earliest' }, topics: [{ topic: 'no-such-topic' }] })).rejects.toMatchObject({
      details: { kafkaError: 'UNKNOWN_TOPIC_OR_PARTITION', fields: [{ path: 'input.topics.0.topic' }] },
    })
    await expect(refusal({ to: { type: 'earliest' }, topics: [{ topic, partitions: [7] }] })).rejects.toMatchObject({
      details: { fields: [{ path: 'input.topics.0.partitions', message: `0 to 2: ${topic} has no partition 7` }] },
    })
    await expect(refusal({ to: { type: 'earliest' }, typo: 1 })).rejects.toMatchObject({ code: 'bad-request' })
    await expect(refusal({ to: { type: 'offset', offset: '999' }, topics: [{ topic }], outOfRange: 'refuse' })).rejects.toMatchObject({
      details: { fields: [{ path: 'input.outOfRange' }] },
    })
    await expect(changes.plan(operator, CLUSTER, { kind: 'no.such', input: {} })).rejects.toMatchObject({
      details: { fields: [{ path: 'kind' }] },
    })
  })
})

describe('configuring a topic', () => {
  test('changes what is named and nothing else, and is undone', async () => {
    const configs = () =>
      kafkaTool('kafka-configs', '--bootstrap-server', bootstrap.join(','), '--describe', '--entity-type', 'topics', '--entity-name', topic)
    const change = await carriedOut(changes, 'topic.configure', {
      topic,
      set: { 'retention.ms': '3600000', 'max.message.bytes': '2000000' },
    })
    expect(change).toMatchObject({ state: 'done', kind: 'topic.configure' })
    expect(change.warnings.map(({ code }) => code)).toContain('topic.retentionShrinks')
    await expect.poll(configs, PATIENT).toMatch(/max\.message\.bytes=2000000(.|\n)*retention\.ms=3600000/)
    await settled(changes, (await changes.undo(actor('admin'), CLUSTER, change.id)).id)
    await expect.poll(configs, PATIENT).not.toMatch(/retention\.ms|max\.message\.bytes/)
  })

  test('names a config that there is none of', async () => {
    await expect(
      changes.plan(operator, CLUSTER, { kind: 'topic.configure', input: { topic, set: { 'retention.m': '1' } } }),
    ).rejects.toMatchObject({
      details: { fields: [{ path: 'input.set.retention.m' }] },
    })
  })
})

describe('creating a user', () => {
  const user = `made-${process.pid}`
  const password = randomBytes(12).toString('hex')
  const salt = randomBytes(32)
  const saltedPassword = pbkdf2Sync(password, salt, 8192, 32, 'sha256')
  const input = {
    user,
    mechanism: 'SCRAM-SHA-256',
    iterations: 8192,
    salt: salt.toString('base64'),
    saltedPassword: saltedPassword.toString('base64'),
  }

  test('lets a client log in, has no undo, and leaves its secret nowhere', async () => {
    await expect(changes.plan(operator, CLUSTER, { kind: 'user.create', input })).rejects.toMatchObject({ code: 'forbidden' })
    const plan = await changes.plan(actor('admin'), CLUSTER, { kind: 'user.create', input })
    const { id } = await changes.apply(actor('admin'), CLUSTER, { planId: plan.id })
    const change = await settled(changes, id)
    expect(change.state).toBe('done')

    await eventually('a client logs in', () => logsIn(user, password, 'SCRAM-SHA-256'))

    const secrets = [
      input.saltedPassword,
      input.salt,
      saltedPassword.toString('hex'),
      createHash('sha256').update(saltedPassword).digest('base64'),
    ]
    const kept = readdirSync(directory).map((file) => readFileSync(join(directory, file), 'latin1'))
    for (const text of [JSON.stringify(plan), JSON.stringify(change), ...kept]) {
      for (const secret of secrets) expect(text.includes(secret)).toBe(false)
    }
    expect(change.input).toMatchObject({ user, salt: { redacted: true }, saltedPassword: { redacted: true } })
    await expect(changes.undo(actor('admin'), CLUSTER, id)).rejects.toMatchObject({ code: 'unprocessable' })
    await expect(changes.plan(actor('admin'), CLUSTER, { kind: 'user.create', input })).rejects.toMatchObject({ code: 'conflict' })
    await kafkaTool(
      'kafka-configs',
      '--bootstrap-server',
      bootstrap.join(','),
      '--alter',
      '--delete-config',
      'SCRAM-SHA-256',
      '--entity-type',
      'users',
      '--entity-name',
      user,
    )
  })
})

test('the record says who did what, when, and what came of it', async () => {
  const { items } = await store.changes.list({ cluster: CLUSTER, kind: 'user.create' }, { offset: 0, limit: 10 })
  expect(items.map(({ target, actor: by }) => ({ target, by }))).toEqual([
    { target: { type: 'user', name: `made-${process.pid}` }, by: { kind: 'user', name: 'admin' } },
  ])
  const { kinds, states } = await store.changes.facets({ cluster: CLUSTER })
  expect(kinds.get('topic.configure')).toBe(2)
  expect([...states.keys()]).toEqual(['done'])
})
