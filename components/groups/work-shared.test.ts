import { expect, test } from 'vitest'
import type { GroupMember } from './member-lag'
import { aPartition } from './partition-fixture'
import { helpFromConsumers, membersWithoutWork, partitionsWithoutOwner } from './work-shared'

const member = (id: string, partitions: number[] = []): GroupMember => ({
  id,
  instanceId: null,
  clientId: id,
  host: '10.0.0.1',
  epoch: null,
  assignments: [{ topic: 'orders', partitions }],
})
const reads = { type: 'consumer', protocolType: 'consumer', assignor: null } as const

test('an old commit on a topic that is read no more makes no work for further consumers', () => {
  const partitions = [
    aPartition({ partition: 0, member: 'a' }),
    aPartition({ partition: 1, member: 'a' }),
    aPartition({ topic: 'orders-old' }),
  ]
  expect(helpFromConsumers({ ...reads, members: [member('a', [0, 1])], partitions })).toEqual({ kind: 'more', more: 1 })
})

test('with nobody there all that it committed to could be read', () => {
  expect(helpFromConsumers({ ...reads, members: [], partitions: [aPartition({}), aPartition({ partition: 1 })] })).toEqual({
    kind: 'first',
    most: 2,
  })
})

test('partitions have no owner only where there are members to own them', () => {
  const partitions = [aPartition({ member: 'a' }), aPartition({ partition: 1 }), aPartition({ topic: 'gone', state: 'topic-gone' })]
  const unowned = (of: Partial<Parameters<typeof partitionsWithoutOwner>[0]>) =>
    partitionsWithoutOwner({ type: 'consumer', members: [member('a', [0])], partitions, ...of }).map(({ partition }) => partition)
  expect(unowned({})).toEqual([1])
  expect(unowned({ members: [] })).toEqual([])
  expect(unowned({ members: null })).toEqual([])
  expect(unowned({ type: 'share' })).toEqual([])
})

test('a member whose topics have no partitions for it has nothing to do', () => {
  expect(membersWithoutWork({ type: 'consumer', members: [member('a', [0]), member('b')] })).toBe(1)
  expect(membersWithoutWork({ type: 'share', members: [member('b')] })).toBe(0)
})
