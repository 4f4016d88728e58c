import { expect, test } from 'vitest'
import { SIGN_IN_LIMIT, SignInLimit } from './sign-in-limit'

const { wrongTries, maxCounters, forgetAfterMs } = SIGN_IN_LIMIT

function limitAt(clock: { ms: number }) {
  return new SignInLimit(() => clock.ms)
}
const isPaused = (result: object) => 'retryAfterMs' in result

test('one address that tries many names is paused for all of them', () => {
  const limit = limitAt({ ms: 1 })
  for (let i = 0; i < wrongTries.ip; i++) expect(isPaused(limit.begin(`user-${i}`, '10.0.0.1'))).toBe(false)
  expect(isPaused(limit.begin('ada', '10.0.0.1'))).toBe(true)
  expect(isPaused(limit.begin('ada', '10.0.0.2'))).toBe(false)
})

test('of IPv6 a whole /64 is one address, and what is mapped is the IPv4 address it is', () => {
  const limit = limitAt({ ms: 1 })
  for (let i = 0; i < wrongTries.ip; i++) limit.begin(`user-${i}`, `2001:db8:1:2::${i + 1}`)
  expect(isPaused(limit.begin('ada', '2001:db8:1:2:ffff::9'))).toBe(true)
  expect(isPaused(limit.begin('ada', '2001:db8:1:3::1'))).toBe(false)
  for (let i = 0; i < wrongTries.ip; i++) limit.begin(`user-${i}`, '::ffff:10.0.0.1')
  expect(isPaused(limit.begin('ada', '10.0.0.1'))).toBe(true)
})

test('a try whose password was not looked at does not count', () => {
  const limit = limitAt({ ms: 1 })
  for (let i = 0; i < 3 * wrongTries.name; i++) {
    const attempt = limit.begin('ada', '10.0.0.1')
    if ('retryAfterMs' in attempt) throw new Error(`paused at ${i}`)
    attempt.dropped()
  }
})

test('one name tried from many addresses is paused', () => {
  const limit = limitAt({ ms: 1 })
  for (let i = 0; i < wrongTries.name; i++) expect(isPaused(limit.begin('ada', `10.0.0.${i}`))).toBe(false)
  expect(isPaused(limit.begin('ada', '10.9.9.9'))).toBe(true)
})

test('successes do not count, so a busy office is never paused', () => {
  const limit = limitAt({ ms: 1 })
  for (let i = 0; i < 3 * wrongTries.name; i++) {
    const attempt = limit.begin('ada', '10.0.0.1')
    if ('retryAfterMs' in attempt) throw new Error(`paused at ${i}`)
    attempt.succeeded()
  }
})

test('wrong tries are forgotten after a while', () => {
  const clock = { ms: 1 }
  const limit = limitAt(clock)
  for (let i = 1; i < wrongTries.nameAndIp; i++) limit.begin('ada', 'a')
  clock.ms += forgetAfterMs + 1
  limit.begin('ada', 'a')
  expect(isPaused(limit.begin('ada', 'a'))).toBe(false)
})

test('a flood of names and addresses does not fill the memory', () => {
  const limit = limitAt({ ms: 1 })
  for (let i = 0; i < maxCounters; i++) limit.begin(`user-${i}`, `ip-${i}`)
  expect(limit.size).toBeLessThanOrEqual(maxCounters)
})
