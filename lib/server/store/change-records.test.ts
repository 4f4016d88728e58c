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
