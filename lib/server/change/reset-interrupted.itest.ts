import { execFileSync } from 'node:child_process'
import kafkajs from 'kafkajs'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { clusterControl } from '@/cluster/control'
import { kafkaTool } from '@/cluster/kafka-tools'
import { atBoundary } from '../test/at-boundary'
import { CLUSTER, settled } from '../test/changes'
import { commitLog } from '../test/commit-log'
import { OffsetsBench } from '../test/offsets-bench'
import { eventually, realConnection } from '../test/real-cluster'

const CONTROL = process.env['HIGHWATER_TEST_CONTROL'] ?? ''
/** A killed coordinator is replaced when the controller has fenced it, after broker.session.timeout.ms (9 s). */
const REPLACED_WITHIN_MS = 40_000

const control = clusterControl(CONTROL)
const bench = new OffsetsBench('cut')
let topic = ''

const toOffset = (offset: string) => ({ type: 'offset', offset })
const ours = () => ({ topics: [{ topic }] })
/** Blocks this thread until it is done: the change goes no further meanwhile. */
const signalNow = (id: number, signal: 'SIGKILL' | 'SIGSTOP') =>
  void execFileSync('curl', ['-fsS', '-X', 'POST', `${CONTROL}/nodes/${id}/signal/${signal}`], { stdio: 'ignore' })
const coordinatorOf = (group: string) => bench.observer.client.coordinator(group)
const read = async (group: string): Promise<string[]> => {
  let offsets: string[] = []
  await eventually(
    `the commits of ${group}`,
    async () => {
      offsets = await bench.committed(group, topic).catch(() => [])
      return offsets.length > 0
    },
    REPLACED_WITHIN_MS,
  )
  return offsets
}

beforeAll(async () => {
  await bench.open()
  topic = await bench.topic('topic', [40, 40, 40], { replicas: 3 })
})

afterEach(async () => {
  for (const id of [1, 2, 3]) {
    await control.signal(id, 'SIGCONT')
    await control.start(id)
  }
}, 60_000)

afterAll(async () => {
  await bench.close()
})

describe('the coordinator is killed', () => {
  test('before the commit is sent: the record says that nothing changed, and the same plan anew does it', async () => {
    const group = bench.name('before')
    await bench.commit(group, topic, [1, 2, 3])
    const victim = await coordinatorOf(group)
    const plan = await bench.plan(group, toOffset('9'), ours())
    atBoundary('before commit', () => signalNow(victim, 'SIGKILL'))
    const change = await settled(bench.changes, (await bench.apply(plan)).id, REPLACED_WITHIN_MS)
    const truth = await read(group)
    expect(truth).toEqual(['1', '2', '3'])
    expect(change.state).toBe('failed')
    expect(change.outcome.steps).toMatchObject([{ id: 'commit', state: 'refused', refused: [{ of: null, kafkaError: 'ECONNREFUSED' }] }])
    expect(change.outcome.found.map(({ state, now }) => [state, now?.['offset']])).toEqual([
      ['as-before', '1'],
      ['as-before', '2'],
      ['as-before', '3'],
    ])

    const again = await bench.plan(group, toOffset('9'), ours())
    expect(await settled(bench.changes, (await bench.apply(again)).id)).toMatchObject({ state: 'done' })
    expect(await read(group)).toEqual(['9', '9', '9'])
    const nines = (await commitLog(bench.kafka, group)).filter(({ offset }) => offset === '9')
    expect(nines).toHaveLength(3)
  }, 90_000)

  test('between the two steps: the record says which was done, and the same plan anew does the other', async () => {
    const group = bench.name('between')
    await bench.commit(group, topic, [1, 2, 3])
    const victim = await coordinatorOf(group)
    const rows = [
      { topic, partition: 0, offset: '9' },
      { topic, partition: 1, offset: null },
    ]
    const plan = await bench.plan(group, { type: 'rows', rows })
    expect(plan.steps.map(({ id }) => id)).toEqual(['commit', 'delete-commits'])
    atBoundary('before delete-commits', () => signalNow(victim, 'SIGKILL'))
    const change = await settled(bench.changes, (await bench.apply(plan)).id, REPLACED_WITHIN_MS)
    const truth = await read(group)
    expect(truth).toEqual(['9', '2', '3'])
    expect(change.state).toBe('partly-done')
    expect(change.outcome.found.map(({ of, state }) => [of['partition'], state])).toEqual([
      [0, 'as-planned'],
      [1, 'as-before'],
    ])
    expect(change.undo.possible).toBe(true)

    const again = await bench.plan(group, { type: 'rows', rows })
    expect(again.rows.map(({ changed }) => changed)).toEqual([false, true])
    expect(again.steps.map(({ id }) => id)).toEqual(['delete-commits'])
    expect(await settled(bench.changes, (await bench.apply(again)).id)).toMatchObject({ state: 'done' })
    expect(await read(group)).toEqual(['9', '-1', '3'])
  }, 90_000)

  test('after it has taken the commit and before it answered: what was read back is the truth', async () => {
    const group = bench.name('unanswered')
    await bench.commit(group, topic, [1, 2, 3])
    const victim = await coordinatorOf(group)
    const plan = await bench.plan(group, toOffset('9'), ours())
    // Frozen, it is sent the request and does not answer; then it dies, long after that and long before it would be replaced.
    atBoundary('before commit', () => {
      signalNow(victim, 'SIGSTOP')
      setTimeout(() => void control.signal(victim, 'SIGKILL'), 4_000)
    })
    const change = await settled(bench.changes, (await bench.apply(plan)).id, REPLACED_WITHIN_MS)
    const truth = await read(group)
    expect(change.outcome.steps).toMatchObject([{ id: 'commit', state: 'unknown' }])
    expect(change.state).toBe(truth[0] === '9' ? 'done' : 'failed')
    expect(change.outcome.found.map(({ now }) => now?.['offset'])).toEqual(truth)
  }, 90_000)
})

describe('Kafka refuses some of it', () => {
  const user = `cut-${process.pid}`
  const password = 'cut-secret'
  const limited = new OffsetsBench('cut-limited', {
    connection: realConnection('cut-limited', 'SASL', { sasl: { mechanism: 'SCRAM-SHA-256', username: user, password } }),
  })
  const tool = (which: 'kafka-configs' | 'kafka-acls', ...args: string[]) =>
    kafkaTool(which, '--bootstrap-server', bench.bootstrap.join(','), ...args)
  const allow = (resourceType: kafkajs.AclResourceTypes, resourceName: string, operation: kafkajs.AclOperationTypes) => ({
    resourceType,
    resourceName,
    resourcePatternType: kafkajs.ResourcePatternTypes.LITERAL,
    principal: `User:${user}`,
    host: '*',
    operation,
    permissionType: kafkajs.AclPermissionTypes.ALLOW,
  })
  const { AclResourceTypes: Of, AclOperationTypes: May } = kafkajs

  beforeAll(async () => {
    await tool(
      'kafka-configs',
      '--alter',
      '--entity-type',
      'users',
      '--entity-name',
      user,
      '--add-config',
      `SCRAM-SHA-256=[iterations=4096,password=${password}]`,
    )
    await bench.admin.createAcls({
      acl: [
        allow(Of.CLUSTER, 'kafka-cluster', May.DESCRIBE),
        allow(Of.GROUP, '*', May.READ),
        allow(Of.TOPIC, '*', May.DESCRIBE),
        allow(Of.TOPIC, topic, May.READ),
      ],
    })
    await limited.open()
  }, 60_000)

  afterAll(async () => {
    await limited.close()
    await bench.admin.deleteAcls({
      filters: [
        {
          resourceType: Of.ANY,
          resourcePatternType: kafkajs.ResourcePatternTypes.ANY,
          operation: May.ANY,
          permissionType: kafkajs.AclPermissionTypes.ANY,
          principal: `User:${user}`,
        },
      ],
    })
    await tool('kafka-configs', '--alter', '--entity-type', 'users', '--entity-name', user, '--delete-config', 'SCRAM-SHA-256')
  }, 60_000)

  test('each refused partition carries Kafka’s name for it, and the others are done: undone, or planned again for the rest', async () => {
    const secret = await bench.topic('secret', [20])
    const undoing = bench.name('undoing')
    await bench.commit(undoing, topic, [1, 2, 3])
    await bench.commit(undoing, secret, [4])
    const plan = await limited.plan(undoing, toOffset('9'))
    expect(plan.warnings.find(({ code }) => code === 'reset.mayNotCommit')?.names).toEqual([secret])
    const half = await settled(limited.changes, (await limited.apply(plan)).id)
    expect(half.state).toBe('partly-done')
    expect(await bench.committed(undoing, topic)).toEqual(['9', '9', '9'])
    await settled(limited.changes, (await limited.changes.undo(limited.operator, CLUSTER, half.id)).id)
    expect([await bench.committed(undoing, secret), await bench.committed(undoing, topic)]).toEqual([['4'], ['1', '2', '3']])

    const group = bench.name('partly')
    await bench.commit(group, topic, [1, 2, 3])
    await bench.commit(group, secret, [4])
    const change = await settled(limited.changes, (await limited.apply(await limited.plan(group, toOffset('9')))).id, 30_000)
    expect(change).toMatchObject({ state: 'partly-done', undo: { possible: true } })
    expect(change.outcome.steps).toMatchObject([
      { id: 'commit', state: 'partly', refused: [{ of: { topic: secret, partition: 0 }, kafkaError: 'TOPIC_AUTHORIZATION_FAILED' }] },
    ])
    expect(change.outcome.found.map(({ of, state }) => `${of['topic']}-${of['partition']} ${state}`)).toEqual([
      `${secret}-0 as-before`,
      ...[0, 1, 2].map((partition) => `${topic}-${partition} as-planned`),
    ])
    expect([await bench.committed(group, secret), await bench.committed(group, topic)]).toEqual([['4'], ['9', '9', '9']])

    // Once it may, planning the same again does only what was left.
    await bench.admin.createAcls({ acl: [allow(Of.TOPIC, secret, May.READ)] })
    const again = await limited.plan(group, toOffset('9'))
    expect(again.rows.filter(({ changed }) => changed).map(({ of }) => of['topic'])).toEqual([secret])
    expect(await settled(limited.changes, (await limited.apply(again)).id)).toMatchObject({ state: 'done' })
    expect([await bench.committed(group, secret), await bench.committed(group, topic)]).toEqual([['9'], ['9', '9', '9']])
  }, 60_000)
})
