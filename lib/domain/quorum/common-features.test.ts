import { expect, test } from 'vitest'
import { type BrokerFeatures, commonFeatures } from './common-features'

const broker = (finalized: Record<string, number>, possible: Record<string, number>): BrokerFeatures => ({
  finalized: new Map(Object.entries(finalized)),
  possible: new Map(Object.entries(possible)),
})

test('what is possible is what the oldest binary could run', () => {
  const brokers = [
    broker({ 'metadata.version': 21 }, { 'metadata.version': 30, 'kraft.version': 1 }),
    broker({ 'metadata.version': 21 }, { 'metadata.version': 25, 'kraft.version': 1 }),
  ]
  expect(commonFeatures(brokers)).toEqual([
    { name: 'kraft.version', finalized: null, possible: 1 },
    { name: 'metadata.version', finalized: 21, possible: 25 },
  ])
})

test('a feature that one broker does not know is none of the cluster', () => {
  expect(commonFeatures([broker({}, { 'share.version': 1 }), broker({}, {})])).toEqual([])
})

test('nobody has said anything: nothing is known', () => {
  expect(commonFeatures([])).toEqual([])
})
