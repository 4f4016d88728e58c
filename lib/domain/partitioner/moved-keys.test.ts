import fc from 'fast-check'
import { expect, it } from 'vitest'
import { movedKeys } from './moved-keys'

const bytes = (text: string) => new TextEncoder().encode(text)

it('counts a key once, by what it holds', () => {
  expect(movedKeys([bytes('abc'), bytes('abc'), bytes(''), Uint8Array.of(1, 2), Uint8Array.of(12)], 12, 12)).toEqual({ keys: 4, moved: 0 })
})

it('counts those that go elsewhere', () => {
  // Masked hashes mod 3 and mod 12: abc 0 and 3, 21 0 and 0, foobar 0 and 6, the long one 2 and 8.
  expect(movedKeys(['abc', '21', 'foobar', 'a-little-bit-long-string'].map(bytes), 3, 12)).toEqual({ keys: 4, moved: 3 })
})

it('a topic that stays as it is moves nothing, a key moves at most once', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array()), fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 50 }), (keys, before, after) => {
      const { keys: distinct, moved } = movedKeys(keys, before, after)
      expect(moved <= distinct && distinct <= keys.length).toBe(true)
      expect(movedKeys(keys, after, before)).toEqual({ keys: distinct, moved })
      expect(movedKeys(keys, before, before).moved).toBe(0)
    }),
  )
})
