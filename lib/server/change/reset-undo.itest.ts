import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { OffsetKeeper } from '../observe/offset-keeper'
import { CLUSTER, settled } from '../test/changes'
import { commitLog } from '../test/commit-log'
import { OffsetsBench } from '../test/offsets-bench'
import { eventually } from '../test/real-cluster'

const bench = new OffsetsBench('undone')
let topic = ''
let other = ''

const toOffset = (offset: string) => ({ type: 'offset', offset })
const ours = () => ({ topics: [{ topic }] })
const done = async (...args: Parameters<OffsetsBench['plan']>) => {
  const change = await settled(bench.changes, (await bench.apply(await bench.plan(...args))).id)
  expect(change.state).toBe('done')
  return change
}
const undone = async (id: string) => settled(bench.changes, (await bench.changes.undo(bench.operator, CLUSTER, id)).id)

beforeAll(async () => {
  await bench.open()
  topic = await bench.topic('topic', [40, 40, 40])
  other = await bench.topic('other', [20])
})

afterAll(async () => {
  await bench.close()
  expect(bench.errors).toEqual([])
})

describe('undo', () => {
  test('puts back every offset with its note and its epoch, and no commit where there was none', async () => {
    const group = bench.name('whole')
    const consumer = bench.kafka.consumer({ groupId: group, maxWaitTimeInMs: 100 })
    await consumer.connect()
    await consumer.subscribe({ topic })
    await consumer.run({ autoCommit: false, eachMessage: () => Promise.resolve() })
    const commit = () => consumer.commitOffsets([{ topic, partition: 0, offset: '17', metadata: '{"batch":"ß-9"}' }])
    await eventually('its commit is made', () =>
      commit().then(
        () => true,
        () => false,
      ),
    )
    await consumer.disconnect()
    await bench.commit(group, topic, [null, 23, null])
    const before = [
      ['17', '{"batch":"ß-9"}'],
      ['23', null],
      ['-1', null],
    ]
    expect(await bench.places(group, topic)).toEqual(before)

    const change = await done(group, toOffset('30'), ours())
    expect(await bench.committed(group, topic)).toEqual(['30', '30', '30'])
    const undo = await undone(change.id)
    expect(undo).toMatchObject({ state: 'done', undoOf: change.id, outcome: { steps: [{ id: 'commit' }, { id: 'delete-commits' }] } })
    expect(await bench.places(group, topic)).toEqual(before)

    const epochs = (await commitLog(bench.kafka, group)).filter(({ partition, offset }) => partition === 0 && offset === '17')
    expect(epochs.length).toBeGreaterThan(1)
    expect(new Set(epochs.map(({ leaderEpoch, metadata }) => `${leaderEpoch} ${metadata}`)).size).toBe(1)
  })

  test('of what the group has gone on from is refused with the differences', async () => {
    const group = bench.name('went-on')
    await bench.commit(group, topic, [1, 2, 3])
    const change = await done(group, toOffset('9'), ours())
    await bench.commit(group, topic, [null, 15, null])
    await expect(bench.changes.undo(bench.operator, CLUSTER, change.id)).rejects.toMatchObject({
      code: 'conflict',
      details: { differences: [{ what: `${topic}-1`, planned: 'offset 9', now: 'offset 15' }] },
    })
    expect(await bench.committed(group, topic)).toEqual(['9', '15', '9'])
    expect(await bench.changesOf(group)).toEqual([change.id])
  })

  test('while the group is held is refused, and possible when it is not', async () => {
    const group = bench.name('held')
    await bench.commit(group, topic, [1, 2, 3])
    const change = await done(group, toOffset('9'), ours())
    const consumer = bench.kafka.consumer({ groupId: group, maxWaitTimeInMs: 100 })
    let joined = false
    consumer.on('consumer.group_join', () => void (joined = true))
    await consumer.connect()
    await consumer.subscribe({ topic })
    await consumer.run({ autoCommit: false, eachMessage: () => Promise.resolve() })
    await eventually('it joined', () => joined)
    await expect(bench.changes.undo(bench.operator, CLUSTER, change.id)).rejects.toMatchObject({
      code: 'conflict',
      details: { kafkaError: 'NON_EMPTY_GROUP' },
    })
    expect(await bench.committed(group, topic)).toEqual(['9', '9', '9'])
    await consumer.disconnect()
    expect((await undone(change.id)).state).toBe('done')
    expect(await bench.committed(group, topic)).toEqual(['1', '2', '3'])
  })

  test('of a topic that was made anew since is refused, though the group stands there as it was left', async () => {
    const group = bench.name('anew')
    const fleeting = await bench.topic('fleeting', [9])
    await bench.commit(group, fleeting, [3])
    const change = await done(group, toOffset('5'), { topics: [{ topic: fleeting }] })
    await bench.recreate(fleeting, 1)
    await eventually('its commits went with it', async () => (await bench.committed(group, fleeting))[0] === '-1')
    await bench.commit(group, fleeting, [5])
    await expect(bench.changes.undo(bench.operator, CLUSTER, change.id)).rejects.toMatchObject({
      code: 'conflict',
      details: { kafkaError: 'INCONSISTENT_TOPIC_ID', differences: [{ what: `topic id ${fleeting}` }] },
    })
    expect(await bench.committed(group, fleeting)).toEqual(['5'])
  })

  test('leaves out a topic that is gone and says so; rows that somebody types are refused', async () => {
    const group = bench.name('one-gone')
    const doomed = await bench.topic('doomed', [9])
    await bench.commit(group, topic, [1, 2, 3])
    await bench.commit(group, doomed, [4])
    const change = await done(group, toOffset('9'))
    await bench.remove(doomed)
    const typed = { type: 'rows', rows: [{ topic: doomed, partition: 0, offset: '4' }] }
    await expect(bench.plan(group, typed)).rejects.toMatchObject({ code: 'bad-request', details: { fields: [{ path: 'input.to' }] } })
    const [moment] = await bench.store.savedOffsets.ofGroup(CLUSTER, group)
    const plan = await bench.plan(group, { type: 'saved', id: moment?.id })
    expect(plan.rows.map(({ of }) => of['topic'])).toEqual([topic, topic, topic])
    expect(plan.warnings).toContainEqual(expect.objectContaining({ code: 'reset.goneTopics', names: [doomed] }))

    const undo = await undone(change.id)
    expect(undo).toMatchObject({ state: 'done', warnings: expect.arrayContaining([expect.objectContaining({ code: 'reset.goneTopics' })]) })
    expect(await bench.committed(group, topic)).toEqual(['1', '2', '3'])
  })

  test('an epoch belongs to its offset: one that is clamped goes without', async () => {
    const rows = ['17', '999'].map((offset, partition) => ({ topic, partition, offset, leaderEpoch: 0 }))
    const plan = await bench.plan(bench.name('epochs'), { type: 'rows', rows })
    expect(plan.rows.map(({ after }) => after)).toEqual([{ offset: '17', leaderEpoch: 0 }, { offset: '40' }])
  })

  test('can itself be undone', async () => {
    const group = bench.name('twice')
    await bench.commit(group, topic, [1, null, 3])
    const change = await done(group, toOffset('9'), ours())
    const undo = await undone(change.id)
    expect(await bench.committed(group, topic)).toEqual(['1', '-1', '3'])
    await undone(undo.id)
    expect(await bench.committed(group, topic)).toEqual(['9', '9', '9'])
  })
})

describe('going back to a moment', () => {
  test('that a change has kept, however many changes ago', async () => {
    const group = bench.name('kept')
    await bench.commit(group, topic, [1, 2, 3], 'then')
    const first = await done(group, toOffset('9'), ours())
    await done(group, toOffset('19'), ours())
    await done(group, { type: 'latest' }, ours())
    const moments = await bench.store.savedOffsets.ofGroup(CLUSTER, group)
    expect(moments).toHaveLength(3)
    const moment = moments.find(({ change }) => change === first.id)
    await done(group, { type: 'saved', id: moment?.id })
    expect(await bench.places(group, topic)).toEqual(['1', '2', '3'].map((offset) => [offset, 'then']))
    await expect(bench.plan(bench.name('somebody-else'), { type: 'saved', id: moment?.id })).rejects.toMatchObject({
      code: 'bad-request',
      details: { fields: [{ path: 'input.to.id' }] },
    })
  })

  test('that was kept by the clock, though nothing was changed from here', async () => {
    const group = bench.name('hourly')
    await bench.commit(group, topic, [11, null, 13], 'by the hour')
    await bench.commit(group, other, [7])
    const offsetsOf = () => bench.observer.snapshot.groups.get(group)?.commits.flatMap(({ offsets }) => [...offsets]) ?? []
    await eventually(
      'its offsets are seen',
      () =>
        offsetsOf()
          .toSorted((a, b) => Number(a - b))
          .join(',') === '7,11,13',
    )
    const keeper = new OffsetKeeper({
      observer: bench.observer,
      savedOffsets: bench.store.savedOffsets,
      onError: (error) => void bench.errors.push(error),
    })
    await keeper.keep(bench.observer.snapshot)
    const [moment] = await bench.store.savedOffsets.ofGroup(CLUSTER, group)
    expect(moment).toMatchObject({ cause: 'periodic', change: null })

    await bench.commit(group, topic, [38, 38, 38])
    await bench.commit(group, other, [19])
    const change = await done(group, { type: 'saved', id: moment?.id })
    // Partition 1 had no commit then, so that moment says nothing of it.
    expect(await bench.places(group, topic)).toEqual([
      ['11', 'by the hour'],
      ['38', null],
      ['13', 'by the hour'],
    ])
    expect(await bench.committed(group, other)).toEqual(['7'])
    expect(change.rows.map(({ of }) => `${of['topic']}-${of['partition']}`)).toEqual([`${other}-0`, `${topic}-0`, `${topic}-2`])
  })
})

describe('a new group', () => {
  test('at the place of another', async () => {
    const [source, clone] = [bench.name('source'), bench.name('clone')]
    await bench.commit(source, topic, [4, null, 6], 'its own')
    await bench.commit(source, other, [5])
    const plan = await bench.plan(clone, { type: 'group', group: source })
    expect(plan.meaning).toContainEqual(expect.objectContaining({ code: 'reset.newGroup' }))
    await settled(bench.changes, (await bench.apply(plan)).id)
    expect(await bench.committed(clone, topic)).toEqual(['4', '-1', '6'])
    expect(await bench.committed(clone, other)).toEqual(['5'])
    expect(await bench.places(source, topic)).toEqual([
      ['4', 'its own'],
      ['-1', null],
      ['6', 'its own'],
    ])
    await expect(bench.plan(clone, { type: 'group', group: bench.name('nobody') })).rejects.toMatchObject({
      details: { fields: [{ path: 'input.to.group' }] },
    })
  })

  test('at chosen offsets, from where its first consumer reads', async () => {
    const group = bench.name('chosen')
    const rows = [
      { topic, partition: 0, offset: '38' },
      { topic, partition: 1, offset: '40' },
      { topic, partition: 2, offset: '39' },
    ]
    await done(group, { type: 'rows', rows })
    const read: string[] = []
    const consumer = bench.kafka.consumer({ groupId: group, maxWaitTimeInMs: 100 })
    await consumer.connect()
    await consumer.subscribe({ topic, fromBeginning: true })
    await consumer.run({
      autoCommit: false,
      eachMessage: ({ partition, message }) => {
        read.push(`${partition}@${message.offset}`)
        return Promise.resolve()
      },
    })
    await eventually('it has read to the ends', () => read.includes('0@39') && read.includes('2@39'))
    await consumer.disconnect()
    expect(read.toSorted()).toEqual(['0@38', '0@39', '2@39'])
  })

  test('made by a reset is without commits after undo', async () => {
    const group = bench.name('made')
    const change = await done(group, toOffset('3'), ours())
    await undone(change.id)
    expect(await bench.committed(group, topic)).toEqual(['-1', '-1', '-1'])
  })
})
