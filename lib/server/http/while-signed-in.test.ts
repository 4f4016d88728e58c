import { afterEach, expect, test, vi } from 'vitest'
import { request, testConsole } from '../test/test-console'
import { whileSignedIn } from './while-signed-in'

const PASSWORD = 'correct horse battery'
afterEach(() => void vi.useRealTimers())

async function signedIn() {
  const { access } = await testConsole()
  await access.createUser({ name: 'ada', role: 'admin', password: PASSWORD })
  const result = await access.signIn('ada', PASSWORD, { ip: '10.0.0.1', cookie: null })
  if (result.outcome !== 'signed-in') throw new Error(result.outcome)
  const cookie = `highwater_session=${result.sessionSecret}`
  return { access, cookie, stream: request('GET', '/api/v1/events', { cookie }) }
}

test('an open answer ends with its session, at once', async () => {
  const { access, cookie, stream } = await signedIn()
  const signal = whileSignedIn(access, stream, false)
  expect(signal.aborted).toBe(false)
  await access.signOut(cookie)
  expect(signal.aborted).toBe(true)
})

test('and when whoever asked goes away', async () => {
  const { access, stream } = await signedIn()
  const gone = new AbortController()
  const signal = whileSignedIn(access, new Request(stream, { signal: gone.signal }), false)
  gone.abort()
  expect(signal.aborted).toBe(true)
})

test('what nobody tells of is looked for: a token that was revoked', async () => {
  const { access } = await testConsole()
  const { token, secret } = await access.createToken({ name: 'ci', role: 'viewer' }, { name: 'test' })
  vi.useFakeTimers()
  const signal = whileSignedIn(access, request('GET', '/api/v1/events', { authorization: `Bearer ${secret}` }), false)
  const ended = new Promise((resolve) => signal.addEventListener('abort', resolve))
  await access.revokeToken(token.id)
  vi.advanceTimersByTime(25_000)
  await ended
  expect(signal.aborted).toBe(true)
})
