import { join } from 'node:path'
import type kafkajs from 'kafkajs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isOpen } from '@/lib/domain/change/states'
import { atBoundary } from '../test/at-boundary'
import { CLUSTER, actor, settled, testChanges } from '../test/changes'
import { commitLog } from '../test/commit-log'
import { joiningWorker } from '../test/joining-worker'
import { OffsetsBench } from '../test/offsets-bench'
import { joinedMember } from '../test/joined-member'
import { eventually } from '../test/real-cluster'
import { staticMember } from '../test/static-member'

const clock = { aheadMs: 0 }
const bench = new OffsetsBench('armed', { now: () => Date.now() + clock.aheadMs })
let topic = ''

const TO_FIVE = { type: 'offset', offset: '5' }
/** The broker's least, group.min.session.timeout.ms. */
const SHORTEST_SESSION_MS = 6_000

const member = (group: string, of = topic) => joinedMember(bench.kafka, group, of)
const commitAs = (consumer: kafkajs.Consumer, ...offsets: number[]) =>
  consumer.commitOffsets(offsets.map((offset, partition) => ({ topic, partition, offset: String(offset) })))

/** Plans and arms while the group is held. */
async function armed(group: string, to: object = TO_FIVE, more: { topics?: object; arm?: true | { until: string } } = {}): Promise<string> {
  const plan = await bench.plan(group, to, { topics: more.topics ?? [{ topic }] })
  expect(plan.refusedNow).toMatchObject({ code: 'reset.held' })
  const change = await bench.apply(plan, { arm: more.arm ?? true })
  expect(change).toMatchObject({ state: 'armed', finishedAt: null })
  return change.id
}
const stateOf = async (id: string) => (await bench.changes.get(CLUSTER, id)).state

/** How often an offset was written for each partition of a group, by anybody. */
async function timesWritten(group: string, offset: string): Promise<number[]> {
  const written = (await commitLog(bench.kafka, group)).filter((commit) => commit.topic === topic && commit.offset === offset)
  return [0, 1, 2].map((partition) => written.filter((commit) => commit.partition === partition).length)
}

beforeAll(async () => {
  await bench.open()
  topic = await bench.topic('topic', [40, 40, 40])
})

afterAll(async () => {
  await bench.close()
  expect(bench.errors).toEqual([])
})

describe('an armed reset', () => {
  test('finds, records and undoes what was committed last, not what was committed when it was planned', async () => {
    const group = bench.name('goes-on')
    const consumer = await member(group)
    await commitAs(consumer, 1, 2, 3)
    const id = await armed(group)
    for (const step of [11, 12, 13]) await commitAs(consumer, step, step + 1, step + 2)
    expect(await stateOf(id)).toBe('armed')
    await consumer.disconnect()

    const change = await settled(bench.changes, id)
    expect(change).toMatchObject({ state: 'done', undo: { possible: true } })
    expect(change.events.map(({ state }) => state)).toEqual(['armed', 'applying', 'applying', 'verifying', 'done'])
    expect(change.before.map(({ offset }) => offset)).toEqual(['13', '14', '15'])
    expect(await bench.committed(group, topic)).toEqual(['5', '5', '5'])
    const [moment] = await bench.store.savedOffsets.ofGroup(CLUSTER, group)
    expect(moment).toMatchObject({ change: id, topics: [{ topic, partitions: [{ offset: 13n }, { offset: 14n }, { offset: 15n }] }] })

    const undo = await bench.changes.undo(bench.operator, CLUSTER, id)
    expect(await settled(bench.changes, undo.id)).toMatchObject({ state: 'done' })
    expect(await bench.committed(group, topic)).toEqual(['13', '14', '15'])
    expect(await timesWritten(group, '5')).toEqual([1, 1, 1])
  })

  test('whose consumer is restarted at once is applied in between or waits on, and its record says which', async () => {
    const group = bench.name('restarted')
    let consumer = await member(group)
    await commitAs(consumer, 20, 21, 22)
    const id = await armed(group)
    for (let restart = 0; restart < 3; restart += 1) {
      await consumer.disconnect()
      consumer = await member(group)
      await eventually('it waits, or has ended', async () => ['armed', 'done'].includes(await stateOf(id)))
      const isDone = (await stateOf(id)) === 'done'
      expect(await bench.committed(group, topic)).toEqual(isDone ? ['5', '5', '5'] : ['20', '21', '22'])
    }
    await consumer.disconnect()
    const change = await settled(bench.changes, id)
    expect(change.state).toBe('done')
    expect(change.before.map(({ offset }) => offset)).toEqual(['20', '21', '22'])
    expect(await timesWritten(group, '5')).toEqual([1, 1, 1])
  })

  test('whose group gets a member between the last look and the commit is refused by Kafka, waits on, and is made once', async () => {
    const group = bench.name('raced')
    const consumer = await member(group)
    await commitAs(consumer, 1, 1, 1)
    const late = await joiningWorker({ brokers: bench.bootstrap, group, topic, clientId: 'late' })
    const id = await armed(group)
    atBoundary('before commit', () => late.join())
    await consumer.disconnect()
    const heldAgain = async () => (await bench.changes.get(CLUSTER, id)).events.some(({ said }) => said.code === 'change.heldAgain')
    await eventually('it was refused', heldAgain)
    expect(await stateOf(id)).toBe('armed')
    expect(await bench.committed(group, topic)).toEqual(['1', '1', '1'])

    await late.leave()
    const change = await settled(bench.changes, id)
    expect(change).toMatchObject({ state: 'done', outcome: { steps: [{ id: 'commit', state: 'done', refused: [] }] } })
    expect(await bench.committed(group, topic)).toEqual(['5', '5', '5'])
    expect(await timesWritten(group, '5')).toEqual([1, 1, 1])
    const moments = await bench.store.savedOffsets.ofGroup(CLUSTER, group)
    expect(moments.every(({ topics }) => topics[0]?.partitions.every(({ offset }) => offset === 1n))).toBe(true)
  })

  test('of a group with a static member says so, and is applied when its session has ended', async () => {
    const group = bench.name('static')
    await bench.commit(group, topic, [30, 30, 30])
    const seat = await staticMember({ brokers: bench.bootstrap, group, topic, instanceId: 'seat-1', sessionTimeoutMs: SHORTEST_SESSION_MS })
    const plan = await bench.plan(group, TO_FIVE, { topics: [{ topic }] })
    expect(plan.refusedNow?.names).toEqual(['static-member (seat-1) on 127.0.0.1'])
    expect(plan.arm?.waits.find(({ code }) => code === 'reset.waitsStatic')).toMatchObject({ figures: { members: 1 } })
    const { id } = await bench.apply(plan, { arm: true })

    // Its seat is kept for it: a static member says nothing when it goes.
    await seat.stop()
    const { groups } = await bench.admin.describeGroups([group])
    expect(groups[0]).toMatchObject({ state: 'Stable', members: [{ clientId: 'static-member' }] })
    expect(await stateOf(id)).toBe('armed')
    expect(await settled(bench.changes, id, 2 * SHORTEST_SESSION_MS)).toMatchObject({ state: 'done' })
    expect(await bench.committed(group, topic)).toEqual(['5', '5', '5'])
  }, 40_000)
})

describe('an armed reset that is not made', () => {
  test('because it was cancelled: only what was armed after it is', async () => {
    const group = bench.name('cancelled')
    const consumer = await member(group)
    await commitAs(consumer, 1, 2, 3)
    const id = await armed(group)
    expect(await bench.changes.cancel(bench.operator, CLUSTER, id)).toMatchObject({
      state: 'cancelled',
      said: { code: 'change.cancelled' },
    })
    await expect(bench.changes.cancel(bench.operator, CLUSTER, id)).rejects.toMatchObject({ code: 'conflict' })
    await expect(bench.changes.undo(bench.operator, CLUSTER, id)).rejects.toMatchObject({ code: 'unprocessable' })

    const next = await armed(group, { type: 'offset', offset: '6' })
    await consumer.disconnect()
    expect(await settled(bench.changes, next)).toMatchObject({ state: 'done', before: [{ offset: '1' }, { offset: '2' }, { offset: '3' }] })
    expect(await timesWritten(group, '5')).toEqual([0, 0, 0])
    expect(await stateOf(id)).toBe('cancelled')
  })

  test('by its deadline is expired, and the next is not held up by it', async () => {
    const group = bench.name('expired')
    const consumer = await member(group)
    await commitAs(consumer, 1, 2, 3)
    const until = new Date(Date.now() + 30 * 60_000).toISOString()
    const id = await armed(group, TO_FIVE, { arm: { until } })
    expect((await bench.changes.get(CLUSTER, id)).armedUntil).toBe(until)
    clock.aheadMs = 31 * 60_000
    try {
      expect(await settled(bench.changes, id)).toMatchObject({ state: 'expired', said: { code: 'change.expired' } })
    } finally {
      clock.aheadMs = 0
    }
    const next = await armed(group, { type: 'offset', offset: '6' })
    await consumer.disconnect()
    expect(await settled(bench.changes, next)).toMatchObject({ state: 'done', before: [{ offset: '1' }, { offset: '2' }, { offset: '3' }] })
    expect(await timesWritten(group, '5')).toEqual([0, 0, 0])
  })

  test('because its topic is another one now: failed, with what has moved', async () => {
    const group = bench.name('other-topic')
    const doomed = await bench.topic('doomed', [20])
    await bench.commit(group, doomed, [9])
    const consumer = await member(group)
    const id = await armed(group, TO_FIVE, { topics: [{ topic: doomed }] })
    const { topics } = await bench.observer.client.topics([doomed])
    await bench.recreate(doomed, 1)
    await consumer.disconnect()
    const change = await settled(bench.changes, id)
    expect(change).toMatchObject({
      state: 'failed',
      said: { code: 'change.armedGroundMoved', figures: { what: `topic id ${doomed}`, planned: topics[0]?.topicId } },
      outcome: { steps: [{ state: 'not-tried' }] },
      undo: { possible: false },
    })
    expect((await commitLog(bench.kafka, group)).filter((commit) => commit.topic === doomed && commit.offset === '5')).toEqual([])
  })

  test('beside another of the same group is refused, whoever asks', async () => {
    const group = bench.name('twice')
    const consumer = await member(group)
    const id = await armed(group)
    const plan = await bench.plan(group, { type: 'latest' }, { topics: [{ topic }] })
    const second = bench.changes.apply(actor('operator', 'otto'), CLUSTER, { planId: plan.id, confirm: group, arm: true })
    await expect(second).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining(id) })
    await bench.changes.cancel(bench.operator, CLUSTER, id)
    await consumer.disconnect()
  })

  test('with a deadline that makes no sense is refused by field', async () => {
    const group = bench.name('deadline')
    const consumer = await member(group)
    for (const days of [-1, 8]) {
      const plan = await bench.plan(group, TO_FIVE, { topics: [{ topic }] })
      const until = new Date(Date.now() + days * 24 * 60 * 60_000).toISOString()
      await expect(bench.apply(plan, { arm: { until } })).rejects.toMatchObject({
        code: 'bad-request',
        details: { fields: [{ path: 'arm.until' }] },
      })
    }
    expect(await bench.changesOf(group)).toEqual([])
    await consumer.disconnect()
  })
})

describe('an armed reset and a console that stops', () => {
  test('goes on waiting in the next life, and is made there', async () => {
    const group = bench.name('survives')
    const path = join(bench.directory, 'lives.db')
    const first = testChanges(bench.observer, path)
    const consumer = await member(group)
    await commitAs(consumer, 7, 8, 9)
    const plan = await first.changes.plan(bench.operator, CLUSTER, {
      kind: 'group.reset-offsets',
      input: { group, to: TO_FIVE, topics: [{ topic }] },
    })
    const { id } = await first.changes.apply(bench.operator, CLUSTER, { planId: plan.id, confirm: group, arm: true })
    await first.changes.stop()
    await first.store.close()

    const second = testChanges(bench.observer, path)
    await second.changes.recover(CLUSTER)
    expect(await second.changes.get(CLUSTER, id)).toMatchObject({ state: 'armed', actor: { name: 'olga' } })
    await consumer.disconnect()
    expect(await settled(second.changes, id)).toMatchObject({
      state: 'done',
      before: [{ offset: '7' }, { offset: '8' }, { offset: '9' }],
    })
    expect(await bench.committed(group, topic)).toEqual(['5', '5', '5'])
    expect(await timesWritten(group, '5')).toEqual([1, 1, 1])
    await second.changes.stop()
    await second.store.close()
    expect([...first.errors, ...second.errors]).toEqual([])
  })

  test('is not made where the cluster has become read-only in between, and can still be cancelled there', async () => {
    const path = join(bench.directory, 'read-only.db')
    const first = testChanges(bench.observer, path)
    const groups = [bench.name('forbidden'), bench.name('called-off')]
    const consumers = await Promise.all(groups.map((group) => member(group)))
    const made = await Promise.all(
      groups.map(async (group) => {
        const input = { group, to: TO_FIVE, topics: [{ topic }] }
        const plan = await first.changes.plan(bench.operator, CLUSTER, { kind: 'group.reset-offsets', input })
        return first.changes.apply(bench.operator, CLUSTER, { planId: plan.id, confirm: group, arm: true })
      }),
    )
    await first.changes.stop()
    await first.store.close()

    const second = testChanges(bench.observer, path, { readOnly: true })
    await second.changes.recover(CLUSTER)
    const [forbidden, calledOff] = made.map(({ id }) => id)
    expect(await second.changes.cancel(bench.operator, CLUSTER, calledOff ?? '')).toMatchObject({ state: 'cancelled' })
    await Promise.all(consumers.map((consumer) => consumer.disconnect()))
    expect(await settled(second.changes, forbidden ?? '')).toMatchObject({ state: 'failed', said: { code: 'change.armedReadOnly' } })
    expect(await Promise.all(groups.map((group) => timesWritten(group, '5')))).toEqual(groups.map(() => [0, 0, 0]))
    await second.changes.stop()
    await second.store.close()
    expect([...first.errors, ...second.errors]).toEqual([])
  })

  test('in the middle of sending it: stopping waits until what came of it is on the disk', async () => {
    const group = bench.name('stopping')
    const path = join(bench.directory, 'stopping.db')
    const engine = testChanges(bench.observer, path)
    const consumer = await member(group)
    await commitAs(consumer, 7, 8, 9)
    const plan = await engine.changes.plan(bench.operator, CLUSTER, {
      kind: 'group.reset-offsets',
      input: { group, to: TO_FIVE, topics: [{ topic }] },
    })
    const { id } = await engine.changes.apply(bench.operator, CLUSTER, { planId: plan.id, confirm: group, arm: true })
    const stopping = Promise.withResolvers<boolean>()
    atBoundary('before commit', () => {
      stopping.resolve(engine.changes.stop().then(async () => isOpen((await engine.changes.get(CLUSTER, id)).state)))
    })
    await consumer.disconnect()
    expect(await stopping.promise).toBe(false)
    expect(await engine.changes.get(CLUSTER, id)).toMatchObject({ state: 'done' })
    expect(await bench.committed(group, topic)).toEqual(['5', '5', '5'])
    await engine.store.close()
    expect(engine.errors).toEqual([])
  })
})
