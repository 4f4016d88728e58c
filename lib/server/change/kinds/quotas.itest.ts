import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { kafkaTool } from '@/cluster/kafka-tools'
import { type QuotaEntity, entityPath } from '@/lib/domain/quotas/client-quota'
import { Observer } from '../../observe/observer'
import { CLUSTER, actor, carriedOut, settled, testChanges } from '../../test/changes'
import { PATIENT, eventually, noMemory, realBootstrap, realConnection } from '../../test/real-cluster'

const RATE = 'producer_byte_rate'
const directory = mkdtempSync(join(tmpdir(), 'highwater-quotas-'))
const own = `quota-console-${Date.now()}`
const observer = new Observer({
  cluster: CLUSTER,
  connection: realConnection('quota-kinds'),
  roundMs: 1_000,
  memory: noMemory,
  onError: (error) => {
    throw error
  },
})
const { changes, store, errors } = testChanges(observer, join(directory, 'highwater.db'), { principal: `User:${own}` })
const admin = actor('admin')

const plan = (input: Record<string, unknown>) => changes.plan(admin, CLUSTER, { kind: 'quota.set', input })
const refusedAt = (input: Record<string, unknown>, path: string, message = /./) =>
  expect(plan(input)).rejects.toMatchObject({
    code: 'bad-request',
    details: { fields: [{ path, message: expect.stringMatching(message) as string }] },
  })
const undo = async (id: string) => settled(changes, (await changes.undo(admin, CLUSTER, id)).id)

/** What kafka-configs.sh prints of an entity. It asks any broker, which may not have heard yet of what the console has seen done. */
function described({ user, clientId, ip }: QuotaEntity): Promise<string> {
  const part = (type: string, name: string | null | undefined) =>
    name === undefined ? [] : ['--entity-type', type, ...(name === null ? ['--entity-default'] : ['--entity-name', name])]
  const of = [...part('users', user), ...part('clients', clientId), ...part('ips', ip)]
  return kafkaTool('kafka-configs', '--bootstrap-server', realBootstrap('PLAINTEXT').join(','), '--describe', ...of)
}

beforeAll(async () => {
  await observer.start()
  await eventually('quotas are read', () => observer.snapshot.partsAsOf.has('quotas'))
})

afterAll(async () => {
  await changes.stop()
  await store.close()
  await observer.stop()
  rmSync(directory, { recursive: true, force: true })
  expect(errors).toEqual([])
})

describe('Kafka’s own tool says of every form of entity what was set, and after the undo what was before', () => {
  const forms: [QuotaEntity, Record<string, number>, RegExp][] = [
    [
      { user: 'quota alice/ü' },
      { [RATE]: 1_048_576, request_percentage: 12.5 },
      /user-principal 'quota alice\/ü' are .*request_percentage=12\.5/,
    ],
    [
      { user: 'quota-a', clientId: 'etl' },
      { consumer_byte_rate: 2_000_000 },
      /user-principal 'quota-a', client-id 'etl' are consumer_byte_rate=2000000/,
    ],
    [
      { user: 'quota-a', clientId: null },
      { controller_mutation_rate: 0.5 },
      /user-principal 'quota-a', the default client-id are controller_mutation_rate=0\.5/,
    ],
    [{ user: null }, { request_percentage: 900 }, /the default user-principal are request_percentage=900/],
    [
      { user: null, clientId: 'quota-c' },
      { [RATE]: 5_000_000 },
      /the default user-principal, client-id 'quota-c' are producer_byte_rate=5000000/,
    ],
    [
      { user: null, clientId: null },
      { request_percentage: 950 },
      /the default user-principal, the default client-id are request_percentage=950/,
    ],
    [{ clientId: 'quota-c' }, { [RATE]: 6_000_000 }, /client-id 'quota-c' are producer_byte_rate=6000000/],
    [{ clientId: null }, { controller_mutation_rate: 1_000 }, /the default client-id are controller_mutation_rate=1000/],
    [{ ip: '192.0.2.7' }, { connection_creation_rate: 9 }, /ip '192\.0\.2\.7' are connection_creation_rate=9/],
    [{ ip: null }, { connection_creation_rate: 100_000 }, /the default ip are connection_creation_rate=100000/i],
  ]

  test.each(forms.map(([entity, set, says]) => [entityPath(entity), entity, set, says] as const))('%s', async (path, entity, set, says) => {
    expect(await described(entity)).not.toMatch(says)
    const done = await carriedOut(changes, 'quota.set', { entity, set })
    expect(done).toMatchObject({
      state: 'done',
      target: typeof entity.user === 'string' ? { type: 'user', name: entity.user } : { type: 'quota', name: path },
    })
    await expect.poll(() => described(entity), PATIENT).toMatch(says)
    await eventually('the picture', () => observer.snapshot.quotas?.some((one) => entityPath(one.entity) === path) ?? false)
    expect(observer.snapshot.quotas?.find((one) => entityPath(one.entity) === path)).toEqual({ entity, values: set })
    expect(await undo(done.id)).toMatchObject({ state: 'done' })
    await expect.poll(() => described(entity), PATIENT).not.toMatch(says)
  })
})

test('what is set is left as it is, what is replaced and removed comes back as it was', async () => {
  const entity = { user: 'quota-exact' }
  await carriedOut(changes, 'quota.set', { entity, set: { [RATE]: 1_234_567, consumer_byte_rate: 7, request_percentage: 33.333 } })
  const input = { entity, set: { [RATE]: 2_000_000, consumer_byte_rate: 7 }, remove: ['request_percentage'] }
  const planned = await plan(input)
  expect(planned.rows.map(({ of, before, after, changed }) => ({ key: of['quota'], before, after, changed }))).toEqual([
    {
      key: RATE,
      before: { value: 1_234_567, everySecondBytes: 1_234_567 },
      after: { value: 2_000_000, everySecondBytes: 2_000_000 },
      changed: true,
    },
    { key: 'consumer_byte_rate', before: { value: 7, everySecondBytes: 7 }, after: { value: 7, everySecondBytes: 7 }, changed: false },
    { key: 'request_percentage', before: { value: 33.333 }, after: null, changed: true },
  ])
  expect(planned.command).toBe(
    "kafka-configs.sh --bootstrap-server $KAFKA --alter --entity-type users --entity-name quota-exact --add-config 'producer_byte_rate=2000000,consumer_byte_rate=7' --delete-config request_percentage",
  )
  const done = await carriedOut(changes, 'quota.set', input)
  await expect
    .poll(() => described(entity), PATIENT)
    .toMatch(/are consumer_byte_rate=7\.0, producer_byte_rate=2000000\.0\n|are producer_byte_rate=2000000\.0, consumer_byte_rate=7\.0\n/)
  await undo(done.id)
  const missing = async () => {
    const now = await described(entity)
    return ['request_percentage=33.333', 'producer_byte_rate=1234567.0', 'consumer_byte_rate=7.0'].filter((one) => !now.includes(one))
  }
  await expect.poll(missing, PATIENT).toEqual([])
  await carriedOut(changes, 'quota.set', { entity, remove: [RATE, 'consumer_byte_rate', 'request_percentage'] })
  await expect.poll(() => described(entity), PATIENT).not.toContain('quota-exact')
})

test('a plan whose quota somebody else has changed is not applied', async () => {
  const entity = { user: 'quota-moved' }
  const planned = await plan({ entity, set: { [RATE]: 1_000_000 } })
  const other = await carriedOut(changes, 'quota.set', { entity, set: { [RATE]: 3_000_000 } })
  await expect(changes.apply(admin, CLUSTER, { planId: planned.id })).rejects.toMatchObject({
    code: 'conflict',
    details: { differences: [{ what: `${RATE} of users/quota-moved`, planned: null, now: '3000000' }] },
  })
  await undo(other.id)
})

test('what Kafka would not take is named, with what it would', async () => {
  const user = 'quota-refused'
  await refusedAt({ entity: {}, set: { [RATE]: 1 } }, 'input.entity')
  await refusedAt({ entity: { user, ip: '192.0.2.1' }, set: { connection_creation_rate: 1 } }, 'input.entity.ip', /on its own/)
  await refusedAt({ entity: { user } }, 'input.set')
  await refusedAt({ entity: { user }, set: { 'producer.byte.rate': 1 } }, 'input.set.producer.byte.rate', /producer_byte_rate/)
  await refusedAt({ entity: { user }, set: { connection_creation_rate: 1 } }, 'input.set.connection_creation_rate', /for addresses/)
  await refusedAt({ entity: { ip: '192.0.2.1' }, set: { [RATE]: 1 } }, `input.set.${RATE}`, /for users/)
  await refusedAt({ entity: { user }, set: { [RATE]: 1.5 } }, `input.set.${RATE}`, /whole/)
  await refusedAt({ entity: { user }, set: { [RATE]: 0 } }, `input.set.${RATE}`, /remove/)
  await refusedAt({ entity: { user }, set: { [RATE]: 1 }, remove: [RATE] }, 'input.remove.0', /either/)
  await refusedAt({ entity: { user }, remove: [RATE] }, 'input.remove.0', /is not/)
  await refusedAt({ entity: { ip: 'no-such-host.invalid' }, set: { connection_creation_rate: 1 } }, 'input.entity.ip')
  await refusedAt({ entity: { ip: null }, set: { connection_creation_rate: 3_000_000_000 } }, 'input.set.connection_creation_rate')
})

describe('who is reached is said', () => {
  const codes = (warnings: readonly { code: string }[]) => warnings.map(({ code }) => code)

  test('this console’s own user: what it can hardly work with has to be typed', async () => {
    const little = await plan({ entity: { user: own }, set: { consumer_byte_rate: 5_000 } })
    expect(little).toMatchObject({ confirm: { kind: 'type', text: own } })
    expect(codes(little.warnings)).toEqual(['quota.stopsConsole', 'quota.verySmall'])
    const enough = await plan({ entity: { user: null }, set: { consumer_byte_rate: 50_000_000 } })
    expect(enough.warnings[0]).toMatchObject({ code: 'quota.limitsConsole', weight: 'warn' })
    expect(enough).toMatchObject({ confirm: { kind: 'click' } })
    expect(codes((await plan({ entity: { user: `${own}-not` }, set: { consumer_byte_rate: 5_000 } })).warnings)).toEqual([
      'quota.verySmall',
    ])
  })

  test('a default names whom it newly covers, and who has something nearer', async () => {
    const near = await carriedOut(changes, 'quota.set', { entity: { user: 'quota-near' }, set: { controller_mutation_rate: 5 } })
    const planned = await plan({ entity: { user: null }, set: { controller_mutation_rate: 9 } })
    expect(planned.warnings.find(({ code }) => code === 'quota.haveNearer')?.names).toEqual(['quota-near'])
    expect(planned.warnings.find(({ code }) => code === 'quota.reaches')?.names).not.toContain('quota-near')
    const removal = await plan({ entity: { user: 'quota-near' }, remove: ['controller_mutation_rate'] })
    expect(removal.meaning).toMatchObject([{ code: 'quota.unlimited' }])
    await undo(near.id)
  })

  test('a client id’s quota behind one of all users changes nothing', async () => {
    const all = await carriedOut(changes, 'quota.set', { entity: { user: null }, set: { controller_mutation_rate: 500 } })
    const planned = await plan({ entity: { clientId: 'quota-c' }, set: { controller_mutation_rate: 5 } })
    expect(planned.warnings).toContainEqual(
      expect.objectContaining({ code: 'quota.overruled', figures: expect.objectContaining({ rule: 'users/<default>' }) as unknown }),
    )
    const removal = { entity: { user: null }, remove: ['controller_mutation_rate'] }
    expect((await plan(removal)).meaning).toMatchObject([{ code: 'quota.unlimited' }])
    await undo(all.id)
  })
})

test('an operator may not', async () => {
  const input = { entity: { user: 'quota-a' }, set: { [RATE]: 1 } }
  await expect(changes.plan(actor('operator'), CLUSTER, { kind: 'quota.set', input })).rejects.toMatchObject({ code: 'forbidden' })
})
