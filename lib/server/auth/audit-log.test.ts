import { expect, test } from 'vitest'
import { withRole } from '@/lib/domain/access/actor'
import { temporaryStore } from '../test/temporary-store'
import { AuditLog } from './audit-log'

const MOST = 300

test('a flood of addresses and names leaves so many rows in a minute and no more; the last one says so', async () => {
  const clock = { ms: 1_000_000 }
  const { db, audit } = temporaryStore()
  const log = new AuditLog(audit, () => clock.ms)
  const rows = async () =>
    (await db.selectFrom('audit_entries').select('detail').execute()).map(({ detail }) => JSON.parse(detail) as object)
  const flood = async () => {
    for (let n = 0; n < MOST + 50; n += 1) await log.refused({ name: null, address: `2001:db8:${n.toString(16)}::1`, because: 'wrong' })
  }
  await flood()
  expect(await rows()).toHaveLength(MOST)
  expect((await rows()).filter((row) => 'mostAMinute' in row)).toEqual([
    { address: `2001:db8:${(MOST - 1).toString(16)}::1`, because: 'wrong', mostAMinute: MOST },
  ])
  clock.ms += 60_000
  await log.refused({ name: null, address: '10.0.0.1', because: 'wrong' })
  expect(await rows()).toHaveLength(MOST + 1)
})

test('one /64 of IPv6 is one source', async () => {
  const { db, audit } = temporaryStore()
  const log = new AuditLog(audit, () => 1_000_000)
  for (let n = 1; n <= 40; n += 1) await log.refused({ name: `user-${n}`, address: `2001:db8::${n.toString(16)}`, because: 'wrong' })
  expect(await db.selectFrom('audit_entries').select('detail').execute()).toHaveLength(30)
})

test('denied tries are held back by the person, whatever their tokens are called, and each token’s are written', async () => {
  const { db, audit } = temporaryStore()
  const log = new AuditLog(audit, () => 1_000_000)
  const rows = async () => (await db.selectFrom('audit_entries').select('detail').execute()).length
  const by = (person: string, name: string) => ({ ...withRole('token', name, 'viewer'), person: { id: person, name: person } })
  const denied = (n: number) => ({ permission: 'topics:read', resource: { cluster: 'a', type: 'topic', name: `t-${n}` } }) as const
  await log.denied(by('ada', 'one'), denied(0))
  await log.denied(by('ada', 'two'), denied(0))
  await log.denied(by('bob', 'one'), denied(0))
  expect(await rows()).toBe(3)
  for (let n = 1; n <= 40; n += 1) await log.denied(by('ada', `token-${n}`), denied(n))
  expect(await rows()).toBe(31)
})
