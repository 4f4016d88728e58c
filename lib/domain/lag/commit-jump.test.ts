import { describe, expect, test } from 'vitest'
import { commitJump } from './commit-jump'

describe('commitJump', () => {
  test('reading on is none', () => {
    expect(commitJump([{ before: 5n, after: 9n }], true)).toBeNull()
  })

  test('back is one, also of a group with members', () => {
    expect(
      commitJump(
        [
          { before: 9n, after: 2n },
          { before: 1n, after: 4n },
        ],
        true,
      ),
    ).toEqual({ direction: 'back', records: 7n })
  })

  test('forward is one where nobody reads', () => {
    expect(
      commitJump(
        [
          { before: 9n, after: 2n },
          { before: 0n, after: 100n },
        ],
        false,
      ),
    ).toEqual({ direction: 'forward', records: 100n })
  })
})
