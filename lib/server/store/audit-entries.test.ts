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
  const list = (offset: number) => again.audit.list({ clusters: ['east'] }, { offset, limit: 2 })
  expect(await list(0)).toStrictEqual({ items: [entry('b', { atMs: AT + 2 }), entry('c', { atMs: AT + 1 })], total: 3 })
  expect(await list(2)).toStrictEqual({ items: [entry('a')], total: 3 })
  await again.close()
})

test('only what belongs to these clusters is listed or counted, and what belongs to none', async () => {
  const { audit } = temporaryStore()
  await audit.add(entry('a'))
  await audit.add(entry('b', { cluster: 'west' }))
  await audit.add(entry('c', { cluster: null, actor: { kind: 'user', name: 'ada' }, action: 'console.other' }))
  const ids = async (filter: Parameters<typeof audit.list>[0]) =>
    (await audit.list(filter, { offset: 0, limit: 9 })).items.map(({ id }) => id)
  expect(await ids({ clusters: ['east'] })).toEqual(['a', 'c'])
  expect(await ids({ clusters: [] })).toEqual(['c'])
  expect(await ids({ clusters: ['east', 'west'], cluster: 'west' })).toEqual(['b'])
  expect(await ids({ clusters: ['east'], cluster: 'west' })).toEqual([])
  expect(await ids({ clusters: ['east', 'west'], actor: 'ada' })).toEqual(['c'])
  expect(await ids({ clusters: ['east', 'west'], action: 'lag.forget-window' })).toEqual(['a', 'b'])
})

test('an entry is never written over', async () => {
  const { audit } = temporaryStore()
  await audit.add(entry('a'))
  await expect(audit.add(entry('a', { detail: '{}' }))).rejects.toThrow('UNIQUE')
})
