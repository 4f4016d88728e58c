import { expect, test } from 'vitest'
import { whatErrorMeans } from './what-an-error-means'

test.each([
  ['UNKNOWN_MEMBER_ID', 'held'],
  ['GROUP_SUBSCRIBED_TO_TOPIC', 'held'],
  ['BROKER_NOT_AVAILABLE', 'away'],
  ['REQUEST_TIMED_OUT', 'lost'],
  ['NOT_COORDINATOR', 'lost'],
  ['TOPIC_AUTHORIZATION_FAILED', 'refused'],
])('%s: %s', (name, meaning) => {
  expect(whatErrorMeans(name)).toBe(meaning)
})
