import { expect, test } from 'vitest'
import type { AuditEntry } from '../store/audit-entries'
import { temporaryStore } from '../test/temporary-store'
import { ShareLinks } from './share-links'
import { SIGN_IN_LIMIT } from './sign-in-limit'

const NOON = Date.UTC(2026, 10, 17, 12)

function testLinks() {
  const clock = { now: NOON }
  const store = temporaryStore()
  const by = (action: string) => (share: string) =>
    ({
      id: `${action}-${share}`,
      atMs: clock.now,
      cluster: null,
      actor: { kind: 'user', name: 'anna' },
      action,
      target: { type: 'board', name: 'Orders' },
      detail: JSON.stringify({ share }),
    }) satisfies AuditEntry
  return { clock, store, by, links: new ShareLinks(store.boardShares, () => clock.now) }
}

test('a link opens its board until it is revoked; who made and revoked it is recorded', async () => {
  const { links, by, clock, store } = testLinks()
  const { share, secret } = await links.create('b1', 'Wall', by('share'))
  expect(await links.open(secret, '10.0.0.1')).toEqual({ outcome: 'open', board: 'b1' })
  expect(await links.list('b1')).toEqual([{ ...share, label: 'Wall', lastUsedMs: NOON }])
  expect(await links.list('b2')).toEqual([])
  clock.now += 1_000
  expect(await links.revoke('b2', share.id, by('other'))).toBe(false)
  expect(await links.revoke('b1', share.id, by('unshare'))).toBe(true)
  expect(await links.revoke('b1', share.id, by('again'))).toBe(false)
  expect(await links.open(secret, '10.0.0.1')).toEqual({ outcome: 'wrong' })
  expect(await links.list('b1')).toEqual([])
  const { items } = await store.audit.list({ console: true, targets: [] }, { offset: 0, limit: 10 })
  expect(items.map(({ action, actor }) => [action, actor.name])).toEqual([
    ['unshare', 'anna'],
    ['share', 'anna'],
  ])
})

test('only the hash of a secret is kept', async () => {
  const { links, by, store } = testLinks()
  const { secret } = await links.create('b1', null, by('share'))
  const rows = await store.db.selectFrom('board_shares').selectAll().execute()
  expect(JSON.stringify(rows, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value))).not.toContain(secret)
  expect(secret.length).toBeGreaterThanOrEqual(43)
})

test('who guesses has to wait; a link that was revoked is no guess', async () => {
  const { links, by, clock } = testLinks()
  const good = await links.create('b1', null, by('share'))
  const old = await links.create('b1', null, by('old'))
  await links.revoke('b1', old.share.id, by('unshare'))
  for (let tries = 0; tries < 100; tries += 1) expect(await links.open(old.secret, '10.0.0.1')).toEqual({ outcome: 'wrong' })
  expect(await links.open(good.secret, '10.0.0.1')).toMatchObject({ outcome: 'open' })
  for (let tries = 0; tries < SIGN_IN_LIMIT.wrongTries.ip; tries += 1) {
    expect(await links.open(`guess-${tries}`, '10.0.0.1')).toEqual({ outcome: 'wrong' })
  }
  expect(await links.open('guess', '10.0.0.1')).toMatchObject({ outcome: 'paused' })
  // A wall behind the same address goes on, and a link that was revoked is told so.
  expect(await links.open(good.secret, '10.0.0.1')).toMatchObject({ outcome: 'open' })
  expect(await links.open(old.secret, '10.0.0.1')).toMatchObject({ outcome: 'wrong' })
  expect(await links.open('guess', '10.0.0.1')).toMatchObject({ outcome: 'paused' })
  clock.now += SIGN_IN_LIMIT.pauseMs
  expect(await links.open('guess', '10.0.0.1')).toMatchObject({ outcome: 'wrong' })
})
