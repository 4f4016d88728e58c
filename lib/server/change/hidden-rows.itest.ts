import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Change } from '@/lib/contract/changes'
import type { Actor } from '@/lib/domain/access/actor'
import { toGrant } from '@/lib/domain/access/grant'
import { OPERATES, READS } from '@/lib/domain/access/permissions'
import { CLUSTER, actor, carriedOut, settled, testChanges } from '../test/changes'
import { createTopics } from '../test/every-broker'
import { OffsetsBench } from '../test/offsets-bench'
import { eventually } from '../test/real-cluster'

/** Groups of one's own that read what is not: `mine-…` is what a limited operator may know of, `theirs-…` is not. */
const bench = new OffsetsBench('hidden')
const admin = actor('admin', 'ada')
const own = ['hidden-mine-*']
const limited: Actor = {
  kind: 'user',
  name: 'lea',
  roles: [{ id: 'mine', grants: [toGrant({ permissions: [...READS, ...OPERATES], clusters: [CLUSTER], topics: own, groups: own })] }],
  scope: null,
}
/** What must never be read by them. */
const THEIRS = 'hidden-theirs'
const approval = [{ kinds: ['group.delete-offsets'], by: 1, expiresHours: 24 }]
let [mine, theirs] = ['', '']
let eyes: ReturnType<typeof testChanges>

beforeAll(async () => {
  await bench.open()
  mine = await bench.topic('mine-topic', [10])
  theirs = await bench.topic('theirs-topic', [10])
  eyes = testChanges(bench.observer, join(bench.directory, 'eyes.db'), { approval })
  await Promise.all([bench.seen(mine), bench.seen(theirs)])
})

afterAll(async () => {
  await eyes.changes.stop()
  await eyes.store.close()
  await bench.close()
  expect([...bench.errors, ...eyes.errors]).toEqual([])
})

/** A group of theirs that stands at 3 in both topics. */
async function groupOf(of: string): Promise<string> {
  const group = bench.name(`mine-${of}`)
  await bench.commit(group, mine, [3])
  await bench.commit(group, theirs, [3])
  return group
}

const placesOf = async (group: string) => [...(await bench.committed(group, mine)), ...(await bench.committed(group, theirs))]
const resetBoth = (group: string) => carriedOut(bench.changes, 'group.reset-offsets', { group, to: { type: 'offset', offset: '5' } }, admin)

/** What somebody is told instead of an answer. */
async function refused(asked: Promise<unknown>): Promise<{ code: string; message: string; details: unknown }> {
  const error = await asked.then(
    (answer: unknown) => Promise.reject(new Error(`It was answered: ${JSON.stringify(answer)}`)),
    (reason: unknown) => reason as { code: string; message: string; details: unknown },
  )
  expect(JSON.stringify([error.message, error.details])).not.toContain(THEIRS)
  return error
}

describe('a limited operator, of a change on topics of which some are not theirs,', () => {
  test('puts nothing back, and is not told what has moved since', async () => {
    const group = await groupOf('reset')
    const { id } = await resetBoth(group)
    expect(await refused(bench.changes.undo(limited, CLUSTER, id))).toMatchObject({ code: 'forbidden' })
    await bench.commit(group, theirs, [7])
    expect(await refused(bench.changes.undo(limited, CLUSTER, id))).toMatchObject({ code: 'forbidden' })
    expect(await placesOf(group)).toEqual(['5', '7'])
    expect(await bench.changesOf(group)).toHaveLength(1)
  })

  test('nor the commits of a group that was deleted', async () => {
    const group = await groupOf('deleted')
    const { id } = await carriedOut(bench.changes, 'group.delete', { group }, admin)
    expect(await refused(bench.changes.undo(limited, CLUSTER, id))).toMatchObject({ code: 'forbidden' })
    expect(await placesOf(group)).toEqual(['-1', '-1'])
    const undone = await bench.changes.undo(admin, CLUSTER, id)
    expect(await settled(bench.changes, undone.id)).toMatchObject({ state: 'done' })
    expect(await placesOf(group)).toEqual(['3', '3'])
  })

  test('sees what is theirs of it, and that there is more', async () => {
    const { id } = await resetBoth(await groupOf('seen'))
    const { change } = await bench.changes.view(limited, CLUSTER, id)
    expect(JSON.stringify(change)).not.toContain(THEIRS)
    expect(change).toMatchObject({ isPartlyHidden: true, state: 'done', undo: { possible: false } })
    expect(change.rows.map(({ of }) => of)).toEqual([{ topic: mine, partition: 0 }])
    const { change: whole } = await bench.changes.view(admin, CLUSTER, id)
    expect(whole).toMatchObject({ isPartlyHidden: false, undo: { possible: true } })
    expect(JSON.stringify(whole)).toContain(theirs)
  })

  test('puts back what is on their topics alone', async () => {
    const group = await groupOf('own')
    const input = { group, to: { type: 'offset', offset: '5' }, topics: [{ topic: mine }] }
    const { id } = await carriedOut(bench.changes, 'group.reset-offsets', input, admin)
    const undone = await bench.changes.undo(limited, CLUSTER, id)
    expect(await settled(bench.changes, undone.id)).toMatchObject({ state: 'done', undoOf: id })
    expect(await placesOf(group)).toEqual(['3', '3'])
  })

  test('does not approve it, but may reject it, and the answer names nothing else', async () => {
    const propose = async (of: string): Promise<{ group: string; change: Change }> => {
      const group = await groupOf(of)
      const input = { group, topics: [{ topic: mine }, { topic: theirs }] }
      const plan = await eyes.changes.plan(admin, CLUSTER, { kind: 'group.delete-offsets', input })
      return { group, change: await eyes.changes.apply(admin, CLUSTER, { planId: plan.id }) }
    }
    const { group, change } = await propose('approved')
    expect(change.state).toBe('awaiting-approval')
    const { approving } = await eyes.changes.view(limited, CLUSTER, change.id)
    expect(approving).toMatchObject({ may: false, because: { code: 'change.partlyHidden' } })
    expect(await refused(eyes.changes.approve(limited, CLUSTER, change.id))).toMatchObject({ code: 'forbidden' })
    expect(await placesOf(group)).toEqual(['3', '3'])
    expect((await eyes.changes.get(CLUSTER, change.id)).state).toBe('awaiting-approval')
    const answer = await eyes.changes.reject(limited, CLUSTER, change.id, 'not now')
    expect(answer).toMatchObject({ state: 'rejected', isPartlyHidden: true })
    expect(JSON.stringify(answer)).not.toContain(THEIRS)
    const cancelled = await propose('cancelled')
    const withdrawn = await eyes.changes.cancel(limited, CLUSTER, cancelled.change.id)
    expect(withdrawn).toMatchObject({ state: 'cancelled', isPartlyHidden: true })
    expect(JSON.stringify(withdrawn)).not.toContain(THEIRS)
  })

  test('is refused a plan, and one of somebody else’s, in words that name none of them', async () => {
    const group = await groupOf('planned')
    const kind = 'group.reset-offsets'
    const plans = [
      { group, to: { type: 'latest' } },
      ...[theirs, bench.name('theirs-not')].map((topic) => ({ group, to: { type: 'latest' }, topics: [{ topic }] })),
    ]
    const words: string[] = []
    for (const input of plans) words.push((await refused(bench.changes.plan(limited, CLUSTER, { kind, input }))).message)
    expect(new Set(words).size).toBe(1)
    // Whether there is such a topic is not told by how deleting offsets on it is refused either.
    const deleting = [theirs, bench.name('theirs-not')].map((topic) => ({ group, topics: [{ topic }] }))
    for (const input of deleting) {
      expect((await refused(bench.changes.plan(limited, CLUSTER, { kind: 'group.delete-offsets', input }))).message).toBe(words[0])
    }
    // A plan that was wholly theirs, and is not when it is applied.
    const later = bench.name('mine-later')
    await bench.commit(later, mine, [3])
    const plan = await bench.changes.plan(limited, CLUSTER, { kind, input: { group: later, to: { type: 'earliest' } } })
    await bench.commit(later, theirs, [3])
    expect(await refused(bench.changes.apply(limited, CLUSTER, { planId: plan.id }))).toMatchObject({ code: 'forbidden' })
    expect(await placesOf(later)).toEqual(['3', '3'])
  })
})

test('the offsets of a group that somebody may not see are refused as those of one that is not there', async () => {
  const group = bench.name('mine-copy')
  const other = bench.name('theirs-group')
  await bench.commit(group, mine, [3])
  await bench.commit(other, mine, [8])
  const copy = (by: Actor, from: string) =>
    bench.changes.plan(by, CLUSTER, {
      kind: 'group.reset-offsets',
      input: { group, to: { type: 'group', group: from }, topics: [{ topic: mine }] },
    })
  const asked = async (from: string) => {
    const { code, message, details } = await copy(limited, from).then(
      () => Promise.reject(new Error('It was planned')),
      (reason: unknown) => reason as { code: string; message: string; details: object },
    )
    return JSON.stringify([code, message, details]).replaceAll(from, '…')
  }
  expect(await asked(other)).toBe(await asked(bench.name('theirs-not')))
  const plan = await copy(admin, other)
  expect(plan.rows[0]?.after).toMatchObject({ offset: '8' })
  // Nor by a plan that somebody else has made.
  const error = await bench.changes.apply(limited, CLUSTER, { planId: plan.id }).catch((reason: unknown) => reason)
  expect(error).toMatchObject({ code: 'forbidden' })
  expect(String(error)).not.toContain(THEIRS)
})

test('who deletes a topic is told that others read it, but not who they are; the record keeps who they were', async () => {
  const [reader, foreign] = [bench.name('mine-reader'), bench.name('theirs-reader')]
  // Made past the bench, which would delete it once more.
  const topic = bench.name('mine-read')
  await createTopics(bench.admin, [{ topic, numPartitions: 1, replicationFactor: 1 }])
  await bench.producer.send({ topic, messages: Array.from({ length: 10 }, (_, n) => ({ value: `record ${n}` })) })
  for (const group of [reader, foreign]) await bench.commit(group, topic, [2])
  await bench.seen(topic)
  await eventually('both readers are seen', () => (bench.observer.snapshot.readersByTopic.get(topic) ?? []).length === 2)
  const warned = async (by: Actor, kind: string, input: object) => {
    const plan = await bench.changes.plan(by, CLUSTER, { kind, input: { topic, ...input } })
    return plan.warnings.find(({ code }) => code === 'topic.readBefore' || code === 'topic.unreadLost')
  }
  const before = [{ partition: 0, offset: '-1' }]
  expect(await warned(limited, 'topic.delete-records', { before })).toMatchObject({
    names: [`${reader} (8)`],
    hidden: 1,
    figures: { groups: 2 },
  })
  const seen = await warned(limited, 'topic.delete', {})
  expect(seen).toMatchObject({ names: [reader], hidden: 1, figures: { groups: 2 } })
  expect(seen?.text).toContain('1 of them is not yours to see')
  expect((await warned(admin, 'topic.delete', {}))?.names.toSorted()).toEqual([reader, foreign].toSorted())

  const { id } = await carriedOut(bench.changes, 'topic.delete', { topic }, limited)
  const { change } = await bench.changes.view(limited, CLUSTER, id)
  expect(JSON.stringify(change)).not.toContain(THEIRS)
  expect(change).toMatchObject({ isPartlyHidden: false, state: 'done' })
  const { change: whole } = await bench.changes.view(admin, CLUSTER, id)
  expect(whole.warnings.find(({ code }) => code === 'topic.readBefore')?.names).toContain(foreign)
})

test('a topic whose name is too like that of another is refused without naming it', async () => {
  const [like, dotted] = [bench.name('theirs_like'), bench.name('theirs.like')]
  await bench.topic('like', [0], { exactly: like })
  const [role] = limited.roles
  const dots: Actor = {
    ...limited,
    roles: [{ id: 'dots', grants: (role?.grants ?? []).map((grant) => ({ ...grant, topics: ['hidden-theirs.*'] })) }],
  }
  const input = { topic: dotted, partitions: 1, replicationFactor: 1 }
  const asked = async (by: Actor) => {
    const answer = await bench.changes.plan(by, CLUSTER, { kind: 'topic.create', input }).catch((reason: unknown) => reason)
    expect(answer).toMatchObject({ code: 'bad-request', details: { kafkaError: 'INVALID_TOPIC_EXCEPTION' } })
    const { message, details } = answer as { message: string; details: object }
    return message + JSON.stringify(details)
  }
  expect(await asked(admin)).toContain(like)
  expect(await asked(dots)).not.toContain(like)
})
