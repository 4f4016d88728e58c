import { describe, expect, test } from 'vitest'
import { type NotifierFacts, notifierDecision } from './notifier-decision'

const bad: NotifierFacts = {
  threshold: 2,
  groupStatus: 3,
  incidentOpen: true,
  sendClose: true,
  sendOnce: false,
  sinceNotifiedMs: null,
  sendIntervalMs: 60_000,
}

describe('notifierDecision', () => {
  test('a group that was not found changes nothing', () => {
    expect(notifierDecision({ ...bad, groupStatus: 0 })).toEqual({ send: null, incidentOpenAfter: true, lastNotified: 'kept' })
  })

  test('tells again only after the interval', () => {
    expect(notifierDecision({ ...bad, sinceNotifiedMs: 60_000 }).send).toBeNull()
    expect(notifierDecision({ ...bad, sinceNotifiedMs: 60_001 })).toEqual({ send: 'open', incidentOpenAfter: true, lastNotified: 'now' })
  })

  test('told once, never again until a close message', () => {
    expect(notifierDecision({ ...bad, sendOnce: true, sinceNotifiedMs: 9_999_999 }).send).toBeNull()
    expect(notifierDecision({ ...bad, sendOnce: true, sinceNotifiedMs: 9_999_999, groupStatus: 1 })).toEqual({
      send: 'close',
      incidentOpenAfter: false,
      lastNotified: 'none',
    })
  })
})
