import { describe, expect, it } from 'vitest'
import { nextSort, parseSort, printSort, sortRows } from './sort'

describe('a click on a head', () => {
  const by = (sort: string, id: string, isAdding = false, firstDesc = false) =>
    printSort(nextSort(parseSort(sort), { id, firstDesc }, isAdding))

  it('sorts by that column alone, in its own direction at first', () => {
    expect(by('health,-size', 'size', false, true)).toBe('-size')
    expect(by('', 'name')).toBe('name')
  })

  it('turns the leading column round, whatever came after it', () => {
    expect(by('health,-size', 'health')).toBe('-health')
    expect(by('-health', 'health')).toBe('health')
  })

  it('adds with Shift, turns round, takes out', () => {
    expect(by('health', 'size', true, true)).toBe('health,-size')
    expect(by('health,-size', 'size', true, true)).toBe('health,size')
    expect(by('health,size', 'size', true, true)).toBe('health')
  })

  it('never takes the last one out', () => {
    expect(by('size', 'size', true, true)).toBe('-size')
  })
})

describe('rows sorted in the browser', () => {
  const rows = [
    { name: 'c', lag: 1 },
    { name: 'a', lag: 2 },
    { name: 'b', lag: 1 },
  ]
  const names = (sort: string) =>
    sortRows(rows, parseSort(sort), (id) =>
      id === 'lag' ? (a, b) => a.lag - b.lag : id === 'name' ? (a, b) => a.name.localeCompare(b.name) : undefined,
    )
      .map((row) => row.name)
      .join('')

  it('go by the next field where the first does not tell them apart', () => {
    expect(names('lag,name')).toBe('bca')
    expect(names('-lag,-name')).toBe('acb')
  })

  it('stay as they were among equals, and for a field nobody knows', () => {
    expect(names('-lag')).toBe('acb')
    expect(names('gone')).toBe('cab')
  })
})
