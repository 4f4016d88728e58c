import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { kafkaTool } from '@/cluster/kafka-tools'
import { Observer } from '../../observe/observer'
import { CLUSTER, actor, carriedOut, settled, testChanges } from '../../test/changes'
import { PATIENT, eventually, noMemory, realBootstrap, realConnection } from '../../test/real-cluster'

const KEY = 'log.cleaner.io.buffer.load.factor'
const SECRET = 'a-keystore-password-of-a-test'
const directory = mkdtempSync(join(tmpdir(), 'highwater-brokers-'))
const observer = new Observer({
  cluster: CLUSTER,
  connection: realConnection('broker-kinds'),
  roundMs: 1_000,
  memory: noMemory,
  onError: (error) => {
    throw error
  },
})
const { changes, store, errors } = testChanges(observer, join(directory, 'highwater.db'))
const admin = actor('admin')

const plan = (input: Record<string, unknown>) => changes.plan(admin, CLUSTER, { kind: 'broker.configure', input })
const refusedAt = (input: Record<string, unknown>, path: string, kafkaError?: string) =>
  expect(plan(input)).rejects.toMatchObject({ code: 'bad-request', details: { fields: [{ path }], ...(kafkaError && { kafkaError }) } })
/** By Kafka's own tool, which may ask a broker that has not heard yet of what the console has seen done. */
const described = (...of: string[]) =>
  kafkaTool('kafka-configs', '--bootstrap-server', realBootstrap('PLAINTEXT').join(','), '--describe', '--entity-type', 'brokers', ...of)

beforeAll(async () => {
  await observer.start()
  // Another test leaves broker 4 dead, as in life.
  await eventually('the brokers are seen', () => observer.snapshot.brokers.filter(({ status }) => status === 'up').length === 3)
})

afterAll(async () => {
  await changes.stop()
  await store.close()
  await observer.stop()
  rmSync(directory, { recursive: true, force: true })
  expect(errors).toEqual([])
})

test('a config of one broker and the default of all are set, each says of the other, and both are undone', async () => {
  const one = await carriedOut(changes, 'broker.configure', { broker: 2, set: { [KEY]: '0.7' } })
  expect(one).toMatchObject({ state: 'done', target: { type: 'broker', name: '2' }, undo: { possible: true } })
  const ofAll = { broker: 'default', set: { [KEY]: '0.8' } }
  const planned = await plan(ofAll)
  expect(planned.command).toBe(
    `kafka-configs.sh --bootstrap-server $KAFKA --alter --entity-type brokers --entity-default --add-config '${KEY}=0.8'`,
  )
  expect(planned.before).toMatchObject([{ config: KEY, value: '0.9', source: 'default' }])
  expect(planned.warnings).toContainEqual(expect.objectContaining({ code: 'broker.overridden', names: [`${KEY} on broker 2`] }))
  const all = await carriedOut(changes, 'broker.configure', ofAll)
  expect(all).toMatchObject({ state: 'done' })
  await expect.poll(() => described('--entity-name', '2'), PATIENT).toContain(`${KEY}=0.7`)
  await expect.poll(() => described('--entity-default'), PATIENT).toContain(`${KEY}=0.8`)
  const again = await plan({ broker: 2, set: { [KEY]: '0.6' } })
  expect(again.warnings).toContainEqual(expect.objectContaining({ code: 'broker.hidesDefault', names: [KEY] }))
  expect(again.command).toContain('--entity-name 2 ')

  for (const { id } of [one, all])
    expect(await settled(changes, (await changes.undo(admin, CLUSTER, id)).id)).toMatchObject({ state: 'done' })
  await expect.poll(() => described('--entity-name', '2'), PATIENT).not.toContain(KEY)
  await expect.poll(() => described('--entity-default'), PATIENT).not.toContain(KEY)
}, 60_000)

test('what cannot be set is named: unknown, read-only, refused by Kafka, set for all what only one can have', async () => {
  await refusedAt({ broker: 77, set: { [KEY]: '0.7' } }, 'input.broker')
  await refusedAt({ broker: 1, set: { 'no.such.config': '1' } }, 'input.set.no.such.config')
  await refusedAt({ broker: 1, set: { 'node.id': '9' } }, 'input.set.node.id')
  await refusedAt({ broker: 1, set: { 'num.io.threads': 'many' } }, 'input.set', 'INVALID_REQUEST')
  await refusedAt({ broker: 'default', set: { 'ssl.keystore.location': '/nowhere' } }, 'input.set')
  await refusedAt({ broker: 1, reset: [KEY] }, 'input.reset.0')
})

test('what stops or loses something has to be typed', async () => {
  expect(await plan({ broker: 'default', set: { 'log.retention.ms': '60000' } })).toMatchObject({
    confirm: { kind: 'type', text: 'default' },
  })
  const throttle = { broker: 1, set: { 'leader.replication.throttled.rate': '1000000' } }
  const throttled = await plan(throttle)
  expect(throttled).toMatchObject({ confirm: { kind: 'click' } })
  expect(throttled.warnings[0]).toMatchObject({ code: 'broker.throttleSet', weight: 'warn' })
  // Kafka lists it only while it is set.
  const done = await carriedOut(changes, 'broker.configure', throttle)
  expect(done).toMatchObject({ state: 'done', after: [{ value: '1000000', source: 'dynamic-broker' }] })
  await expect.poll(() => described('--entity-name', '1'), PATIENT).toContain('leader.replication.throttled.rate=1000000')
  await settled(changes, (await changes.undo(admin, CLUSTER, done.id)).id)
  await expect.poll(() => described('--entity-name', '1'), PATIENT).not.toContain('throttled')
})

test('a secret is refused, and is kept nowhere', async () => {
  await refusedAt({ broker: 1, set: { 'ssl.keystore.password': SECRET } }, 'input.set.ssl.keystore.password')
  await refusedAt(
    { broker: 1, set: { 'listener.name.sasl.plain.sasl.jaas.config': SECRET } },
    'input.set.listener.name.sasl.plain.sasl.jaas.config',
  )
  const files = readdirSync(directory).map((name) => readFileSync(join(directory, name), 'latin1'))
  expect(files.length).toBeGreaterThan(0)
  expect(files.filter((text) => text.includes(SECRET))).toEqual([])
  const operator = changes.plan(actor('operator'), CLUSTER, { kind: 'broker.configure', input: { broker: 1, set: { [KEY]: '0.7' } } })
  await expect(operator).rejects.toMatchObject({ code: 'forbidden' })
})
