import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor, Asker } from '@/lib/domain/access/actor'
import { CLUSTER, actor, settled, testChanges } from '../test/changes'
import { joinedMember } from '../test/joined-member'
import { OffsetsBench } from '../test/offsets-bench'

const bench = new OffsetsBench('askers')
const [anna, ben] = [actor('operator', 'anna'), actor('operator', 'ben')]
const asked: Asker[] = []
/** What whoever asked is by now. */
let now: Actor | null = anna
let topic = ''

const open = (of: string, rules: { kinds: string[]; by: number; expiresHours: number }[] = []) =>
  testChanges(bench.observer, join(bench.directory, `${of}.db`), {
    approval: rules,
    actorNow: (asker) => {
      asked.push(asker)
      return Promise.resolve(now)
    },
  })

beforeAll(async () => {
  await bench.open()
  topic = await bench.topic('topic', [40])
})
afterAll(async () => {
  await bench.close()
  expect(bench.errors).toEqual([])
})

const TO_FIVE = { type: 'offset', offset: '5' }

test.each([
  ['has a lesser role', actor('viewer', 'anna')],
  ['is nobody any more', null],
])('what somebody armed who %s by the time it could be applied is not', async (_, by) => {
  const { changes, store, errors } = open(`armed ${by?.name}`)
  now = anna
  const group = bench.name(`armed-${by?.name ?? 'nobody'}`)
  const consumer = await joinedMember(bench.kafka, group, topic)
  await consumer.commitOffsets([{ topic, partition: 0, offset: '2' }])
  const plan = await changes.plan(anna, CLUSTER, { kind: 'group.reset-offsets', input: { group, to: TO_FIVE, topics: [{ topic }] } })
  const { id } = await changes.apply({ ...anna, token: 'a-token' }, CLUSTER, { planId: plan.id, confirm: group, arm: true })
  now = by
  await consumer.disconnect()
  expect(await settled(changes, id)).toMatchObject({ state: 'failed', said: { code: 'change.askerMayNot' } })
  expect(asked.at(-1)).toEqual({ person: { id: 'anna', name: 'anna' }, token: 'a-token' })
  expect(await bench.committed(group, topic)).toEqual(['2'])
  await changes.stop()
  await store.close()
  expect(errors).toEqual([])
})

test('what they proposed is not approved any more, and over', async () => {
  const { changes, store, errors } = open('proposed', [{ kinds: ['group.reset-offsets'], by: 1, expiresHours: 24 }])
  now = anna
  const group = bench.name('proposed')
  await bench.commit(group, topic, [2])
  const plan = await changes.plan(anna, CLUSTER, { kind: 'group.reset-offsets', input: { group, to: TO_FIVE, topics: [{ topic }] } })
  const { id } = await changes.apply(anna, CLUSTER, { planId: plan.id, confirm: group })
  now = null
  await expect(changes.approve(ben, CLUSTER, id)).rejects.toMatchObject({ code: 'conflict' })
  expect(await changes.get(CLUSTER, id)).toMatchObject({ state: 'failed', said: { code: 'change.askerMayNot' } })
  expect(await bench.committed(group, topic)).toEqual(['2'])
  await changes.stop()
  await store.close()
  expect(errors).toEqual([])
})
