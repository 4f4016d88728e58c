import { expect, test } from 'vitest'
import type { RowFound } from '@/lib/contract/changes'
import type { ChangeState } from '@/lib/domain/change/states'
import type { ChangeRecords } from '../store/change-records'
import { temporaryStore } from '../test/temporary-store'
import { deletedOnRequest } from './deleted-on-request'
import { type Intent, writeEvent } from './intent'

const AT = Date.UTC(2026, 0, 2)
const GONE = { topic: 'orders', topicId: 'first-of-its-name', partition: 0, committed: 100n, logStart: 500n }
let made = 0

interface Deleted {
  partition?: number
  state?: ChangeState
  topicId?: string
  found?: RowFound['state']
}

/** A change that was to make the log begin at an offset, the newest so far. */
async function deleted(changes: ChangeRecords, logStart: string, of: Deleted = {}): Promise<string> {
  const { partition = 0, state = 'done', topicId = GONE.topicId, found } = of
  const row = { of: { topic: 'orders', partition }, before: { logStart: '0' }, after: { logStart }, changed: true, about: {}, marks: [] }
  const undo = { possible: false, because: null }
  const plan = { before: null, after: null, rows: [row], totals: [], warnings: [], command: null, undo } as unknown as Intent['plan']
  const intent: Intent = { input: {}, plan, steps: [], ground: [['topic id orders', topicId]], armedUntilMs: null }
  made += 1
  const id = `change-${made}`
  const target = { type: 'topic', name: 'orders' }
  const actor = { kind: 'user', name: 'anna' }
  const record = { id, cluster: 'test', kind: 'topic.delete-records', target, actor, createdMs: AT + made, undoOf: null }
  const said = { code: 'change.planned' as const }
  const event = { said, ...(found && { found: [{ of: row.of, state: found, now: null }] }) }
  await changes.add({ ...record, intent: JSON.stringify(intent) }, writeEvent(AT + made, state, event))
  return id
}

test('is told where the log begins since, or where a part of what is gone ended', async () => {
  const { changes } = temporaryStore()
  const part = await deleted(changes, '300')
  expect(await deletedOnRequest(changes, 'test', GONE)).toEqual({ change: part, logStart: 300n })
  const all = await deleted(changes, '500')
  expect(await deletedOnRequest(changes, 'test', GONE)).toEqual({ change: all, logStart: 500n })
  expect(await deletedOnRequest(changes, 'another', GONE)).toBeNull()
})

test.each<[string, string, Deleted]>([
  ['one that ended where the group had read already', '100', {}],
  ['one of what is still there', '501', {}],
  ['one of another partition', '500', { partition: 1 }],
  ['one that failed', '500', { state: 'failed' }],
  ['one that was done for others alone', '500', { state: 'partly-done', found: 'as-before' }],
  ['one of a topic of the same name that is no more', '500', { topicId: 'second-of-its-name' }],
])('is not told: %s', async (_, logStart, of) => {
  const { changes } = temporaryStore()
  await deleted(changes, logStart, of)
  expect(await deletedOnRequest(changes, 'test', GONE)).toBeNull()
})

test('one that was done for some is told where this partition is among them', async () => {
  const { changes } = temporaryStore()
  const change = await deleted(changes, '500', { state: 'partly-done', found: 'as-planned' })
  expect(await deletedOnRequest(changes, 'test', GONE)).toEqual({ change, logStart: 500n })
})
