import { expect, test } from 'vitest'
import { depthLevel } from './depth-level'

test('each step begins at its own seconds', () => {
  expect([0, 2.7, 2.75, 9.9, 10, 60, 299, 300, 900, 1e9].map(depthLevel)).toEqual([0, 0, 1, 1, 2, 3, 3, 4, 5, 5])
})
