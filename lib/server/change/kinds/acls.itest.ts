import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AclOperations, AclPermissionTypes, describeAclsV3, ResourcePatternTypes, ResourceTypes } from '@platformatic/kafka'
import kafkajs from 'kafkajs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createLimitedUser } from '@/cluster/access/limited-user'
import { kafkaTool } from '@/cluster/kafka-tools'
import type { AclBinding } from '@/lib/domain/access/acl-binding'
import { Observer } from '../../observe/observer'
import { CLUSTER, actor, carriedOut, settled, testChanges } from '../../test/changes'
import { askEvery, createTopics } from '../../test/every-broker'
import { letInEverywhere } from '../../test/logs-in'
import { PATIENT, eventually, noMemory, realBootstrap, realConnection } from '../../test/real-cluster'

const plaintext = realBootstrap('PLAINTEXT').join(',')
const name = `acl-kinds-${process.pid}`
const principal = `User:${name}`
const console = `console-${process.pid}`
const directory = mkdtempSync(join(tmpdir(), 'highwater-acls-'))
const kafka = new kafkajs.Kafka({ clientId: 'acl-kinds', brokers: plaintext.split(','), logLevel: kafkajs.logLevel.NOTHING })
const admin = kafka.admin()
const observerOf = (connection: ReturnType<typeof realConnection>) =>
  new Observer({
    cluster: CLUSTER,
    connection,
    roundMs: 1_000,
    memory: noMemory,
    onError: (error) => {
      throw error
    },
  })
const observer = observerOf(realConnection('acl-kinds'))
const { changes, store, errors } = testChanges(observer, join(directory, 'highwater.db'))
const by = actor('admin')

const read: AclBinding = {
  principal,
  host: '*',
  resourceType: 'TOPIC',
  resourceName: name,
  patternType: 'LITERAL',
  operation: 'READ',
  permission: 'ALLOW',
}
const plan = (kind: string, input: Record<string, unknown>) => changes.plan(by, CLUSTER, { kind, input })
const codes = (planned: { warnings: { code: string }[] }) => planned.warnings.map(({ code }) => code)
/** Changes the bindings of one user, and may see neither topics nor groups. */
const GRANTS = [
  {
    permissions: ['changes:read', 'acls:write'] as const,
    clusters: ['*'],
    topics: ['*'],
    groups: ['*'],
    transactionalIds: ['*'],
    principals: [name],
  },
]
const team = { kind: 'user' as const, name: 'team', roles: [{ id: 'team', title: 'Team', grants: GRANTS }], scope: null }
const undone = async (id: string) => settled(changes, (await changes.undo(by, CLUSTER, id)).id)
/** What Kafka's own tool says there is of this test's user. */
async function listed(): Promise<string[]> {
  const text = await kafkaTool('kafka-acls', '--bootstrap-server', plaintext, '--list', '--principal', principal)
  let resource = ''
  const found = text.split('\n').flatMap((line) => {
    const [, type, resourceName, pattern] = /resourceType=(\w+), name=(.*), patternType=(\w+)/.exec(line) ?? []
    if (type) resource = `${type} ${resourceName} ${pattern}`
    const [, host, operation, permission] = /host=(.*), operation=(\w+), permissionType=(\w+)/.exec(line) ?? []
    return operation ? [`${permission} ${operation} ${resource} from ${host}`] : []
  })
  return found.toSorted()
}
const ANY = { resourceType: ResourceTypes.ANY, resourcePatternType: ResourcePatternTypes.ANY, operation: AclOperations.ANY } as const
const wordOf = (words: Readonly<Record<string, number>>, code: number) => Object.keys(words).find((word) => words[word] === code)
/** The same as each broker tells it by itself. */
const listedByBroker = (of = principal) =>
  askEvery(async (connection) => {
    const filter = { ...ANY, permissionType: AclPermissionTypes.ANY, resourceName: null, principal: of, host: null }
    const { resources } = await describeAclsV3.api.async(connection, filter)
    const found = resources.flatMap((on) => {
      const resource = `${wordOf(ResourceTypes, on.resourceType)} ${on.resourceName} ${wordOf(ResourcePatternTypes, on.resourcePatternType)}`
      return on.acls.map(
        ({ permissionType, operation, host }) =>
          `${wordOf(AclPermissionTypes, permissionType)} ${wordOf(AclOperations, operation)} ${resource} from ${host}`,
      )
    })
    return found.toSorted()
  })
/** Each broker hears of a binding in its own time, and whoever reads bindings next may ask another than who read them last. */
const heardEverywhere = (...bindings: string[]) =>
  eventually(`every broker tells just of [${bindings.join(', ')}]`, async () => {
    const wanted = bindings.toSorted().join()
    return (await listedByBroker()).every((told) => told.join() === wanted)
  })
async function expectListed(...bindings: string[]): Promise<void> {
  await heardEverywhere(...bindings)
  expect(await listed()).toEqual(bindings.toSorted())
}
const mayRead = `ALLOW READ TOPIC ${name} LITERAL from *`
/** Made as one step of a test. */
async function makeRead(): Promise<void> {
  await carriedOut(changes, 'acl.create', { bindings: [read] })
  await heardEverywhere(mayRead)
}
async function dropRead(): Promise<void> {
  await carriedOut(changes, 'acl.delete', { bindings: [read] })
  await heardEverywhere()
}

beforeAll(async () => {
  await admin.connect()
  await createTopics(admin, [{ topic: name, numPartitions: 1, replicationFactor: 3 }])
  await observer.start()
  await eventually('the topic is seen', () => observer.snapshot.topics.has(name))
}, 60_000)

afterAll(async () => {
  await changes.stop()
  await store.close()
  await observer.stop()
  await admin.deleteTopics({ topics: [name] })
  await admin.disconnect()
  rmSync(directory, { recursive: true, force: true })
  expect(errors).toEqual([])
  await expectListed()
}, 60_000)

test('bindings are made, told by Kafka’s own tool, and undone; those that are there already stay', async () => {
  const group = { ...read, resourceType: 'GROUP', resourceName: 'acl-kinds-', patternType: 'PREFIXED', host: '10.0.0.1' }
  const planned = await plan('acl.create', { bindings: [read, group] })
  expect(planned).toMatchObject({ target: { type: 'user', name }, confirm: { kind: 'click' }, before: [] })
  expect(planned.command).toBe(
    [
      `kafka-acls.sh --bootstrap-server $KAFKA --add --allow-principal ${principal} --operation Read --topic ${name}`,
      `kafka-acls.sh --bootstrap-server $KAFKA --add --allow-principal ${principal} --allow-host 10.0.0.1 --operation Read --group acl-kinds- --resource-pattern-type prefixed`,
    ].join('\n'),
  )
  const made = await carriedOut(changes, 'acl.create', { bindings: [read, group] })
  expect(made).toMatchObject({ state: 'done', undo: { possible: true } })
  await expectListed(`ALLOW READ GROUP acl-kinds- PREFIXED from 10.0.0.1`, mayRead)
  const again = await plan('acl.create', { bindings: [read] })
  expect(again).toMatchObject({ steps: [], rows: [{ changed: false, marks: ['exists-already'] }] })
  // The picture is read anew, and not when its time comes.
  await eventually('the picture has it', () => observer.snapshot.acls?.some((acl) => acl.principal === principal) ?? false, 5_000)
  expect(await undone(made.id)).toMatchObject({ state: 'done', kind: 'acl.delete' })
  await expectListed()
})

test('the commands of a plan do the same', async () => {
  const bindings = [
    read,
    { ...read, resourceType: 'CLUSTER', resourceName: 'kafka-cluster', operation: 'IDEMPOTENT_WRITE', permission: 'DENY' },
  ]
  const run = async (command: string | null) => {
    for (const line of (command ?? '').split('\n')) {
      const [, ...words] = line.replace('$KAFKA', plaintext).split(' ')
      await kafkaTool('kafka-acls', ...words)
    }
  }
  await run((await plan('acl.create', { bindings })).command)
  await heardEverywhere(mayRead, 'DENY IDEMPOTENT_WRITE CLUSTER kafka-cluster LITERAL from *')
  await eventually('they are seen', async () => (await plan('acl.create', { bindings })).steps.length === 0)
  await run((await plan('acl.delete', { bindings })).command)
  await expectListed()
}, 60_000)

test('an edit makes the new before the old goes', async () => {
  await makeRead()
  const wider = { ...read, resourceName: 'acl-kinds-', patternType: 'PREFIXED' }
  const edited = await carriedOut(changes, 'acl.replace', { create: [wider], delete: [read] })
  expect(edited).toMatchObject({
    state: 'done',
    outcome: {
      steps: [
        { id: 'create', state: 'done' },
        { id: 'delete', state: 'done' },
      ],
    },
  })
  await expectListed(`ALLOW READ TOPIC acl-kinds- PREFIXED from *`)
  expect(await undone(edited.id)).toMatchObject({ state: 'done', kind: 'acl.replace' })
  await expectListed(mayRead)

  await dropRead()
})

test('what is lost is named, and whoever reads there now', async () => {
  await makeRead()
  const consumer = kafka.consumer({ groupId: name })
  await consumer.connect()
  await consumer.subscribe({ topic: name })
  await consumer.run({ eachMessage: () => Promise.resolve() })
  await admin.setOffsets({ groupId: `${name}-at-rest`, topic: name, partitions: [{ partition: 0, offset: '0' }] })
  // A commit of kafkajs joins the group for a moment.
  await eventually('the other group is at rest', () => observer.snapshot.groups.get(`${name}-at-rest`)?.state === 'Empty')
  await eventually('its member is seen reading', () => {
    const members = observer.snapshot.groups.get(name)?.membership?.members ?? []
    return members.length === 1 && (observer.snapshot.readersByTopic.get(name)?.includes(name) ?? false)
  })
  const going = await plan('acl.delete', { bindings: [read] })
  expect(going.warnings).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ code: 'acl.loses', names: [`READ TOPIC ${name}`, `DESCRIBE TOPIC ${name}`] }),
      expect.objectContaining({ code: 'acl.groupsInUse', weight: 'danger', names: [name] }),
    ]),
  )
  const unseeing = await changes.plan(team, CLUSTER, { kind: 'acl.delete', input: { bindings: [read] } })
  expect(unseeing.warnings).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ code: 'acl.loses', names: [`READ TOPIC ${name}`, `DESCRIBE TOPIC ${name}`] }),
      expect.objectContaining({
        code: 'acl.groupsInUse',
        weight: 'danger',
        names: [],
        hidden: 1,
        figures: { principal: read.principal, groups: 1 },
      }),
    ]),
  )
  await consumer.disconnect()
  const everyone = await plan('acl.create', { bindings: [{ ...read, principal: 'User:*', host: '10.0.0.0/8', resourceName: '*' }] })
  expect(codes(everyone)).toEqual(expect.arrayContaining(['acl.everyoneMayFromHost', 'acl.hostIsNoAddress']))
  expect(everyone.target).toEqual({ type: 'user', name: '*' })
  const needless = await plan('acl.create', { bindings: [{ ...read, resourceType: 'GROUP', resourceName: 'no-such', operation: 'WRITE' }] })
  expect(codes(needless)).toEqual(expect.arrayContaining(['acl.neverAsked', 'acl.nothingYet']))
  // Whether there is such a topic would tell who may not see topics that there is.
  const unknown = await changes.plan(team, CLUSTER, { kind: 'acl.create', input: { bindings: [{ ...read, resourceName: 'no-such' }] } })
  expect(codes(unknown)).not.toContain('acl.nothingYet')
  await dropRead()
}, 60_000)

test('a file is made so, what it leaves out stays unless it is asked to go, and what is wrong is told by line and column', async () => {
  await makeRead()
  const head = 'principal,host,resourceType,resourceName,patternType,operation,permission'
  const text = `${head}\n${principal},*,TOPIC,${name},LITERAL,WRITE,ALLOW\n`
  const kept = await carriedOut(changes, 'acl.import', { format: 'csv', text })
  expect(kept).toMatchObject({ state: 'done', target: { type: 'user', name } })
  await expectListed(mayRead, `ALLOW WRITE TOPIC ${name} LITERAL from *`)
  const planned = await plan('acl.import', { format: 'csv', text, removeOthers: true })
  expect(planned.target).toEqual({ type: 'user', name: '*' })
  expect(planned.rows.filter(({ of, after }) => of['principal'] === principal && after === null)).toMatchObject([
    { of: { operation: 'READ' } },
  ])
  expect(planned.steps.map(({ id }) => id)).toEqual(['delete'])
  await expect(plan('acl.import', { format: 'yaml', text: `- principal: alice\n` })).rejects.toMatchObject({
    code: 'bad-request',
    details: { fields: expect.arrayContaining([expect.objectContaining({ path: 'input.text:1:14' })]) },
  })
  await undone(kept.id)
  await heardEverywhere(mayRead)
  await dropRead()
  await expect(plan('acl.create', { bindings: [{ ...read, principal: 'alice' }] })).rejects.toMatchObject({
    details: { fields: [{ path: 'input.bindings.0.principal', message: expect.stringContaining('User:alice') }] },
  })
})

test('what would lock the console out has to be typed by its name, and only that', async () => {
  const credentials = await createLimitedUser(plaintext, { name: console, prefix: 'acl-kinds-' })
  const own = `User:${console}`
  const needs = { ...read, principal: own, resourceType: 'CLUSTER', resourceName: 'kafka-cluster' }
  const granted = [
    { ...needs, operation: 'ALTER' },
    { ...needs, operation: 'DESCRIBE_CONFIGS' },
    { ...needs, operation: 'DESCRIBE' },
  ]
  await carriedOut(changes, 'acl.create', { bindings: granted })
  const onClusterByBroker = async () => (await listedByBroker(own)).map((all) => all.filter((one) => one.includes(' CLUSTER ')).length)
  await expect.poll(onClusterByBroker, PATIENT).toEqual([3, 3, 3])
  await letInEverywhere(credentials.username, credentials.password)
  const limited = observerOf(realConnection('acl-kinds-limited', 'SASL', { sasl: credentials }))
  await limited.start()
  // Another test leaves broker 4 dead, as in life.
  await eventually('it sees the brokers', () => limited.snapshot.brokers.filter(({ status }) => status === 'up').length === 3)
  const its = testChanges(limited, join(directory, 'limited.db'), { principal: own })
  try {
    const lockOut = (bindings: AclBinding[], kind = 'acl.delete') => its.changes.plan(by, CLUSTER, { kind, input: { bindings } })
    const deleting = await lockOut(granted.slice(0, 1))
    expect(deleting.warnings[0]).toMatchObject({
      code: 'acl.locksOut',
      weight: 'danger',
      names: expect.arrayContaining(['ALTER CLUSTER kafka-cluster']),
    })
    expect(deleting.confirm).toEqual({ kind: 'type', text: own })
    await expect(its.changes.apply(by, CLUSTER, { planId: deleting.id })).rejects.toMatchObject({ code: 'bad-request' })
    const denying = await lockOut([{ ...needs, principal: 'User:*', operation: 'ALL', permission: 'DENY' }], 'acl.create')
    expect(denying.confirm).toEqual({ kind: 'type', text: own })
    const harmless = await lockOut([{ ...read, permission: 'DENY' }], 'acl.create')
    expect(harmless.confirm).toEqual({ kind: 'click' })
    // A super user is asked for nothing: the console of the other tests.
    expect(
      (await plan('acl.create', { bindings: [{ ...needs, principal: 'User:ANONYMOUS', operation: 'ALL', permission: 'DENY' }] })).confirm,
    ).toEqual({
      kind: 'click',
    })
    // Where nothing new can be made nothing old goes.
    await makeRead()
    await carriedOut(changes, 'acl.delete', { bindings: granted.slice(0, 1) })
    await expect.poll(onClusterByBroker, PATIENT).toEqual([2, 2, 2])
    const edit = await its.changes.plan(by, CLUSTER, {
      kind: 'acl.replace',
      input: { create: [{ ...read, operation: 'WRITE' }], delete: [read] },
    })
    const { id } = await its.changes.apply(by, CLUSTER, { planId: edit.id })
    expect(await settled(its.changes, id)).toMatchObject({
      state: 'failed',
      outcome: {
        steps: [
          { id: 'create', state: 'refused', refused: [{ kafkaError: 'CLUSTER_AUTHORIZATION_FAILED' }] },
          { id: 'delete', state: 'not-tried' },
        ],
      },
    })
    await expectListed(mayRead)
    await dropRead()
  } finally {
    await its.changes.stop()
    await its.store.close()
    await limited.stop()
    await carriedOut(changes, 'acl.delete', { bindings: granted.slice(1) })
  }
}, 60_000)

test('a team changes the bindings of its own users alone, and of one at a time', async () => {
  const operator = changes.plan(actor('operator'), CLUSTER, { kind: 'acl.create', input: { bindings: [read] } })
  await expect(operator).rejects.toMatchObject({ code: 'forbidden' })
  const asTeam = (bindings: AclBinding[]) => changes.plan(team, CLUSTER, { kind: 'acl.create', input: { bindings } })
  expect((await asTeam([read])).target).toEqual({ type: 'user', name })
  await expect(asTeam([{ ...read, principal: 'User:other' }])).rejects.toMatchObject({ code: 'forbidden' })
  await expect(asTeam([read, { ...read, principal: 'User:other' }])).rejects.toMatchObject({ code: 'forbidden' })
  await expect(asTeam([{ ...read, principal: 'User:*' }])).rejects.toMatchObject({ code: 'forbidden' })
})
