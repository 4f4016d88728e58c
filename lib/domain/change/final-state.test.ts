import { expect, test } from 'vitest'
import { type RowState, type StepState, finalState } from './final-state'

test.each<[name: string, steps: StepState[], rows: RowState[], expected: string]>([
  ['all answered, all read back', ['done'], ['as-planned', 'as-planned'], 'done'],
  ['the answer was lost, yet all is as planned', ['unknown'], ['as-planned'], 'done'],
  ['the answer was lost and nothing has changed', ['unknown'], ['as-before', 'as-before'], 'failed'],
  ['Kafka refused one partition', ['partly'], ['as-planned', 'as-before'], 'partly-done'],
  ['the second step never began', ['done', 'not-tried'], ['as-planned', 'as-before'], 'partly-done'],
  ['Kafka said yes, and somebody has moved it since', ['done'], ['as-planned', 'other'], 'done'],
  ['Kafka said yes, and it cannot be read back', ['done'], ['unreadable'], 'done'],
  ['the answer was lost and it is neither way', ['unknown'], ['other'], 'unknown'],
  ['the answer was lost and it cannot be read', ['unknown'], ['unreadable', 'as-planned'], 'unknown'],
  ['refused, and somebody else has moved it', ['refused'], ['other'], 'failed'],
  ['nothing to read back: Kafka’s word', ['done'], [], 'done'],
  ['nothing to read back and nothing sent', ['not-tried'], [], 'failed'],
  ['nothing to read back and no answer', ['unknown'], [], 'unknown'],
])('%s', (_, steps, rows, expected) => {
  expect(finalState(steps, rows)).toBe(expected)
})
