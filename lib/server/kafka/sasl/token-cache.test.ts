import { expect, test } from 'vitest'
import { type Token, TokenCache } from './token-cache'

function issuer(lifeMs: number | null) {
  let now = 1_000
  let asked = 0
  const issue = async (): Promise<Token> => ({ value: `token-${++asked}`, expiresAt: lifeMs === null ? null : now + lifeMs })
  return { cache: new TokenCache(issue, () => now), wait: (ms: number) => (now += ms) }
}

test('a token is kept until a fifth of its life is left', async () => {
  const { cache, wait } = issuer(1_000)
  expect(await cache.get()).toBe('token-1')
  wait(799)
  expect(await cache.get()).toBe('token-1')
  wait(1)
  expect(await cache.get()).toBe('token-2')
})

test('however many connections want one, it is asked for once', async () => {
  const { cache } = issuer(1_000)
  expect(await Promise.all([cache.get(), cache.get(), cache.get()])).toEqual(['token-1', 'token-1', 'token-1'])
})

test('one that a broker refused, or whose end nobody knows, is not used again', async () => {
  const refused = issuer(1_000).cache
  await refused.get()
  refused.forget()
  expect(await refused.get()).toBe('token-2')
  const endless = issuer(null).cache
  expect([await endless.get(), await endless.get()]).toEqual(['token-1', 'token-2'])
})

test('a failure is told, and not kept', async () => {
  let isDown = true
  const cache = new TokenCache(() => (isDown ? Promise.reject(new Error('down')) : Promise.resolve({ value: 'here', expiresAt: null })))
  await expect(cache.get()).rejects.toThrow('down')
  isDown = false
  expect(await cache.get()).toBe('here')
})
