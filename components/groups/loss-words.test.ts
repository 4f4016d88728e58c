import { describe, expect, it, test } from 'vitest'
import { isLossNear, lossThatMatters, lossWords, retentionAge } from './loss-words'

const HOUR = 3600
const loss = (atLeastSeconds: number | null, atMostSeconds: number | null) => ({ by: 'time' as const, atLeastSeconds, atMostSeconds })

describe('lossWords', () => {
  it.each([
    [loss(3 * HOUR, 3 * HOUR + 1200), { shape: 'between', from: '3 h', to: '3 h 20 m' }],
    [loss(3 * HOUR, 3 * HOUR + 20), { shape: 'about', from: '3 h', to: '3 h' }],
    [loss(3 * HOUR, null), { shape: 'from', from: '3 h', to: '' }],
    [loss(0, 3 * HOUR), { shape: 'soonUntil', from: '0 s', to: '3 h' }],
    [loss(0, null), { shape: 'soon', from: '0 s', to: '' }],
    // Nobody knows how old the record is: that it may go at any moment would be made up.
    [loss(null, 3 * HOUR), { shape: 'until', from: '', to: '3 h' }],
    [loss(null, null), null],
  ])('%o', (range, words) => expect(lossWords(range)).toEqual(words))
})

describe('isLossNear', () => {
  it.each([
    [loss(3 * HOUR, null), true],
    [loss(30 * HOUR, null), false],
    [loss(0, 300 * HOUR), true],
    [loss(null, 300 * HOUR), false],
    [loss(null, 3 * HOUR), true],
    [loss(null, null), false],
  ])('%o is near: %o', (range, isNear) => expect(isLossNear(range)).toBe(isNear))
})

describe('lossThatMatters', () => {
  const group = { dataLoss: loss(150 * HOUR, 160 * HOUR), verdict: 'keeping-up' as const }

  it('says nothing of what is days away while all is well', () => {
    expect(lossThatMatters(group)).toBe(null)
    expect(lossThatMatters({ ...group, verdict: 'falling-behind' })).toBe(null)
    expect(lossThatMatters({ ...group, verdict: 'caught-up', dataLoss: loss(HOUR, HOUR) })).toBe(null)
  })

  it('says it where nothing moves, and where it is near', () => {
    expect(lossThatMatters({ ...group, verdict: 'stuck' })).toMatchObject({ isNear: false, words: { shape: 'between', by: 'time' } })
    expect(lossThatMatters({ ...group, dataLoss: loss(HOUR, null) })).toMatchObject({ isNear: true, words: { shape: 'from' } })
  })

  it('does not cry out for all that lags where a console has just started', () => {
    expect(lossThatMatters({ ...group, dataLoss: loss(null, 340 * HOUR) })).toBe(null)
    expect(lossThatMatters({ ...group, dataLoss: loss(null, 340 * HOUR), verdict: 'stuck' })).toMatchObject({ isNear: false })
  })
})

test('retention cuts at the age that the first unread record will have then', () => {
  expect(retentionAge({ dataLoss: loss(3 * HOUR, null), secondsBehind: HOUR })).toBe(4 * HOUR)
  expect(retentionAge({ dataLoss: { ...loss(HOUR, null), by: 'size' }, secondsBehind: HOUR })).toBe(null)
  expect(retentionAge({ dataLoss: loss(HOUR, null), secondsBehind: null })).toBe(null)
  expect(retentionAge({ dataLoss: loss(null, HOUR), secondsBehind: HOUR })).toBe(null)
})
