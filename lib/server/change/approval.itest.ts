import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Change } from '@/lib/contract/changes'
import { type Actor, withRole } from '@/lib/domain/access/actor'
import { toGrant } from '@/lib/domain/access/grant'
import { CLUSTER, actor, settled, testChanges } from '../test/changes'
import { commitLog } from '../test/commit-log'
import { joinedMember } from '../test/joined-member'
import { OffsetsBench } from '../test/offsets-bench'
import { eventually } from '../test/real-cluster'
import { writeEvent } from './intent'

const HOUR_MS = 3_600_000
const clock = { aheadMs: 0 }
const bench = new OffsetsBench('eyes')
const anna = actor('operator', 'anna')
const ben = actor('operator', 'ben')
const cleo = actor('operator', 'cleo')
const admin = actor('admin', 'ada')
const annasToken: Actor = { ...withRole('token', 'nightly', 'operator'), person: { id: 'anna', name: 'anna' } }

const approval = [
  { kinds: ['group.reset-offsets', 'user.*'], by: 1, expiresHours: 24 },
  { kinds: ['group.delete'], by: 2, expiresHours: 24 },
]
const open = () =>
  testChanges(bench.observer, join(bench.directory, 'eyes.db'), {
    approval,
    holders: ['anna', 'ben', 'cleo'],
    now: () => Date.now() + clock.aheadMs,
  })
let { changes, store, errors } = open()
let topic = ''

const TO_FIVE = { type: 'offset', offset: '5' }
const FIVES = ['5', '5', '5']

async function proposed(by: Actor, kind: string, input: Record<string, unknown>, more: object = {}): Promise<Change> {
  const plan = await changes.plan(by, CLUSTER, { kind, input })
  expect(plan.approval).not.toBeNull()
  const confirm = plan.confirm?.kind === 'type' ? plan.confirm.text : undefined
  const change = await changes.apply(by, CLUSTER, { planId: plan.id, confirm, ...more })
  expect(change).toMatchObject({ state: 'awaiting-approval', finishedAt: null, actor: { name: by.name } })
  return change
}

async function resetProposed(of: string, by: Actor = anna): Promise<{ group: string; id: string }> {
  const group = bench.name(of)
  await bench.commit(group, topic, [1, 2, 3])
  const { id } = await proposed(by, 'group.reset-offsets', { group, to: TO_FIVE, topics: [{ topic }] })
  return { group, id }
}

/** How often the target was written, by anybody. */
const timesWritten = async (group: string) => (await commitLog(bench.kafka, group)).filter(({ offset }) => offset === '5').length

/** As a console does that is stopped and started again. */
async function restart(): Promise<void> {
  await changes.stop()
  await store.close()
  ;({ changes, store, errors } = open())
  await changes.recover(CLUSTER)
}

const refused = (asked: Promise<unknown>, code: string) => expect(asked).rejects.toMatchObject({ code })

beforeAll(async () => {
  await bench.open()
  topic = await bench.topic('topic', [40, 40, 40])
})

afterAll(async () => {
  await changes.stop()
  await store.close()
  await bench.close()
  expect([...errors, ...bench.errors]).toEqual([])
})

describe('a change of a kind that another person must approve', () => {
  test('waits, is approved by a second person, applied once, and its record says who did what', async () => {
    const { group, id } = await resetProposed('approved')
    expect((await changes.view(ben, CLUSTER, id)).approving).toEqual({ may: true, because: null, people: ['ben', 'cleo'] })
    expect(await bench.committed(group, topic)).toEqual(['1', '2', '3'])

    expect(await changes.approve(ben, CLUSTER, id)).toMatchObject({ id })
    const change = await settled(changes, id)
    expect(change).toMatchObject({
      state: 'done',
      actor: { name: 'anna' },
      approval: { needed: 1, approvals: [{ by: 'ben' }], rejected: null, differences: [] },
      undo: { possible: true },
    })
    expect(change.events.map(({ state, by }) => [state, by])).toEqual([
      ['awaiting-approval', 'anna'],
      ['applying', 'ben'],
      ['applying', null],
      ['verifying', null],
      ['done', null],
    ])
    expect(await bench.committed(group, topic)).toEqual(FIVES)
    expect(await timesWritten(group)).toBe(3)
    await refused(changes.approve(cleo, CLUSTER, id), 'conflict')
    expect((await changes.view(ben, CLUSTER, id)).approving).toBeUndefined()
  })

  test('is not approved by who proposed it, by a token, or by who may not; each is told why', async () => {
    const { group, id } = await resetProposed('own')
    await expect(changes.approve(anna, CLUSTER, id)).rejects.toMatchObject({
      code: 'forbidden',
      message: 'You have proposed this: another person must approve it.',
    })
    await refused(changes.reject(anna, CLUSTER, id, 'second thoughts'), 'forbidden')
    await refused(changes.approve(annasToken, CLUSTER, id), 'forbidden')
    await refused(changes.approve({ ...annasToken, person: { id: 'ben', name: 'ben' } }, CLUSTER, id), 'forbidden')
    await refused(changes.approve(actor('viewer', 'vera'), CLUSTER, id), 'forbidden')
    const limited = (grant: Parameters<typeof toGrant>[0]): Actor => ({
      kind: 'user',
      name: 'lim',
      roles: [{ id: 'limited', grants: [toGrant(grant)] }],
      scope: null,
    })
    const lacking = limited({ permissions: ['changes:read', 'changes:approve'] })
    await expect(changes.approve(lacking, CLUSTER, id)).rejects.toMatchObject({ details: { denied: { permission: 'offsets:write' } } })
    const unseeing = limited({ permissions: ['changes:read', 'changes:approve', 'offsets:write'], groups: ['other-*'] })
    await refused(changes.approve(unseeing, CLUSTER, id), 'not-found')
    await refused(changes.view(unseeing, CLUSTER, id), 'not-found')
    expect((await changes.view(anna, CLUSTER, id)).approving).toMatchObject({ may: false, because: { code: 'change.notByProposer' } })
    expect((await changes.view(lacking, CLUSTER, id)).approving).toMatchObject({ may: false, because: { code: 'change.notPermitted' } })
    expect((await changes.get(CLUSTER, id)).state).toBe('awaiting-approval')
    expect(await bench.committed(group, topic)).toEqual(['1', '2', '3'])
  })

  test('that a token proposed is not approved by who made the token, though the token is revoked by then', async () => {
    const { id } = await resetProposed('by-token', annasToken)
    expect((await changes.get(CLUSTER, id)).actor).toEqual({ kind: 'token', name: 'nightly' })
    await refused(changes.approve(anna, CLUSTER, id), 'forbidden')
    expect((await changes.view(anna, CLUSTER, id)).approving).toMatchObject({
      because: { code: 'change.notByMaker' },
      people: ['ben', 'cleo'],
    })
    await changes.approve(ben, CLUSTER, id)
    expect(await settled(changes, id)).toMatchObject({ state: 'done' })
  })

  test('approved by two at once is applied once', async () => {
    const { group, id } = await resetProposed('at-once')
    const outcomes = await Promise.allSettled([changes.approve(ben, CLUSTER, id), changes.approve(cleo, CLUSTER, id)])
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'conflict' } })
    expect((await settled(changes, id)).approval?.approvals).toHaveLength(1)
    expect(await timesWritten(group)).toBe(3)
  })

  test('whose ground has moved is refused with the difference, and over', async () => {
    const { group, id } = await resetProposed('drift')
    await bench.commit(group, topic, [1, 2, 9])
    await expect(changes.approve(ben, CLUSTER, id)).rejects.toMatchObject({
      code: 'conflict',
      details: { differences: [{ what: `committed ${topic}-2`, planned: '3', now: '9' }] },
    })
    expect(await changes.get(CLUSTER, id)).toMatchObject({
      state: 'failed',
      said: { code: 'change.approvedMoved' },
      approval: { approvals: [{ by: 'ben' }], differences: [{ what: `committed ${topic}-2`, planned: '3', now: '9' }] },
    })
    await refused(changes.approve(cleo, CLUSTER, id), 'conflict')
    expect(await bench.committed(group, topic)).toEqual(['1', '2', '9'])
  })

  test('that somebody holds for a moment waits on', async () => {
    const { group, id } = await resetProposed('held')
    const consumer = await joinedMember(bench.kafka, group, topic)
    await expect(changes.approve(ben, CLUSTER, id)).rejects.toMatchObject({ code: 'conflict', details: { kafkaError: 'NON_EMPTY_GROUP' } })
    expect((await changes.get(CLUSTER, id)).state).toBe('awaiting-approval')
    await consumer.disconnect()
    await changes.cancel(anna, CLUSTER, id)
    expect(await changes.get(CLUSTER, id)).toMatchObject({ state: 'cancelled', said: { code: 'change.withdrawn' } })
    await refused(changes.approve(ben, CLUSTER, id), 'conflict')
  })

  test('that is rejected says why, and is over', async () => {
    const { group, id } = await resetProposed('rejected')
    expect(await changes.reject(ben, CLUSTER, id, 'Not during the sale')).toMatchObject({
      state: 'rejected',
      said: { text: 'Rejected: Not during the sale' },
      approval: { approvals: [], rejected: { by: 'ben', because: 'Not during the sale' } },
    })
    await refused(changes.approve(cleo, CLUSTER, id), 'conflict')
    expect(await bench.committed(group, topic)).toEqual(['1', '2', '3'])
  })

  test('that nobody approved in time ends by itself, and cannot be approved any more', async () => {
    const { group, id } = await resetProposed('expired')
    const other = await resetProposed('expired-at-once')
    clock.aheadMs += 25 * HOUR_MS
    await refused(changes.approve(ben, CLUSTER, other.id), 'conflict')
    expect(await settled(changes, id)).toMatchObject({ state: 'expired', said: { code: 'change.approvalExpired' } })
    expect(await changes.get(CLUSTER, other.id)).toMatchObject({ state: 'expired' })
    await refused(changes.approve(ben, CLUSTER, id), 'conflict')
    expect(await bench.committed(group, topic)).toEqual(['1', '2', '3'])
  })

  test('waits on through a restart, and through one ends in time', async () => {
    const { group, id } = await resetProposed('restarted')
    const late = await resetProposed('restarted-late')
    await restart()
    expect((await changes.get(CLUSTER, id)).state).toBe('awaiting-approval')
    await refused(changes.approve(anna, CLUSTER, id), 'forbidden')
    await changes.approve(ben, CLUSTER, id)
    expect(await settled(changes, id)).toMatchObject({ state: 'done', approval: { approvals: [{ by: 'ben' }] } })
    expect(await bench.committed(group, topic)).toEqual(FIVES)

    clock.aheadMs += 25 * HOUR_MS
    await restart()
    expect(await settled(changes, late.id)).toMatchObject({ state: 'expired' })
  })

  test('approved, and the console killed before anything was sent: the next start finds that nothing was', async () => {
    const { group, id } = await resetProposed('killed')
    const record = await store.changes.get(CLUSTER, id)
    if (!record) throw new Error('it was just put down')
    const approvedNow = { said: { code: 'change.approvedApplying' }, by: 'ben', approvedBy: 'ben' } as const
    expect(await store.changes.appendAfter(record, writeEvent(Date.now(), 'applying', approvedNow))).toBe(true)
    await restart()
    expect(await settled(changes, id)).toMatchObject({ state: 'failed', approval: { approvals: [{ by: 'ben' }] } })
    expect(await bench.committed(group, topic)).toEqual(['1', '2', '3'])
  })

  test('is armed once it is approved, and applied when the group is empty', async () => {
    const group = bench.name('armed')
    const consumer = await joinedMember(bench.kafka, group, topic)
    await consumer.commitOffsets([{ topic, partition: 0, offset: '1' }])
    const input = { group, to: TO_FIVE, topics: [{ topic, partitions: [0] }] }
    const { id, approval: waits } = await proposed(anna, 'group.reset-offsets', input, { arm: { forMinutes: 30 } })
    expect(waits?.arm).toEqual({ forMs: 30 * 60_000, until: null })
    await consumer.commitOffsets([{ topic, partition: 0, offset: '2' }])
    const armed = await changes.approve(ben, CLUSTER, id)
    expect(armed).toMatchObject({ state: 'armed', approval: { approvals: [{ by: 'ben' }] } })
    expect(Date.parse(armed.armedUntil ?? '')).toBeGreaterThan(Date.now() + clock.aheadMs + 29 * 60_000)
    await consumer.disconnect()
    expect(await settled(changes, id)).toMatchObject({ state: 'done', before: [{ offset: '2' }] })
    expect((await bench.committed(group, topic))[0]).toBe('5')
  })

  test('is put back by a change that another person must approve, too', async () => {
    const { group, id } = await resetProposed('undone')
    await changes.approve(ben, CLUSTER, id)
    await settled(changes, id)
    const undo = await changes.undo(ben, CLUSTER, id)
    expect(undo).toMatchObject({ state: 'awaiting-approval', undoOf: id })
    await refused(changes.approve(ben, CLUSTER, undo.id), 'forbidden')
    expect(await bench.committed(group, topic)).toEqual(FIVES)
    await changes.approve(anna, CLUSTER, undo.id)
    expect(await settled(changes, undo.id)).toMatchObject({ state: 'done' })
    expect(await bench.committed(group, topic)).toEqual(['1', '2', '3'])
  })

  test('of which a rule wants two waits for two different ones', async () => {
    const group = bench.name('two')
    await bench.commit(group, topic, [1, 2, 3])
    const { id } = await proposed(anna, 'group.delete', { group })
    expect(await changes.approve(ben, CLUSTER, id)).toMatchObject({
      state: 'awaiting-approval',
      said: { text: 'Approved by 1 of 2. Waiting for the others.' },
    })
    await refused(changes.approve(ben, CLUSTER, id), 'conflict')
    await restart()
    await changes.approve(cleo, CLUSTER, id)
    expect(await settled(changes, id)).toMatchObject({ state: 'done', approval: { approvals: [{ by: 'ben' }, { by: 'cleo' }] } })
  })
})

describe('a change with secrets', () => {
  const input = (user: string) => ({
    user,
    mechanism: 'SCRAM-SHA-256',
    iterations: 4096,
    salt: Buffer.from('salt of nobody').toString('base64'),
    saltedPassword: Buffer.alloc(32, 7).toString('base64'),
  })
  const exists = async (user: string) => {
    const plan = changes.plan(admin, CLUSTER, { kind: 'user.create', input: input(user) })
    return plan.then(
      () => false,
      () => true,
    )
  }

  test('keeps them in memory alone until it is approved', async () => {
    const user = bench.name('user')
    const plan = await changes.plan(admin, CLUSTER, { kind: 'user.create', input: input(user) })
    expect(plan.approval).toMatchObject({ isLostAtRestart: true })
    const { id } = await changes.apply(admin, CLUSTER, { planId: plan.id })
    const record = await store.changes.get(CLUSTER, id)
    expect(JSON.stringify(record)).not.toContain(input(user).saltedPassword)
    await changes.approve(actor('admin', 'bea'), CLUSTER, id)
    expect(await settled(changes, id)).toMatchObject({ state: 'done' })
    await eventually('the user is there', () => exists(user))
  })

  test('is over after a restart, and says so', async () => {
    const user = bench.name('lost')
    const { id } = await proposed(admin, 'user.create', input(user))
    await restart()
    expect(await settled(changes, id)).toMatchObject({ state: 'expired', said: { code: 'change.secretsGone' } })
    await refused(changes.approve(actor('admin', 'bea'), CLUSTER, id), 'conflict')
    expect(await exists(user)).toBe(false)
  })
})
