import { expect, it } from 'vitest'
import { cpuTicks } from './process-figures'

it('reads user and system time also of a process whose name looks like more fields', () => {
  const stat = '4711 (a b) S 9 (c)) S 1 2 3 0 -1 4194304 100 0 0 0 1234 56 7 8 20 0 11 0 100 0 0'
  expect(cpuTicks(stat)).toBe(1290)
})
