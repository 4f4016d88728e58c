import { describe, expect, test } from 'vitest'
import { cutPage, facetsOf, matching, sortItems } from './list-page'

interface Row {
  id: string
  rank: number
  size: number | null
}
const ROWS: Row[] = [
  { id: 'a', rank: 1, size: 5 },
  { id: 'b', rank: 0, size: null },
  { id: 'c', rank: 1, size: 9 },
  { id: 'd', rank: 0, size: 5 },
]
const KEYS = { id: 'as-given', rank: (row: Row) => row.rank, size: (row: Row) => row.size } as const
const ids = (rows: readonly Row[]) => rows.map((row) => row.id).join('')

describe('sorting', () => {
  test.each([
    ['rank', 'bdac'],
    ['-rank', 'acbd'],
    ['rank,-size', 'dbca'],
    ['-size', 'cadb'],
    ['size', 'adcb'],
    ['id', 'abcd'],
    ['-id', 'dcba'],
    ['rank,-id', 'dbca'],
    ['no-such-name', 'abcd'],
    ['toString', 'abcd'],
  ])('by %s is %s: unknown sizes last in both directions, equals as they came', (sort, order) => {
    expect(ids(sortItems(ROWS, sort, KEYS))).toBe(order)
  })

  test('text in the order people count: 2 before 10', () => {
    const names = ['n10', 'n2', 'n1'].map((name) => ({ name }))
    expect(sortItems(names, 'name', { name: (item: { name: string }) => item.name }).map((item) => item.name)).toEqual(['n1', 'n2', 'n10'])
  })
})

test('pages follow one another by their cursors until the end', () => {
  const first = cutPage(ROWS, { limit: 3, sort: 'id' }, KEYS, 'rank')
  expect([ids(first.items), first.total]).toEqual(['abc', 4])
  const second = cutPage(ROWS, { limit: 3, sort: 'id', cursor: first.nextCursor ?? '' }, KEYS, 'rank')
  expect([ids(second.items), second.nextCursor]).toEqual(['d', null])
})

test('q is looked for anywhere, in upper and lower case alike, and never as a pattern', () => {
  expect(['Orders.EU', 'orders', 'x'].filter(matching('ORDERS'))).toEqual(['Orders.EU', 'orders'])
  expect(['a.b', 'axb'].filter(matching('a.b'))).toEqual(['a.b'])
  expect(['a'].filter(matching(undefined))).toEqual(['a'])
})

test('facets count every word of an item, and 0 for words that nobody has', () => {
  expect(facetsOf([['x'], ['x', 'y']], ['x', 'y', 'z'], (words) => words)).toEqual({ x: 2, y: 1, z: 0 })
})
