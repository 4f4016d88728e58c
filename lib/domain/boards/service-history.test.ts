import { describe, expect, test } from 'vitest'
import { lineOf } from './line'
import { ServiceHistory, spansBetween } from './service-history'
import { serviceSeconds } from './service-seconds'

const NAN = Number.NaN

test('a service is as far behind as the worst of its groups; unknown where one is, or none is there', () => {
  expect(serviceSeconds([3, 70, 0])).toBe(70)
  expect(serviceSeconds([3, null])).toBeNull()
  expect(serviceSeconds([])).toBeNull()
})

describe('the history of a service', () => {
  test('is that of the group furthest behind; a group counts from its first figure on', () => {
    const history = new ServiceHistory()
    history.add({ times: [0, 10, 20, 30], seconds: [1, 90, 3, 4] })
    history.add({ times: [0, 10, 20, 30], seconds: [NAN, NAN, 50, NAN] })
    history.add({ times: [0, 10, 20, 30], seconds: [NAN, NAN, NAN, NAN] })
    expect(history.samples()).toEqual([
      { at: 0, seconds: 1 },
      { at: 10, seconds: 90 },
      { at: 20, seconds: 50 },
      { at: 30, seconds: null },
    ])
  })

  test('counts a group that is unknown all the time where it was known in the history before', () => {
    const earlier = new ServiceHistory()
    const begun = earlier.add({ times: [0, 10], seconds: [NAN, 5] })
    expect(begun).toBe(10)
    const later = new ServiceHistory()
    later.add({ times: [20, 30], seconds: [1, 1] })
    expect(later.add({ times: [20, 30], seconds: [NAN, NAN] })).toBeNull()
    expect(later.samples().map(({ seconds }) => seconds)).toEqual([1, 1])
    expect(later.add({ times: [20, 30], seconds: [NAN, NAN] }, begun)).toBe(10)
    expect(later.samples().map(({ seconds }) => seconds)).toEqual([null, null])
  })

  test('begins with the first round there was, known or not', () => {
    const history = new ServiceHistory()
    history.add({ times: [0, 10], seconds: [NAN, 1] })
    expect(history.spans(null, 10)).toEqual([{ from: 0, to: 10, at: 10, seconds: 1 }])
  })

  test('a round that one of its groups has no sample of is unknown', () => {
    const history = new ServiceHistory()
    history.add({ times: [0, 10, 20], seconds: [1, 1, 1] })
    history.add({ times: [0, 20], seconds: [1, 1] })
    expect(history.samples().map(({ seconds }) => seconds)).toEqual([1, null, 1])
  })

  test('of samples speaks as rounds do, of rolled-up points for the time they stand for', () => {
    const history = new ServiceHistory()
    history.add({ times: [0, 10, 60], seconds: [1, 70, 2] })
    expect(history.spans(null, 10)).toEqual([{ from: 0, to: 10, at: 10, seconds: 70 }])
    expect(history.spans(10, 10)).toEqual([
      { from: 0, to: 10, at: 0, seconds: 1 },
      { from: 10, to: 20, at: 10, seconds: 70 },
      { from: 60, to: 70, at: 60, seconds: 2 },
    ])
  })

  test('is cut to what is asked for', () => {
    const spans = [
      { from: 0, to: 10, at: 10, seconds: 1 },
      { from: 10, to: 20, at: 20, seconds: 2 },
    ]
    expect(spansBetween(spans, 5, 10)).toEqual([{ from: 5, to: 10, at: 10, seconds: 1 }])
  })
})

test('a line has the greatest of each of its steps; what is not known stays so', () => {
  const samples = [
    { at: 0, seconds: 900 },
    { at: 10, seconds: 1 },
    { at: 20, seconds: 7 },
    { at: 21, seconds: 2 },
    { at: 55, seconds: null },
    { at: 80, seconds: 4 },
  ]
  expect(lineOf(samples, 0, 80, 4)).toEqual([7, 2, null, 4])
})
