import { expect, test } from 'vitest'
import { consequencesOf } from './consequences'
import { aFinding } from './finding-fixture'

test('findings of one kind come together, and the costliest kind is first', () => {
  const found = consequencesOf([
    aFinding({ kind: 'group-falling-behind', subject: 'late' }),
    aFinding({ kind: 'group-stuck', subject: 'a', count: 12 }),
    aFinding({ kind: 'group-stuck', subject: 'b', count: 12 }),
  ])
  expect(found).toEqual([
    { kind: 'group-stuck', count: 2, first: 'a', rest: 1 },
    { kind: 'group-falling-behind', count: 1, first: 'late', rest: 0 },
  ])
})

test('partitions are counted themselves, not their one finding', () => {
  expect(consequencesOf([aFinding({ kind: 'under-min-isr', count: 4 })])).toMatchObject([{ count: 4 }])
})

test('only the worst are said', () => {
  const kinds = ['under-replicated', 'at-min-isr', 'under-min-isr', 'broker-down'] as const
  expect(
    consequencesOf(
      kinds.map((kind) => aFinding({ kind })),
      2,
    ).map(({ kind }) => kind),
  ).toEqual(['broker-down', 'under-min-isr'])
})
