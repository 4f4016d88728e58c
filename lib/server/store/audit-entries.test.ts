import { expect, test } from 'vitest'
import { temporaryStore } from '../test/temporary-store'
import type { AuditEntry } from './audit-entries'
import { openStore } from './open-store'

const AT = Date.UTC(2026, 0, 2, 3, 4, 5)
const entry = (id: string, change: Partial<AuditEntry> = {}): AuditEntry => ({
  id,
  atMs: AT,
  cluster: 'east',
  actor: { kind: 'token', name: 'ci' },
  action: 'lag.forget-window',
  target: { type: 'group', name: 'orders' },
  detail: '{"topic":null}',
  ...change,
})

test('entries come newest first, page by page, and are there when the file is opened again', async () => {
  const { audit, path } = temporaryStore()
  await audit.add(entry('a'))
  await audit.add(entry('b', { atMs: AT + 2 }))
  await audit.add(entry('c', { atMs: AT + 1 }))
  const again = openStore(path)
  const list = (offset: number) => again.audit.list({ console: false, targets: null }, { offset, limit: 2 })
  expect(await list(0)).toStrictEqual({ items: [entry('b', { atMs: AT + 2 }), entry('c', { atMs: AT + 1 })], total: 3 })
  expect(await list(2)).toStrictEqual({ items: [entry('a')], total: 3 })
  await again.close()
})

const EAST_ORDERS = { cluster: 'east', type: 'group', name: 'orders' }
const WEST_ORDERS = { cluster: 'west', type: 'group', name: 'orders' }

test('only what somebody may see is listed or counted', async () => {
  const { audit } = temporaryStore()
  await audit.add(entry('a'))
  await audit.add(entry('b', { cluster: 'west' }))
  await audit.add(entry('c', { cluster: null, actor: { kind: 'user', name: 'ada' }, action: 'console.other' }))
  await audit.add(entry('d', { target: { type: 'group', name: 'payments' } }))
  expect(await audit.targets()).toHaveLength(3)
  const ids = async (filter: Parameters<typeof audit.list>[0]) => {
    const { items, total } = await audit.list(filter, { offset: 0, limit: 9 })
    expect(total).toBe(items.length)
    expect([...(await audit.actions(filter)).values()].reduce((sum, count) => sum + count, 0)).toBe(total)
    return items.map(({ id }) => id)
  }
  const all = { console: true, targets: null }
  expect(await ids(all)).toEqual(['a', 'b', 'c', 'd'])
  expect(await ids({ console: false, targets: null })).toEqual(['a', 'b', 'd'])
  expect(await ids({ console: true, targets: [] })).toEqual(['c'])
  expect(await ids({ console: false, targets: [] })).toEqual([])
  expect(await ids({ console: false, targets: [EAST_ORDERS] })).toEqual(['a'])
  expect(await ids({ console: false, targets: [EAST_ORDERS, WEST_ORDERS], cluster: 'west' })).toEqual(['b'])
  expect(await ids({ ...all, actor: 'ada' })).toEqual(['c'])
  expect(await ids({ ...all, action: 'lag.forget-window' })).toEqual(['a', 'b', 'd'])
  expect(await ids({ ...all, q: 'PAY' })).toEqual(['d'])
  expect(await ids({ ...all, q: 'a_a' })).toEqual([])
})

test('a time has both its ends in it', async () => {
  const { audit } = temporaryStore()
  for (const late of [0, 1, 2, 3]) await audit.add(entry(String(late), { atMs: AT + late }))
  const filter = { console: true, targets: null, fromMs: AT + 1, toMs: AT + 2 }
  expect((await audit.list(filter, { offset: 0, limit: 9 })).items.map(({ id }) => id)).toEqual(['2', '1'])
})

test('an entry is never written over', async () => {
  const { audit } = temporaryStore()
  await audit.add(entry('a'))
  await expect(audit.add(entry('a', { detail: '{}' }))).rejects.toThrow('UNIQUE')
})
