import { STATUS_NUMBERS } from './status-numbers'

/** What one notifier of Burrow goes by when a group has been evaluated. */
export interface NotifierFacts {
  /** Least group status (a number of `STATUS_NUMBERS`) to tell of: 1 OK, 2 WARN, 3 ERR. */
  threshold: number
  groupStatus: number
  incidentOpen: boolean
  sendClose: boolean
  sendOnce: boolean
  /** Since this notifier last told of the group, in ms; null when it has not, or a close message came after. */
  sinceNotifiedMs: number | null
  sendIntervalMs: number
}

export interface NotifierDecision {
  send: 'open' | 'close' | null
  incidentOpenAfter: boolean
  /** What to remember as the time of the last message: kept, now, or none. */
  lastNotified: 'kept' | 'now' | 'none'
}

/** Whether Burrow's notifier coordinator (v1.9.5) sends, and which template. A failed send counts as sent. */
export function notifierDecision(facts: NotifierFacts): NotifierDecision {
  const { groupStatus, incidentOpen, sinceNotifiedMs } = facts
  // A group that was not found says nothing, neither good nor bad.
  if (groupStatus === STATUS_NUMBERS.NOTFOUND) return { send: null, incidentOpenAfter: incidentOpen, lastNotified: 'kept' }
  const isBad = groupStatus > STATUS_NUMBERS.OK
  if (incidentOpen && !isBad && facts.sendClose) return { send: 'close', incidentOpenAfter: false, lastNotified: 'none' }
  const isDue = sinceNotifiedMs === null || (!facts.sendOnce && sinceNotifiedMs > facts.sendIntervalMs)
  return groupStatus >= facts.threshold && isDue
    ? { send: 'open', incidentOpenAfter: isBad, lastNotified: 'now' }
    : { send: null, incidentOpenAfter: isBad, lastNotified: 'kept' }
}
