import { expect, test } from 'vitest'
import type { ChangeState } from '@/lib/domain/change/states'
import { temporaryStore } from '../test/temporary-store'
import type { ChangeIntent, ChangeRecords, StoredEvent } from './change-records'

const AT = Date.UTC(2026, 0, 2)
const event = (state: ChangeState, atMs = AT): StoredEvent => ({ atMs, state, event: '{}' })

function intent(id: string, createdMs: number, undoOf: string | null = null): ChangeIntent {
  const target = { type: 'group', name: 'a group' }
  return { id, cluster: 'test', kind: 'a.kind', target, actor: { kind: 'user', name: 'anna' }, createdMs, undoOf, intent: '{}' }
}

const undoneBy = async (changes: ChangeRecords) => (await changes.get('test', 'first'))?.undoneBy

test.each(['failed', 'cancelled', 'expired', 'rejected'] as const)('an undo that is %s has undone nothing', async (state) => {
  const { changes } = temporaryStore()
  await changes.add(intent('first', AT), event('done'))
  await changes.add(intent('undo', AT + 1, 'first'), event('applying'))
  expect(await undoneBy(changes)).toBe('undo')
  await changes.append('undo', event(state, AT + 2))
  expect(await undoneBy(changes)).toBeNull()
  await changes.add(intent('again', AT + 3, 'first'), event('applying'))
  expect(await undoneBy(changes)).toBe('again')
})

test.each(['done', 'partly-done', 'unknown', 'verifying'] as const)('an undo that is %s has, or may have', async (state) => {
  const { changes } = temporaryStore()
  await changes.add(intent('first', AT), event('done'))
  await changes.add(intent('undo', AT + 1, 'first'), event('applying'))
  await changes.append('undo', event(state, AT + 2))
  expect(await undoneBy(changes)).toBe('undo')
})

test('only the first of two who go on from the same moment is written down', async () => {
  const { changes } = temporaryStore()
  await changes.add(intent('first', AT), event('awaiting-approval'))
  const seen = await changes.get('test', 'first')
  if (!seen) throw new Error('it was just added')
  expect(await changes.appendAfter(seen, event('applying', AT + 1))).toBe(true)
  expect(await changes.appendAfter(seen, event('rejected', AT + 2))).toBe(false)
  expect((await changes.get('test', 'first'))?.events.map(({ state }) => state)).toEqual(['awaiting-approval', 'applying'])
})

test('only those of some ids', async () => {
  const { changes } = temporaryStore()
  for (const id of ['first', 'second']) await changes.add(intent(id, AT), event('done'))
  const page = { offset: 0, limit: 2 }
  expect((await changes.list({ cluster: 'test', ids: ['second', 'third'] }, page)).items.map(({ id }) => id)).toEqual(['second'])
  expect((await changes.list({ cluster: 'test', ids: [] }, page)).total).toBe(0)
})
