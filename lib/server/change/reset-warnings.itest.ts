import kafkajs from 'kafkajs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ChangePlan } from '@/lib/contract/changes'
import { CLUSTER, settled } from '../test/changes'
import { OffsetsBench } from '../test/offsets-bench'
import { eventually } from '../test/real-cluster'

const HOUR_MS = 60 * 60_000
const bench = new OffsetsBench('warned')
let topic = ''

const warned = (plan: ChangePlan, code: string) => plan.warnings.find((warning) => warning.code === code)
const codes = (plan: ChangePlan) => plan.warnings.map(({ code }) => code)
const ours = () => ({ topics: [{ topic }] })
const toOffset = (offset: string) => ({ type: 'offset', offset })

const groupSeen = (group: string) =>
  eventually(`${group} is seen`, () => (bench.observer.snapshot.groups.get(group)?.commits.length ?? 0) > 0)
const movementSeen = (group: string) =>
  eventually(`a movement of ${group} is seen`, () => (bench.observer.snapshot.groups.get(group)?.lag.lastMovedAt ?? null) !== null)

beforeAll(async () => {
  await bench.open()
  const beganMs = Date.now() - 10 * HOUR_MS
  topic = await bench.topic('topic', [40, 40, 40], { at: (n) => beganMs + n * 60_000 })
  await bench.seen(topic)
})

afterAll(async () => {
  await bench.close()
  expect(bench.errors).toEqual([])
})

describe('who may write over it', () => {
  test('a consumer that uses assign() is named a danger: commits move, and nobody is in the group', async () => {
    const group = bench.name('assigned')
    await bench.commit(group, topic, [1, 1, 1])
    await groupSeen(group)
    expect(codes(await bench.plan(group, toOffset('5'), ours()))).not.toContain('reset.assignedConsumer')
    await bench.commit(group, topic, [2, 2, 2])
    await movementSeen(group)
    const plan = await bench.plan(group, toOffset('5'), ours())
    const { groups } = await bench.admin.describeGroups([group])
    expect(groups[0]).toMatchObject({ state: 'Empty', members: [], protocolType: '' })
    expect(warned(plan, 'reset.assignedConsumer')).toMatchObject({ weight: 'danger' })
    expect(Number(warned(plan, 'reset.assignedConsumer')?.figures['agoMs'])).toBeLessThan(60_000)
  })

  test('consumers that have just stopped are only mentioned', async () => {
    const group = bench.name('stopped')
    const consumer = bench.kafka.consumer({ groupId: group, maxWaitTimeInMs: 100 })
    await consumer.connect()
    await consumer.subscribe({ topic })
    await consumer.run({ autoCommit: false, eachMessage: () => Promise.resolve() })
    const commit = (offset: string) => consumer.commitOffsets([{ topic, partition: 0, offset }])
    await eventually('its first commit is made', () =>
      commit('1').then(
        () => true,
        () => false,
      ),
    )
    await groupSeen(group)
    await commit('2')
    await movementSeen(group)
    await consumer.disconnect()
    const plan = await bench.plan(group, toOffset('5'), ours())
    expect(warned(plan, 'reset.recentCommits')).toMatchObject({ weight: 'warn' })
    expect(codes(plan)).not.toContain('reset.assignedConsumer')
  })

  test('our own reset is nobody’s: the next one does not warn of it', async () => {
    const group = bench.name('own')
    await bench.commit(group, topic, [1, 1, 1])
    await groupSeen(group)
    await settled(bench.changes, (await bench.apply(await bench.plan(group, toOffset('5'), ours()))).id)
    expect(await bench.committed(group, topic)).toEqual(['5', '5', '5'])
    await movementSeen(group)
    expect(codes(await bench.plan(group, toOffset('3'), ours()))).not.toContain('reset.assignedConsumer')
  })
})

describe('what a reset of offsets does not reset', () => {
  test('the state of a Streams application, told by its internal topics', async () => {
    const group = bench.name('streams')
    const stores = [`${group}-counts-changelog`, `${group}-by-user-repartition`]
    for (const exactly of stores) await bench.topic('', [0], { exactly })
    await bench.commit(group, topic, [1, null, null])
    await eventually('its topics are seen', () => stores.every((store) => bench.observer.snapshot.topics.has(store)))
    const warning = warned(await bench.plan(group, toOffset('5'), ours()), 'reset.streamsState')
    expect(warning).toMatchObject({ weight: 'warn', figures: { topics: 2 } })
    expect(warning?.names.toSorted()).toEqual(stores.toSorted())
    const another = await bench.plan(bench.name('no-streams'), toOffset('5'), ours())
    expect(codes(another)).not.toContain('reset.streamsState')
  })

  test('the place that a Connect sink keeps', async () => {
    const group = `connect-${bench.name('sink')}`
    expect(warned(await bench.plan(group, toOffset('5'), ours()), 'reset.connect')).toMatchObject({ weight: 'warn' })
    expect(codes(await bench.plan(bench.name('no-sink'), toOffset('5'), ours()))).not.toContain('reset.connect')
  })
})

describe('what is to be known of the offsets', () => {
  test('they are forgotten after what the broker says', async () => {
    const { resources } = await bench.admin.describeConfigs({
      includeSynonyms: false,
      resources: [{ type: kafkajs.ConfigResourceTypes.BROKER, name: '1', configNames: ['offsets.retention.minutes'] }],
    })
    const minutes = Number(resources[0]?.configEntries[0]?.configValue)
    expect(minutes).toBeGreaterThan(0)
    const plan = await bench.plan(bench.name('forgotten'), toOffset('5'), ours())
    expect(warned(plan, 'reset.expires')).toMatchObject({ weight: 'note', figures: { afterMs: minutes * 60_000 } })
  })

  test('partitions that get their first commit are named', async () => {
    const group = bench.name('first')
    await bench.commit(group, topic, [null, 4, null])
    const plan = await bench.plan(group, toOffset('5'), ours())
    expect(warned(plan, 'reset.noCommit')).toMatchObject({ names: [`${topic}-0`, `${topic}-2`], figures: { partitions: 2 } })
    expect(plan.rows.map(({ before }) => before?.['offset'] ?? null)).toEqual([null, '4', null])
  })

  test('a time after the last record goes to the end, by name', async () => {
    const group = bench.name('past-end')
    await bench.commit(group, topic, [40, 40, 39])
    const plan = await bench.plan(group, { type: 'timestamp', at: new Date(Date.now() + HOUR_MS).toISOString() }, ours())
    expect(warned(plan, 'reset.pastEnd')).toMatchObject({ names: [`${topic}-0`, `${topic}-1`, `${topic}-2`] })
    expect(plan.rows.map(({ after, changed }) => [after?.['offset'], changed])).toEqual([
      ['40', false],
      ['40', false],
      ['40', true],
    ])
  })

  test('a note beside the old place goes with it, is mentioned, and comes back by undo', async () => {
    const group = bench.name('noted')
    await bench.commit(group, topic, [1, 2, 3], 'batch 17 ☂')
    const plan = await bench.plan(group, toOffset('2'), ours())
    // The second stays where it is, and so does its note.
    expect(warned(plan, 'reset.metadataLost')).toMatchObject({ weight: 'note', names: [`${topic}-0`, `${topic}-2`] })
    const { id } = await settled(bench.changes, (await bench.apply(plan)).id)
    expect(await bench.places(group, topic)).toEqual([
      ['2', null],
      ['2', 'batch 17 ☂'],
      ['2', null],
    ])
    await settled(bench.changes, (await bench.changes.undo(bench.operator, CLUSTER, id)).id)
    expect(await bench.places(group, topic)).toEqual(['1', '2', '3'].map((offset) => [offset, 'batch 17 ☂']))
  })
})

describe('what is no longer there', () => {
  test('records that retention took are counted, of both the way back and the target', async () => {
    const cut = await bench.topic('cut', [40, 40])
    const group = bench.name('gone')
    await bench.commit(group, cut, [30, 30])
    await bench.deleteRecords(cut, 0, 20n)
    const plan = await bench.plan(group, toOffset('5'), { topics: [{ topic: cut }] })
    expect(warned(plan, 'reset.gone')).toMatchObject({ names: [`${cut}-0`], figures: { records: '15' } })
    expect(warned(plan, 'reset.clampedToStart')?.names).toEqual([`${cut}-0`])
    expect(plan.totals.find(({ code }) => code === 'records-gone')).toMatchObject({ value: '15' })
    expect(plan.totals.find(({ code }) => code === 'records-again')).toMatchObject({ value: '35' })
    // What cannot be read again is a risk of its own.
    expect(plan.confirm).toEqual({ kind: 'type', text: group })
    await settled(bench.changes, (await bench.apply(plan)).id)
    expect(await bench.committed(group, cut)).toEqual(['20', '5'])
  })

  test('the topic itself: offsets that came from its namesake are refused', async () => {
    const namesake = await bench.topic('namesake', [20])
    const group = bench.name('namesakes')
    await bench.commit(group, namesake, [12])
    const change = await settled(
      bench.changes,
      (await bench.apply(await bench.plan(group, toOffset('3'), { topics: [{ topic: namesake }] }))).id,
    )
    expect(change.state).toBe('done')
    const [moment] = await bench.store.savedOffsets.ofGroup(CLUSTER, group)
    const topicId = moment?.topics[0]?.topicId ?? null
    expect(topicId).not.toBeNull()

    const rows = [{ topic: namesake, partition: 0, offset: '12', topicId }]
    expect((await bench.plan(group, { type: 'rows', rows })).rows[0]?.after?.['offset']).toBe('12')
    await bench.recreate(namesake, 1)
    await eventually('the namesake is led', async () => (await bench.observer.client.topics([namesake])).topics[0]?.topicId !== topicId)
    for (const to of [
      { type: 'rows', rows },
      { type: 'saved', id: moment?.id },
    ]) {
      await expect(bench.plan(group, to)).rejects.toMatchObject({
        code: 'conflict',
        details: { kafkaError: 'INCONSISTENT_TOPIC_ID', differences: [{ what: `topic id ${namesake}`, planned: topicId }] },
      })
    }
    // Undo would put back an offset of records that are no more.
    await expect(bench.changes.undo(bench.operator, CLUSTER, change.id)).rejects.toMatchObject({ code: 'conflict' })
  })
})
