import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ResetDirection, type ResetMove, resetEffect, resetTotals } from './reset-effect'
import { resolveTarget } from './reset-target'

const move: ResetMove = { committed: 150n, target: 150n, requested: null, logStart: 100n, logEnd: 200n, offsetsAreRecords: true }

it.each<[string, Partial<ResetMove>, ResetDirection, bigint, bigint]>([
  ['back', { target: 120n }, 'again', 30n, 0n],
  ['forward', { target: 170n }, 'skipped', 20n, 0n],
  ['nowhere', {}, 'none', 0n, 0n],
  ['back below what is left', { target: 100n, requested: 40n }, 'again', 50n, 60n],
  ['back below nought, where nothing ever was', { target: 100n, requested: -500n }, 'again', 50n, 100n],
  ['forward beyond the end', { target: 200n, requested: 900n }, 'skipped', 50n, 0n],
  ['forward from a commit that retention overtook', { committed: 60n, target: 130n }, 'skipped', 30n, 40n],
  ['to the start from a commit that retention overtook', { committed: 60n, target: 100n }, 'skipped', 0n, 40n],
  ['back though both lie below the start', { committed: 60n, target: 50n }, 'again', 0n, 10n],
  ['back from a commit beyond the end', { committed: 260n, target: 180n }, 'again', 20n, 0n],
  ['to the end from a commit beyond it', { committed: 260n, target: 200n }, 'again', 0n, 0n],
  ['kept below the start', { committed: 60n, target: 60n }, 'none', 0n, 0n],
  ['a first commit', { committed: null, target: 120n }, 'first', 80n, 0n],
  ['a first commit at the end', { committed: null, target: 200n }, 'first', 0n, 0n],
  ['a first commit, asked for below the start', { committed: null, target: 100n, requested: 30n }, 'first', 100n, 70n],
])('%s', (_, changes, direction, records, alreadyGone) => {
  expect(resetEffect({ ...move, ...changes })).toEqual({ direction, records, alreadyGone, exact: true })
})

it('counts are exact only where the caller says that offsets are records', () => {
  expect(resetEffect({ ...move, offsetsAreRecords: false }).exact).toBe(false)
})

const offset = fc.bigInt({ min: 0n, max: 300n })
const anyMove = fc
  .record({ committed: fc.option(offset), asked: fc.bigInt({ min: -300n, max: 900n }), logStart: offset, length: offset })
  .map(({ committed, asked, logStart, length }) => {
    const ground = { committed, logStart, logEnd: logStart + length, atTime: null, given: null }
    const { target, requested } = resolveTarget({ type: 'offset', offset: asked }, ground)
    return { ...ground, target: target ?? 0n, requested, offsetsAreRecords: true }
  })

describe('always', () => {
  it('agrees with counting the offsets one by one', () => {
    fc.assert(
      fc.property(anyMove, (on) => {
        const effect = resetEffect(on)
        const requested = on.requested ?? on.target
        const { committed } = on
        let [again, skipped, gone] = [0n, 0n, 0n]
        for (let at = 0n; at < 1_000n; at += 1n) {
          const isThere = at >= on.logStart && at < on.logEnd
          const before = committed !== null && at >= committed
          if (isThere && at >= on.target && !before) again += 1n
          if (isThere && at < on.target && before) skipped += 1n
          const isBetween = committed === null ? at >= requested : at >= requested !== before
          if (at < on.logStart && isBetween) gone += 1n
        }
        expect(effect.records).toBe(again + skipped)
        expect(effect.alreadyGone).toBe(gone)
        if (again > 0n) expect(effect.direction).toBe(committed === null ? 'first' : 'again')
        if (skipped > 0n) expect(effect.direction).toBe('skipped')
      }),
    )
  })

  it('every row is in one of the totals, and sums are those of the rows', () => {
    fc.assert(
      fc.property(fc.array(fc.option(anyMove)), (moves) => {
        const rows = moves.map((on) => ({ effect: on === null ? null : resetEffect(on), marks: [] }))
        const totals = resetTotals(rows)
        const { again, skipped, first, unchanged, withoutTarget } = totals
        expect(again.partitions + skipped.partitions + first.partitions + unchanged + withoutTarget).toBe(rows.length)
        expect(again.records + skipped.records + first.records).toBe(rows.reduce((sum, { effect }) => sum + (effect?.records ?? 0n), 0n))
      }),
    )
  })
})

it('adds up a plan', () => {
  const totals = resetTotals([
    { effect: resetEffect({ ...move, target: 100n, requested: 40n }), marks: ['clamped-to-start'] },
    { effect: resetEffect({ ...move, target: 140n }), marks: [] },
    { effect: resetEffect({ ...move, target: 200n, requested: 201n, offsetsAreRecords: false }), marks: ['clamped-to-end'] },
    { effect: resetEffect({ ...move, committed: null, target: 200n }), marks: ['past-end', 'no-commit'] },
    { effect: resetEffect(move), marks: [] },
    { effect: null, marks: ['nothing-given'] },
  ])
  expect(totals).toEqual({
    again: { records: 60n, partitions: 2 },
    skipped: { records: 50n, partitions: 1 },
    first: { records: 0n, partitions: 1 },
    gone: 60n,
    unchanged: 1,
    outOfRange: 2,
    withoutTarget: 1,
    exact: false,
  })
})
