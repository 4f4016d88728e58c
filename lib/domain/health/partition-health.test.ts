import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { minIsrFinding, partitionHealth, requiredInsyncReplicas } from './partition-health'

const healthy = { leader: 1, replicas: [1, 2, 3], isr: [1, 2, 3], minInsyncReplicas: 2 }

describe('partitionHealth', () => {
  test.each([
    ['all copies in sync', healthy, []],
    ['one copy short', { ...healthy, isr: [1, 2] }, ['at-min-isr', 'under-replicated']],
    ['one copy short of a roomier min ISR', { ...healthy, isr: [1, 2], minInsyncReplicas: 1 }, ['under-replicated']],
    ['fewer in sync than min ISR', { ...healthy, isr: [1] }, ['under-min-isr', 'under-replicated']],
    ['no leader', { ...healthy, leader: null, isr: [3] }, ['offline', 'under-replicated']],
    ['another leader than the preferred', { ...healthy, leader: 2 }, ['not-preferred']],
    // The tool lists this one under min ISR because it compares with the raw config; the broker accepts acks=all.
    ['RF 1 where the default min ISR is 2', { leader: 1, replicas: [1], isr: [1], minInsyncReplicas: 2 }, []],
    ['min ISR not read yet', { ...healthy, isr: [1], minInsyncReplicas: null }, ['under-replicated']],
  ])('%s', (_, partition, expected) => {
    expect(partitionHealth(partition)).toEqual(expected)
  })

  test('calls a led partition under min ISR exactly when the broker would refuse acks=all', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 7 }),
        fc.integer({ min: 1, max: 7 }),
        fc.integer({ min: 1, max: 9 }),
        (factor, insync, minIsr) => {
          const replicas = Array.from({ length: factor }, (_, id) => id)
          const isr = replicas.slice(0, Math.min(insync, factor))
          const brokerRefuses = isr.length < Math.min(minIsr, factor)
          const health = partitionHealth({ leader: 0, replicas, isr, minInsyncReplicas: minIsr })
          expect(health.includes('under-min-isr')).toBe(brokerRefuses)
        },
      ),
    )
  })
})

test('more in-sync replicas than there are replicas are never required', () => {
  expect(requiredInsyncReplicas(3, 2)).toBe(2)
})

test.each([
  [2, 1, 'cannot-be-met'],
  [3, 3, 'no-slack'],
  [1, 1, null],
  [2, 3, null],
] as const)('min ISR %i with RF %i is %s', (minIsr, factor, finding) => {
  expect(minIsrFinding(minIsr, factor)).toBe(finding)
})
