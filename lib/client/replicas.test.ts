import { describe, expect, it } from 'vitest'
import { copiesInSync, replicaMarks } from './replicas'

describe('the copies of a partition', () => {
  it('come in the order of the assignment, each with what it is', () => {
    const partition = { leader: 2, replicas: [5, 2, 4, 3], isr: [2, 4], offlineReplicas: [5] }
    expect(replicaMarks(partition)).toEqual([
      { broker: 5, state: 'gone' },
      { broker: 2, state: 'leader' },
      { broker: 4, state: 'in-sync' },
      { broker: 3, state: 'out' },
    ])
  })

  it('do not count as in sync on a broker that is away, though an ISR keeps its last member', () => {
    expect(copiesInSync({ replicas: [5], isr: [5], offlineReplicas: [5] })).toBe(0)
    expect(copiesInSync({ replicas: [1, 2, 3], isr: [1, 3], offlineReplicas: [] })).toBe(2)
  })
})
