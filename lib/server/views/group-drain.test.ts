import { expect, test } from 'vitest'
import { LagHistory } from '../observe/lag-history'
import { groupState } from '../test/observer-fixture'
import { groupDrainSeconds } from './group-drain'

const group = groupState('billing', {}, { lag: { total: 1_000n } })

/** Rounds of 10 s with these commit rates, while 5 records a second are written; what is told after each. */
function drains(commitRates: readonly number[]): (number | null)[] {
  const history = new LagHistory()
  return commitRates.map((commitRate, round) => {
    history.beginRound(round * 10_000)
    history.record('billing', 'orders', { lag: 1_000, seconds: 10, commitRate, produceRate: 5 })
    return groupDrainSeconds(group, history)
  })
}

test('of a group that commits in every third round is the same in each of them', () => {
  const told = drains([0, 0, 45, 0, 0, 45, 0, 0, 45, 0, 0, 45])
  // 15 a second are committed on the whole, 10 more than are written.
  expect(told.slice(5)).toEqual([100, 100, 100, 100, 100, 100, 100])
})

test('is not known while no rate is, and of what has stopped for a minute is never', () => {
  expect(drains([Number.NaN])).toEqual([null])
  expect(drains([Number.NaN, 15])).toEqual([null, 100])
  expect(drains([45, 0, 0, 0, 0, 0, 0]).at(-1)).toBeNull()
})

test('leaves out rounds in which not all it reads was told: a part would look like catching up', () => {
  const history = new LagHistory()
  const told = [1_000, 1_000, Number.NaN, Number.NaN].map((produceRate, round) => {
    history.beginRound(round * 10_000)
    history.record('billing', 'orders', { lag: 500, seconds: 10, commitRate: 15, produceRate: 5 })
    history.record('billing', 'clicks', { lag: 500, seconds: 10, commitRate: 1_000, produceRate })
    return groupDrainSeconds(group, history)
  })
  expect(told).toEqual([100, 100, 100, 100])
})
