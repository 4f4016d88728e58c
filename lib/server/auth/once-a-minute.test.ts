import { expect, test } from 'vitest'
import { OnceAMinute } from './once-a-minute'

function minute(most = 3) {
  const clock = { ms: 1_000_000 }
  return { clock, once: new OnceAMinute(() => clock.ms, most) }
}

test('the same is let through once a minute, and then says how many there were', () => {
  const { clock, once } = minute()
  expect(once.admit('anna', 'a')).toBe(0)
  expect([once.admit('anna', 'a'), once.admit('anna', 'a')]).toEqual([null, null])
  expect(once.admit('ben', 'a')).toBe(0)
  clock.ms += 60_000
  expect(once.admit('anna', 'a')).toBe(2)
  clock.ms += 60_000
  expect(once.admit('anna', 'a')).toBe(0)
})

test('one source leaves only so much in a minute, whatever it tries', () => {
  const { clock, once } = minute()
  const tries = Array.from({ length: 8 }, (_, n) => once.admit('anna', String(n)))
  expect(tries).toEqual([0, 0, 0, null, null, null, null, null])
  clock.ms += 60_000
  expect(once.admit('anna', '9')).toBe(5)
})
