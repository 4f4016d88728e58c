import { describe, expect, it } from 'vitest'
import { compareKnown, orderBy } from './compare-known'

describe('orderBy', () => {
  const rows = [
    { name: 'b', lag: 9n },
    { name: 'c', lag: null },
    { name: 'a', lag: 10n },
    { name: 'd', lag: 9n },
  ]
  const names = (sort: string) =>
    orderBy(rows, sort, { lag: (row) => row.lag }, (a, b) => compareKnown(a.name, b.name))
      .map((row) => row.name)
      .join('')

  it('sorts both ways, what is not known last in either', () => {
    expect(names('lag')).toBe('bdac')
    expect(names('-lag')).toBe('abdc')
  })

  it('takes a name it does not know for none', () => {
    expect(names('toString')).toBe('abcd')
    expect(names('')).toBe('abcd')
  })
})
