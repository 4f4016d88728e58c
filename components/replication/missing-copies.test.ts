import { expect, it } from 'vitest'
import { furthestBehind } from './missing-copies'

const copy = (broker: number, bytesBehind: number | null) => ({ broker, rack: null, bytesBehind, asOf: null })

it('leaves out copies whose length nobody knows', () => {
  expect(furthestBehind([copy(1, null), copy(2, 10), copy(3, 4000)])?.broker).toBe(3)
})

it('knows nothing where no length is known', () => {
  expect(furthestBehind([copy(1, null)])).toBeNull()
})
