import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ResetGround, type ResetTo, resolveTarget } from './reset-target'

const ground: ResetGround = { committed: 150n, logStart: 100n, logEnd: 200n, atTime: 120n, given: 130n }
const hour = 3_600_000

describe('with a commit inside the log', () => {
  it.each<[ResetTo, bigint]>([
    [{ type: 'earliest' }, 100n],
    [{ type: 'latest' }, 200n],
    [{ type: 'current' }, 150n],
    [{ type: 'timestamp', atMs: 0 }, 120n],
    [{ type: 'duration', durationMs: hour }, 120n],
    [{ type: 'shift', by: -10n }, 140n],
    [{ type: 'shift', by: 50n }, 200n],
    [{ type: 'offset', offset: 100n }, 100n],
    [{ type: 'group' }, 130n],
    [{ type: 'rows' }, 130n],
  ])('%o goes to %s, unmarked', (to, target) => {
    expect(resolveTarget(to, ground)).toEqual({ target, requested: target, marks: [] })
  })
})

describe('what lies outside the log', () => {
  it.each<[ResetTo, bigint, bigint]>([
    [{ type: 'shift', by: -200n }, -50n, 100n],
    [{ type: 'shift', by: 51n }, 201n, 200n],
    [{ type: 'offset', offset: 0n }, 0n, 100n],
    [{ type: 'offset', offset: 9_223_372_036_854_775_807n }, 9_223_372_036_854_775_807n, 200n],
  ])('%o is asked for as %s and goes to %s', (to, requested, target) => {
    const mark = target === 100n ? 'clamped-to-start' : 'clamped-to-end'
    expect(resolveTarget(to, ground)).toEqual({ target, requested, marks: [mark] })
  })

  it.each(['group', 'rows'] as const)('an offset given by %s is brought in and marked', (type) => {
    expect(resolveTarget({ type }, { ...ground, given: 99n }).marks).toEqual(['clamped-to-start'])
    expect(resolveTarget({ type }, { ...ground, given: 201n }).marks).toEqual(['clamped-to-end'])
  })

  it.each([50n, 250n])('a commit at %s stays where it is with current, as in Kafka’s tool', (committed) => {
    expect(resolveTarget({ type: 'current' }, { ...ground, committed })).toEqual({ target: committed, requested: committed, marks: [] })
  })
})

describe('without a record at or after the time', () => {
  it.each<ResetTo>([
    { type: 'timestamp', atMs: 0 },
    { type: 'duration', durationMs: hour },
  ])('$type goes to the end and says so', (to) => {
    expect(resolveTarget(to, { ...ground, atTime: null })).toEqual({ target: 200n, requested: null, marks: ['past-end'] })
  })
})

describe('without a commit', () => {
  const none = { ...ground, committed: null }

  it('current means the end', () => {
    expect(resolveTarget({ type: 'current' }, none)).toEqual({ target: 200n, requested: null, marks: ['no-commit'] })
  })

  it('a shift has nothing to start from', () => {
    expect(resolveTarget({ type: 'shift', by: 0n }, none)).toEqual({ target: null, requested: null, marks: ['shift-without-commit'] })
  })

  it('all other ways give the first commit, and keep their own mark', () => {
    expect(resolveTarget({ type: 'earliest' }, none).marks).toEqual(['no-commit'])
    expect(resolveTarget({ type: 'offset', offset: 0n }, none).marks).toEqual(['clamped-to-start', 'no-commit'])
  })
})

it.each(['group', 'rows'] as const)('%s that says nothing of the partition gives no target', (type) => {
  expect(resolveTarget({ type }, { ...ground, given: null })).toEqual({ target: null, requested: null, marks: ['nothing-given'] })
})

const offset = fc.bigInt({ min: 0n, max: 1_000n })
const anyGround = fc
  .record({ committed: fc.option(offset), logStart: offset, length: offset, at: fc.option(offset), given: fc.option(offset) })
  .map(({ length, at, ...rest }) => {
    const logEnd = rest.logStart + length
    return { ...rest, logEnd, atTime: at === null || at >= length ? null : rest.logStart + at }
  })
const anyTo = fc.oneof(
  fc.constantFrom<ResetTo>({ type: 'earliest' }, { type: 'latest' }, { type: 'group' }, { type: 'rows' }, { type: 'timestamp', atMs: 0 }),
  fc.bigInt({ min: -2_000n, max: 2_000n }).map((by): ResetTo => ({ type: 'shift', by })),
  fc.bigInt({ min: -2_000n, max: 3_000n }).map((of): ResetTo => ({ type: 'offset', offset: of })),
)

describe('always', () => {
  it('a target lies in the log, but for current', () => {
    fc.assert(
      fc.property(anyTo, anyGround, (to, on) => {
        const { target } = resolveTarget(to, on)
        fc.pre(target !== null)
        expect(target >= on.logStart && target <= on.logEnd).toBe(true)
      }),
    )
  })

  it('it is what was asked for, or the mark says which end it was brought to', () => {
    fc.assert(
      fc.property(anyTo, anyGround, (to, on) => {
        const { target, requested, marks } = resolveTarget(to, on)
        const expected = marks.includes('clamped-to-start')
          ? on.logStart
          : marks.includes('clamped-to-end') || marks.includes('past-end')
            ? on.logEnd
            : requested
        expect(target).toBe(expected)
        if (requested !== null) expect(marks.some((mark) => mark.startsWith('clamped'))).toBe(requested !== target)
      }),
    )
  })

  it('to say the same target again changes nothing', () => {
    fc.assert(
      fc.property(anyTo, anyGround, (to, on) => {
        const { target } = resolveTarget(to, on)
        fc.pre(target !== null)
        const again = resolveTarget({ type: 'offset', offset: target }, on)
        expect(again.target).toBe(target)
      }),
    )
  })
})
