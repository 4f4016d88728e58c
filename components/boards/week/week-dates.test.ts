import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, dateIn, mondayOf, mondaysBack } from './week-dates'

const date = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10))

describe('weeks', () => {
  it('begin on the Monday at or before a date', () => {
    expect(mondayOf('2026-11-16')).toBe('2026-11-16')
    expect(mondayOf('2026-11-22')).toBe('2026-11-16')
    fc.assert(
      fc.property(date, (day) => {
        const monday = mondayOf(day)
        expect(new Date(`${monday}T00:00:00Z`).getUTCDay()).toBe(1)
        expect(monday <= day && day < addDays(monday, 7)).toBe(true)
      }),
    )
  })

  it('go back a week at a time, over the end of a year and a change of the clocks', () => {
    expect(mondaysBack('2027-01-05', 2)).toEqual(['2027-01-04', '2026-12-28', '2026-12-21'])
    expect(mondaysBack('2026-03-31', 1)).toEqual(['2026-03-30', '2026-03-23'])
  })
})

describe('a date', () => {
  it('is that of the zone', () => {
    expect(dateIn('UTC', '2026-11-21T23:30:00.000Z')).toBe('2026-11-21')
    expect(dateIn('Asia/Seoul', '2026-11-21T23:30:00.000Z')).toBe('2026-11-22')
  })
})
