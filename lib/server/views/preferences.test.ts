import { expect, test } from 'vitest'
import { withRole } from '@/lib/domain/access/actor'
import { DEFAULT_PREFERENCES, type Preferences } from '@/lib/contract/preferences'
import { temporaryStore } from '../test/temporary-store'
import { preferencesResponse, readPreferences, savePreferences } from './preferences'

const ADA = withRole('user', 'Ada', 'operator')
const NOBODY = withRole('anonymous', 'anonymous', 'admin')
const TOKEN = withRole('token', 'Ada', 'admin')
const CHOSEN: Preferences = { language: 'ko', timeZone: 'Asia/Seoul', landing: 'services', groups: ['주문-*', 'a;b=c'], topics: [] }

async function storeWithAda() {
  const store = temporaryStore()
  await store.users.add({ id: 'u1', name: 'Ada', role: 'operator', passwordHash: 'x', createdMs: 0 })
  return store
}

test('a person finds in any browser what they chose; nobody else does', async () => {
  const store = await storeWithAda()
  await store.users.add({ id: 'u2', name: 'bob', role: 'viewer', passwordHash: 'x', createdMs: 0 })
  expect(await readPreferences(ADA, null, store)).toEqual(DEFAULT_PREFERENCES)
  expect(await savePreferences(ADA, CHOSEN, store)).toBe(true)
  expect(await readPreferences(ADA, null, store)).toEqual(CHOSEN)
  expect(await readPreferences({ ...ADA, name: 'bob' }, null, store)).toEqual(DEFAULT_PREFERENCES)
})

test('a token has no preferences, not even those of a person of its name', async () => {
  const store = await storeWithAda()
  await savePreferences(ADA, CHOSEN, store)
  expect(await savePreferences(TOKEN, CHOSEN, store)).toBe(false)
  expect(await readPreferences(TOKEN, null, store)).toEqual(DEFAULT_PREFERENCES)
})

test('without sign-in the cookie that was answered is all there is, whatever the names hold', async () => {
  const store = temporaryStore()
  expect(await savePreferences(NOBODY, CHOSEN, store)).toBe(true)
  const cookie = preferencesResponse(CHOSEN, false).headers.get('set-cookie')?.split(';')[0] ?? ''
  expect(await readPreferences(NOBODY, `theme=dark; ${cookie}`, store)).toEqual(CHOSEN)
  expect(await readPreferences(NOBODY, 'highwater_preferences=%E0%A4%A', store)).toEqual(DEFAULT_PREFERENCES)
  expect(await readPreferences(NOBODY, 'highwater_preferences={"language":"xx"}', store)).toEqual(DEFAULT_PREFERENCES)
})
