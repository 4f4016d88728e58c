import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { hasCaughtUp, mustStay, quorumMajority } from './quorum-majority'

const voters = (caughtUp: number, behind = 0) => [
  ...Array.from({ length: caughtUp }, () => ({ hasCaughtUp: true })),
  ...Array.from({ length: behind }, () => ({ hasCaughtUp: false })),
]

describe('quorumMajority', () => {
  test.each([
    ['one voter', voters(1), 1, 0],
    ['three', voters(3), 2, 1],
    ['three, one of them behind', voters(2, 1), 2, 0],
    ['four stand no more losses than three', voters(4), 3, 1],
    ['five', voters(5), 3, 2],
    ['no majority', voters(1, 2), 2, -1],
  ])('%s', (_, of, needed, spare) => {
    expect(quorumMajority(of)).toMatchObject({ needed, spare })
  })

  test('two majorities of the same voters always share one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99 }), (count) => {
        expect(2 * quorumMajority(voters(count)).needed).toBeGreaterThan(count)
      }),
    )
  })
})

describe('mustStay', () => {
  const strained = quorumMajority(voters(2, 1))

  it('holds those that have caught up once none is to spare', () => {
    expect(mustStay({ hasCaughtUp: true }, strained)).toBe(true)
  })

  it('lets one go that is behind, since it is missing already', () => {
    expect(mustStay({ hasCaughtUp: false }, strained)).toBe(false)
  })

  it('holds nobody while one is to spare', () => {
    expect(mustStay({ hasCaughtUp: true }, quorumMajority(voters(3)))).toBe(false)
  })
})

describe('hasCaughtUp', () => {
  const now = 1_000_000

  it('never doubts the leader', () => {
    expect(hasCaughtUp({ id: 1, lastCaughtUpAt: null }, 1, now)).toBe(true)
  })

  test.each([
    [now - 9_999, true],
    [now - 10_000, false],
    [null, false],
  ])('a follower that last had all at %s: %s', (lastCaughtUpAt, expected) => {
    expect(hasCaughtUp({ id: 2, lastCaughtUpAt }, 1, now)).toBe(expected)
  })
})
