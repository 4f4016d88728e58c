import { describe, expect, it } from 'vitest'
import { pagesOf, withAhead } from './row-pages'

describe('the pages of a range of rows', () => {
  it('are those it touches', () => {
    expect(pagesOf({ first: 0, last: 99 }, 10_000)).toEqual([0])
    expect(pagesOf({ first: 99, last: 100 }, 10_000)).toEqual([0, 1])
    expect(pagesOf({ first: 5_250, last: 5_420 }, 10_000)).toEqual([52, 53, 54])
  })

  it('end with the list', () => {
    expect(pagesOf({ first: 9_990, last: 10_070 }, 10_000)).toEqual([99])
    expect(pagesOf({ first: 150, last: 240 }, 120)).toEqual([1])
  })

  it('are one at least: a list that is empty or grew shorter must tell its total', () => {
    expect(pagesOf({ first: 0, last: 40 }, 0)).toEqual([0])
    expect(pagesOf({ first: 9_900, last: 9_960 }, 30)).toEqual([0])
  })

  it('are two at most for what fits on a screen', () => {
    for (let first = 0; first < 400; first++) expect(pagesOf(withAhead({ first, last: first + 30 }), 10_000).length).toBeLessThanOrEqual(2)
  })
})
