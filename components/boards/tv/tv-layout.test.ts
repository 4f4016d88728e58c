import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tvLayout } from './tv-layout'

const some = fc.record({ missed: fc.nat(30), wanting: fc.nat(30), kept: fc.nat(40) })

describe('a wall screen', () => {
  it('is filled to the edges, with a place for each tile', () => {
    fc.assert(
      fc.property(some, (counted) => {
        const { rows, tiles } = tvLayout(counted)
        for (const row of rows) expect(row.reduce((sum, span) => sum + span, 0)).toBe(6)
        expect(rows.flat()).toHaveLength(tiles)
        expect(tiles > 0).toBe(counted.missed + counted.wanting + counted.kept > 0)
      }),
    )
  })

  it('gives what is late the first tile, and none of the others a larger one', () => {
    fc.assert(
      fc.property(some, (counted) => {
        fc.pre(counted.missed > 0)
        const spans = tvLayout(counted).rows.flat()
        expect(spans[0]).toBe(Math.max(...spans))
      }),
    )
  })

  it('shows two late of six as one large and one beside it, and the last of those that are well at the foot', () => {
    expect(tvLayout({ missed: 2, wanting: 2, kept: 2 })).toEqual({
      rows: [
        [4, 2],
        [2, 2, 2],
      ],
      tiles: 5,
      isFirstHigh: true,
    })
  })

  it('puts nothing beside what alone is late', () => {
    fc.assert(
      fc.property(some, ({ wanting, kept }) => {
        expect(tvLayout({ missed: 1, wanting, kept }).rows[0]).toEqual([6])
      }),
    )
    expect(tvLayout({ missed: 1, wanting: 1, kept: 4 })).toEqual({ rows: [[6], [2, 2, 2]], tiles: 4, isFirstHigh: true })
  })

  it('shows as many as are late, up to eight', () => {
    expect(tvLayout({ missed: 7, wanting: 0, kept: 5 }).tiles).toBe(7)
    expect(tvLayout({ missed: 20, wanting: 0, kept: 5 }).tiles).toBe(8)
  })
})
