import { expect, test } from 'vitest'
import type { PlanRow } from '@/lib/contract/changes'
import { inOrder, nameOf, subjectOf } from './row-order'

const row = (partition: number, over: Partial<PlanRow> = {}): PlanRow => ({
  of: { topic: 'payments', partition },
  before: { offset: '5' },
  after: { offset: '3' },
  changed: true,
  about: { direction: 'again' },
  marks: [],
  ...over,
})

test('what would be missed comes first, what stays last, the rest as it came', () => {
  const rows = [
    row(0),
    row(1, { changed: false, about: { direction: 'none' } }),
    row(2, { marks: ['no-commit'], about: { direction: 'first' } }),
    row(3, { about: { direction: 'skipped' } }),
    row(4),
    row(5, { after: null }),
  ]
  expect(inOrder(rows).map(({ of }) => of['partition'])).toEqual([3, 5, 2, 0, 4, 1])
})

test('a row is called as people call it', () => {
  expect(nameOf({ topic: 'payments', partition: 4 })).toBe('payments-4')
  expect(nameOf({ config: 'retention.ms' })).toBe('retention.ms')
  expect(nameOf({ user: 'svc', mechanism: 'SCRAM-SHA-512' })).toBe('svc · SCRAM-SHA-512')
  expect(nameOf({ topic: 'payments', config: 'retention.ms' })).toBe('payments · retention.ms')
  expect(subjectOf([row(0)])).toBe('partition')
  expect(subjectOf([])).toBeNull()
})
