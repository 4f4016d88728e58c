import 'server-only'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

export const SESSION_LIFE = {
  /** Without a request for this long it is over. */
  idleMs: 12 * HOUR_MS,
  /** And after this long in any case. */
  absoluteMs: 7 * 24 * HOUR_MS,
} as const

/** "Last seen" and "last used" are written no more often: a page that polls must not write each time. */
export const TOUCH_EVERY_MS = MINUTE_MS

export function isSessionOver(session: { createdMs: number; lastSeenMs: number }, nowMs: number): boolean {
  return nowMs - session.lastSeenMs > SESSION_LIFE.idleMs || nowMs - session.createdMs > SESSION_LIFE.absoluteMs
}

export function isTouchDue(lastMs: number | null, nowMs: number): boolean {
  return lastMs === null || nowMs - lastMs >= TOUCH_EVERY_MS
}
