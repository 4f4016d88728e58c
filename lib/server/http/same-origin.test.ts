import { expect, test } from 'vitest'
import type { Endpoint } from '@/lib/contract/endpoint'
import { endpoints } from '@/lib/contract/endpoints'
import { request, testConsole } from '../test/test-console'

/** What a browser says of a request that a page of another site made it send: by itself, or by Origin alone over plain http. */
const FROM_ELSEWHERE = [
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site' },
  { origin: 'https://evil.example' },
  { origin: 'null' },
  { origin: 'http://console.test.evil.example' },
  { origin: 'http://other.console.test' },
]
const all: readonly Endpoint[] = Object.values(endpoints)
const writes = all.filter(({ method }) => method !== 'GET')

async function signedIn() {
  const console = await testConsole()
  await console.access.createUser({ name: 'root', role: 'admin', password: 'correct horse' })
  const result = await console.access.signIn('root', 'correct horse', { ip: '', cookie: null })
  if (result.outcome !== 'signed-in') throw new Error('not signed in')
  return { ...console, cookie: `highwater_session=${result.sessionSecret}` }
}

test('every operation that is no read is refused to a page of another site, whoever is signed in, before anything is done', async () => {
  expect(writes.length).toBeGreaterThan(10)
  expect(writes.map(({ id }) => id)).toContain('signIn')
  const { route, cookie, access } = await signedIn()
  let done = 0
  for (const endpoint of writes) {
    const handle = route(endpoint, () => {
      done += 1
      return new Response()
    })
    const path = endpoint.path.replaceAll(/\{\w+\}/g, 'a')
    // Without content-type, and as a form can send it: neither asks beforehand (CORS).
    for (const type of [{}, { 'content-type': 'text/plain' }, { 'content-type': 'application/json' }]) {
      for (const from of FROM_ELSEWHERE) {
        const answer = await handle(request(endpoint.method, path, { cookie, ...from, ...type }, '{}'))
        expect([endpoint.id, from, answer.status]).toEqual([endpoint.id, from, 403])
      }
    }
  }
  expect(done).toBe(0)
  expect(await access.authenticate({ authorization: null, cookie, host: 'console.test', isHttps: false })).not.toBeNull()
})
