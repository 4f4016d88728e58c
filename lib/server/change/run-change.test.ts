import { expect, test } from 'vitest'
import { type ChangeKind, type WriteContext, defineChange } from './define-change'
import { sendSteps } from './run-change'
import { CHANGE_KINDS } from './kinds'

const rows = [1, 2].map((n) => ({ of: { n }, before: null, after: {}, changed: true, about: {}, marks: [] }))
const steps = ['first', 'second'].map((id) => ({ id, code: 'acl.stepCreate', figures: { bindings: 1 } }))

/** A kind whose first step Kafka refuses a part of. */
function kindOf(stopsAtRefusal: boolean): ChangeKind {
  const [any] = CHANGE_KINDS
  if (!any) throw new Error('there are no kinds')
  return defineChange({
    ...any,
    stopsAtRefusal,
    apply: {
      first: () => Promise.resolve([{ of: { n: 1 }, kafkaError: 'INVALID_REQUEST', message: null }]),
      second: () => Promise.resolve([]),
    },
  })
}

test.each([
  [true, ['partly', 'not-tried']],
  [false, ['partly', 'done']],
])('after a step that was refused in part the next is tried or not, as the kind says: %j', async (stopsAtRefusal, states) => {
  const running = { kind: kindOf(stopsAtRefusal), change: 'c', input: {}, plan: { rows }, steps }
  const outcomes = await sendSteps(running, {} as WriteContext, () => Promise.resolve())
  expect(outcomes.map(({ state }) => state)).toEqual(states)
})
