import { expect, test } from 'vitest'
import { temporaryStore } from '../test/temporary-store'
import { KEEP_OFFSETS, OffsetKeeper } from './offset-keeper'
import type { GroupState, Snapshot, TopicCommits } from './snapshot'

const CLUSTER = 'test'
const AT = Date.UTC(2026, 0, 2)
const { everyMs, forMs } = KEEP_OFFSETS

function commitsAt(...offsets: bigint[]): TopicCommits[] {
  return [
    {
      topic: 'orders',
      topicId: 'an id',
      partitions: Int32Array.from(offsets.keys()),
      offsets: BigInt64Array.from(offsets),
      metadata: new Map([[0, 'a note']]),
    },
  ]
}

function picture(takenAt: number, groups: Readonly<Record<string, readonly TopicCommits[]>>): Pick<Snapshot, 'takenAt' | 'groups'> {
  const states = Object.entries(groups).map(([id, commits]) => [id, { id, commits } as GroupState] as const)
  return { takenAt, groups: new Map(states) }
}

function keeping() {
  const { savedOffsets } = temporaryStore()
  const observer = { cluster: CLUSTER, subscribe: () => () => undefined }
  const onError = (error: unknown) => {
    throw error
  }
  const restarted = () => new OffsetKeeper({ observer, savedOffsets, onError })
  const moments = async (group: string) => (await savedOffsets.ofGroup(CLUSTER, group)).map(({ atMs }) => atMs)
  return { keeper: restarted(), restarted, savedOffsets, moments }
}

test('a group is kept as it is, and one without commits is not', async () => {
  const { keeper, savedOffsets } = keeping()
  await keeper.keep(picture(AT, { reads: commitsAt(5n, 7n), none: [] }))
  expect(await savedOffsets.ofGroup(CLUSTER, 'reads')).toMatchObject([
    {
      atMs: AT,
      cause: 'periodic',
      change: null,
      topics: [
        {
          topic: 'orders',
          topicId: 'an id',
          partitions: [
            { partition: 0, offset: 5n, metadata: 'a note' },
            { partition: 1, offset: 7n, metadata: null },
          ],
        },
      ],
    },
  ])
  expect(await savedOffsets.ofGroup(CLUSTER, 'none')).toEqual([])
})

test('it is kept once an hour at most, and only where it has changed', async () => {
  const { keeper, moments } = keeping()
  await keeper.keep(picture(AT, { moves: commitsAt(1n), rests: commitsAt(1n) }))
  await keeper.keep(picture(AT + everyMs - 1, { moves: commitsAt(2n), rests: commitsAt(1n) }))
  expect(await moments('moves')).toEqual([AT])
  await keeper.keep(picture(AT + everyMs, { moves: commitsAt(2n), rests: commitsAt(1n) }))
  expect(await moments('moves')).toEqual([AT + everyMs, AT])
  expect(await moments('rests')).toEqual([AT])
})

test('a group that never changes has a moment to go back to, however long it rests', async () => {
  const { keeper, moments } = keeping()
  // A round comes a little later than the hour each time.
  for (let at = AT; at < AT + 3 * forMs; at += everyMs + 900) {
    await keeper.keep(picture(at, { rests: commitsAt(1n) }))
    const kept = await moments('rests')
    expect(kept.length).toBeGreaterThan(0)
    expect(kept.length).toBeLessThanOrEqual(2)
    expect(kept.every((then) => then >= at - forMs)).toBe(true)
  }
})

test('a restart within the hour waits for the hour to pass', async () => {
  const { keeper, restarted, moments } = keeping()
  await keeper.keep(picture(AT, { moves: commitsAt(1n) }))
  const next = restarted()
  await next.keep(picture(AT + 1_000, { moves: commitsAt(2n) }))
  expect(await moments('moves')).toEqual([AT])
  await next.keep(picture(AT + everyMs, { moves: commitsAt(2n) }))
  expect(await moments('moves')).toEqual([AT + everyMs, AT])
})

test('a group that was gone and is back is kept again', async () => {
  const { keeper, moments } = keeping()
  const other = commitsAt(9n)
  await keeper.keep(picture(AT, { leaves: commitsAt(1n), other }))
  await keeper.keep(picture(AT + everyMs, { other }))
  await keeper.keep(picture(AT + 2 * everyMs, { leaves: commitsAt(1n), other }))
  expect(await moments('leaves')).toEqual([AT + 2 * everyMs, AT])
})
