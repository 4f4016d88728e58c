import { expect, test } from 'vitest'
import { topicFindings } from './topic-findings'

test.each([
  [3, 2, []],
  [3, null, []],
  [3, 3, ['min-isr-without-slack']],
  [2, 3, ['min-isr-cannot-be-met']],
  [1, 1, ['single-copy']],
  [1, 2, ['min-isr-cannot-be-met', 'single-copy']],
] as const)('%i copies, min ISR %s: %j', (replicationFactor, minInsyncReplicas, found) => {
  expect(topicFindings({ replicationFactor, minInsyncReplicas })).toEqual(found)
})
