import { expect, test } from 'vitest'
import { OnceAMinute } from './once-a-minute'

function minute(ofOneSource = 3, ofAll = 100) {
  const clock = { ms: 1_000_000 }
  const once = new OnceAMinute(() => clock.ms, { ofOneSource, ofAll })
  return { clock, once, admit: (source: string, what: string) => once.admit(source, what)?.more ?? null }
}

test('the same is let through once a minute, and then says how many there were', () => {
  const { clock, admit } = minute()
  expect(admit('anna', 'a')).toBe(0)
  expect([admit('anna', 'a'), admit('anna', 'a')]).toEqual([null, null])
  expect(admit('ben', 'a')).toBe(0)
  clock.ms += 60_000
  expect(admit('anna', 'a')).toBe(2)
  clock.ms += 60_000
  expect(admit('anna', 'a')).toBe(0)
})

test('one source leaves only so much in a minute, whatever it tries', () => {
  const { clock, admit } = minute()
  const tries = Array.from({ length: 8 }, (_, n) => admit('anna', String(n)))
  expect(tries).toEqual([0, 0, 0, null, null, null, null, null])
  clock.ms += 60_000
  expect(admit('anna', '9')).toBe(5)
})

test('and so do all together, however many addresses they have; the last says that it is the last', () => {
  const { clock, once } = minute(3, 4)
  const tries = () => Array.from({ length: 6 }, (_, n) => once.admit(`10.0.0.${n}`, 'a')?.isLast ?? null)
  expect(tries()).toEqual([false, false, false, true, null, null])
  clock.ms += 60_000
  expect(tries()).toEqual([false, false, false, true, null, null])
})
