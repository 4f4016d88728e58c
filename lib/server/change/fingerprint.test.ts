import { expect, test } from 'vitest'
import { differencesOf, fingerprintOf } from './fingerprint'

test('the order in which facts were gathered does not count', () => {
  const one = new Map([
    ['state', 'Empty'],
    ['committed t-0', '5'],
  ])
  const other = new Map([
    ['committed t-0', '5'],
    ['state', 'Empty'],
  ])
  expect(fingerprintOf(one)).toBe(fingerprintOf(other))
  expect(differencesOf(one, other)).toEqual([])
})

test('a fact that changed, came or went is a difference', () => {
  const planned = new Map<string, string | null>([
    ['state', 'Empty'],
    ['committed t-0', '5'],
    ['committed t-1', null],
  ])
  const now = new Map<string, string | null>([
    ['state', 'Stable'],
    ['committed t-1', '7'],
  ])
  expect(differencesOf(planned, now)).toEqual([
    { what: 'state', planned: 'Empty', now: 'Stable' },
    { what: 'committed t-0', planned: '5', now: null },
    { what: 'committed t-1', planned: null, now: '7' },
  ])
  expect(fingerprintOf(planned)).not.toBe(fingerprintOf(now))
})
