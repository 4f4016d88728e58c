import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ACKS, acksOutcome, countAcks } from './acks-now'
import { partitionHealth } from './partition-health'

const whole = { leader: 1, replicas: [1, 2, 3], isr: [1, 2, 3], minInsyncReplicas: 2 }
const under = { ...whole, isr: [1] }
const offline = { ...whole, leader: null, isr: [3] }

describe('acksOutcome', () => {
  test.each([
    ['all copies in sync', whole, ['accepted', 'accepted', 'accepted']],
    ['one short, still at min ISR', { ...whole, isr: [1, 2] }, ['accepted', 'accepted', 'accepted']],
    ['under min ISR', under, ['refused', 'not-visible', 'not-visible']],
    ['no leader', offline, ['no-leader', 'no-leader', 'no-leader']],
    ['the only copy, min ISR 2', { leader: 1, replicas: [1], isr: [1], minInsyncReplicas: 2 }, ['accepted', 'accepted', 'accepted']],
    ['min ISR not read, one short', { ...whole, isr: [1, 2], minInsyncReplicas: null }, ['unknown', 'unknown', 'unknown']],
    ['min ISR not read, none short', { ...whole, minInsyncReplicas: null }, ['accepted', 'accepted', 'accepted']],
  ])('%s', (_, partition, expected) => {
    expect(ACKS.map((acks) => acksOutcome(acks, partition))).toEqual(expected)
  })

  test('acks=all is refused exactly where the partition is under min ISR', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 9 }), (factor, insync, min) => {
        const replicas = Array.from({ length: factor }, (_, id) => id)
        const partition = { leader: 0, replicas, isr: replicas.slice(0, insync), minInsyncReplicas: min }
        expect(acksOutcome('all', partition) === 'refused').toBe(partitionHealth(partition).includes('under-min-isr'))
      }),
    )
  })
})

test('countAcks counts each partition once', () => {
  expect(countAcks('1', [whole, under, under, offline])).toEqual({
    accepted: 1,
    unknown: 0,
    'not-visible': 2,
    refused: 0,
    'no-leader': 1,
  })
})
