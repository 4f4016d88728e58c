import { expect, test } from 'vitest'
import { targetState } from './target-state'

test.each([
  [0, 'kept'],
  [47.9, 'kept'],
  [48, 'close'],
  [60, 'close'],
  [60.1, 'missed'],
  [null, 'unknown'],
  [Number.NaN, 'unknown'],
] as const)('%s s behind a target of 60 s is %s', (seconds, state) => {
  expect(targetState(seconds, 60)).toBe(state)
})
