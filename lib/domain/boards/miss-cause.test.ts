import { expect, test } from 'vitest'
import { type MissFacts, NOT_LOOKED, UNKNOWN_CAUSE, missCause, strongerCause } from './miss-cause'

const NOTHING: MissFacts = {
  group: 'billing',
  change: null,
  broker: null,
  hasNoMembers: false,
  isStuck: false,
  isHeldBack: false,
  isRebalanced: false,
  written: null,
  committed: null,
}

test.each<[string, Partial<MissFacts>, object]>([
  ['nothing that is known', {}, { kind: 'unknown' }],
  ['a change of the group', { change: 'c1', isStuck: true }, { kind: 'change', change: 'c1' }],
  ['a broker that is away', { broker: 5, isStuck: true }, { kind: 'broker', broker: 5 }],
  ['nobody reading', { hasNoMembers: true, isStuck: true }, { kind: 'no-members' }],
  ['standing still', { isStuck: true, isRebalanced: true }, { kind: 'stuck' }],
  ['an open transaction', { isHeldBack: true }, { kind: 'held-back' }],
  ['a rebalance', { isRebalanced: true, written: { now: 9, usual: 1 } }, { kind: 'rebalance' }],
  ['three times the records', { written: { now: 300, usual: 100 } }, { kind: 'burst', factor: 3 }],
  ['not quite twice the records', { written: { now: 199, usual: 100 } }, { kind: 'unknown', factor: 1.99 }],
  ['commits at half their rate', { written: { now: 100, usual: 100 }, committed: { now: 50, usual: 100 } }, { kind: 'slow', factor: 0.5 }],
  ['no usual rate to go by', { written: { now: 300, usual: 0 }, committed: { now: 0, usual: 0 } }, { kind: 'unknown' }],
])('%s', (_, facts, cause) => {
  expect(missCause({ ...NOTHING, ...facts })).toEqual({ ...UNKNOWN_CAUSE, group: 'billing', ...cause })
})

test('of two judgements the one that explains more is kept', () => {
  const stuck = missCause({ ...NOTHING, isStuck: true })
  const burst = (factor: number) => missCause({ ...NOTHING, written: { now: factor, usual: 1 } })
  expect(strongerCause(UNKNOWN_CAUSE, stuck)).toBe(stuck)
  expect(strongerCause(stuck, burst(9))).toBe(stuck)
  expect(strongerCause(burst(2), burst(3)).factor).toBe(3)
  expect(strongerCause(burst(3), burst(2)).factor).toBe(3)
  const other = { ...stuck, group: 'other' }
  expect(strongerCause(stuck, other)).toBe(stuck)
})

test('nothing seen is not said of a time when nobody looked, and no burst not where rates were not known', () => {
  const nothing = missCause(NOTHING)
  const noBurst = missCause({ ...NOTHING, written: { now: 1, usual: 1 } })
  expect(strongerCause(NOT_LOOKED, noBurst)).toBe(NOT_LOOKED)
  expect(strongerCause(NOT_LOOKED, missCause({ ...NOTHING, isStuck: true })).kind).toBe('stuck')
  expect(nothing.factor).toBeNull()
  expect(strongerCause(nothing, noBurst)).toBe(noBurst)
  expect(strongerCause(noBurst, nothing)).toBe(noBurst)
})
