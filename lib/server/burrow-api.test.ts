import { expect, test } from 'vitest'
import { createBurrowRoute } from './burrow-api'
import { request, testConsole } from './test/test-console'
import { temporaryStore } from './test/temporary-store'

test('a commit window is not forgotten because a page of another site made a browser ask for it', async () => {
  const { access } = await testConsole()
  await access.createUser({ name: 'root', role: 'admin', password: 'correct horse' })
  const signedIn = await access.signIn('root', 'correct horse', { ip: '', cookie: null })
  if (signedIn.outcome !== 'signed-in') throw new Error('not signed in')
  const home = {
    access,
    ready: Promise.resolve(),
    config: { secureCookies: false },
    clusters: new Map(),
    store: temporaryStore(),
    log: { error() {} },
  }
  const answer = createBurrowRoute(() => home)
  const cookie = `highwater_session=${signedIn.sessionSecret}`
  const forget = async (headers: Record<string, string>) =>
    (await answer(request('DELETE', '/v3/kafka/test/consumer/readers', { cookie, ...headers }))).status

  expect(await forget({ 'sec-fetch-site': 'cross-site' })).toBe(403)
  expect(await forget({ origin: 'https://evil.example' })).toBe(403)
  // From the console itself it gets an answer of Burrow, to which every name is one that may be forgotten.
  expect(await forget({ 'sec-fetch-site': 'same-origin' })).toBe(200)
})
