import { type ChildProcess, spawn } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type KafkaTool, kafkaTool, kafkaToolCommand } from '@/cluster/kafka-tools'
import { writesOf } from '../kafka/cluster-writes'
import { CLUSTER, settled } from '../test/changes'
import { OffsetsBench } from '../test/offsets-bench'
import { eventually } from '../test/real-cluster'

const bench = new OffsetsBench('shared')
const group = bench.name('group')
const children = new Set<ChildProcess>()
let topic = ''

const tool = (which: KafkaTool, ...args: string[]) => kafkaTool(which, '--bootstrap-server', bench.bootstrap.join(','), ...args)
const ours = () => ({ topics: [{ topic }] })

/** Where the group goes on, by partition, as Kafka's own tool prints it. */
async function starts(): Promise<Map<number, string>> {
  const lines = (await tool('kafka-share-groups', '--describe', '--offsets', '--group', group)).split('\n')
  const words = lines.map((line) => line.trim().split(/\s+/)).filter(([of, name]) => of === group && name === topic)
  return new Map(words.map(([, , partition, start]) => [Number(partition), start ?? '']))
}

/** Kafka's own share consumer, which prints what it takes. */
async function shareConsumer() {
  const args = ['--bootstrap-server', bench.bootstrap.join(','), '--topic', topic, '--group', group]
  const child = spawn('java', await kafkaToolCommand('kafka-console-share-consumer', args), { stdio: ['ignore', 'pipe', 'ignore'] })
  children.add(child)
  const taken: string[] = []
  child.stdout.on('data', (chunk) => taken.push(...String(chunk).split('\n').filter(Boolean)))
  return {
    taken,
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGTERM')
      await ended
      children.delete(child)
      await eventually('its group is empty', async () => (await bench.plan(group, { type: 'earliest' }, ours())).refusedNow === null)
    },
  }
}

beforeAll(async () => {
  await bench.open()
  topic = await bench.topic('topic', [10, 10])
  const set = new Map([['share.auto.offset.reset', 'earliest']])
  await writesOf(bench.observer.client).alterConfigs({ type: 'group', name: group }, { set, reset: [] }, { validateOnly: false })
})

afterAll(async () => {
  for (const child of children) child.kill('SIGKILL')
  await bench.close()
  expect(bench.errors).toEqual([])
})

describe('a share group', () => {
  test('is refused while it has members, moved when it is empty, goes on from there, and is put back', async () => {
    const first = await shareConsumer()
    await eventually('it has taken all', () => first.taken.length === 20)
    const held = await bench.plan(group, { type: 'offset', offset: '4' }, ours())
    expect(held.refusedNow).toMatchObject({ code: 'reset.held', figures: { members: 1 } })
    const before = await starts()
    expect(before.size).toBe(2)
    await expect(bench.apply(held)).rejects.toMatchObject({ code: 'conflict', details: { kafkaError: 'NON_EMPTY_GROUP' } })
    await first.stop()

    const left = await starts()
    const plan = await bench.plan(group, { type: 'offset', offset: '4' }, ours())
    expect(plan.rows.map(({ before: now }) => now?.['offset'])).toEqual([left.get(0), left.get(1)])
    const change = await settled(bench.changes, (await bench.apply(plan)).id)
    expect(change).toMatchObject({ state: 'done', outcome: { steps: [{ id: 'alter-starts', state: 'done' }] } })
    expect(await starts()).toEqual(new Map([0, 1].map((partition) => [partition, '4'])))

    await settled(bench.changes, (await bench.changes.undo(bench.operator, CLUSTER, change.id)).id)
    expect(await starts()).toEqual(left)
    const rows = ['10', '7'].map((offset, partition) => ({ topic, partition, offset }))
    const again = await bench.plan(group, { type: 'rows', rows })
    expect(await settled(bench.changes, (await bench.apply(again)).id)).toMatchObject({ state: 'done' })
    const second = await shareConsumer()
    await eventually('it has taken the last three', () => second.taken.length >= 3)
    expect(second.taken.toSorted()).toEqual(['record 7', 'record 8', 'record 9'])
    await second.stop()
  }, 90_000)

  test('has no commits that could be taken away', async () => {
    const rows = ['3', null].map((offset, partition) => ({ topic, partition, offset }))
    await expect(bench.plan(group, { type: 'rows', rows })).rejects.toMatchObject({
      code: 'bad-request',
      details: { fields: [{ path: 'input.to.rows.1.offset' }] },
    })
  })

  test('knows no rule that goes by commits', async () => {
    for (const to of [{ type: 'shift', by: '1' }, { type: 'current' }, { type: 'group', group: 'any' }]) {
      await expect(bench.plan(group, to, ours())).rejects.toMatchObject({
        code: 'bad-request',
        details: { fields: [{ path: 'input.to.type' }] },
      })
    }
  })
})
