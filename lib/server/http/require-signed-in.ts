import 'server-only'
import type { SignInOutcome } from '../auth/access'
import { ApiError } from './api-error'

const MS_PER_SECOND = 1000

/** The new session, or why there is none. A wrong name and a wrong password sound alike. */
export function requireSignedIn(result: SignInOutcome): Extract<SignInOutcome, { outcome: 'signed-in' }> {
  switch (result.outcome) {
    case 'signed-in':
      return result
    case 'wrong':
      throw new ApiError('unauthenticated', 'Name or password is wrong')
    case 'paused': {
      const seconds = Math.ceil(result.retryAfterMs / MS_PER_SECOND)
      throw new ApiError('rate-limited', `Too many wrong passwords: try again in ${seconds} s`, { retryAfterMs: result.retryAfterMs })
    }
    case 'crowded': {
      const seconds = Math.ceil(result.retryAfterMs / MS_PER_SECOND)
      throw new ApiError('rate-limited', `Too many are signing in at once: try again in ${seconds} s`, {
        retryAfterMs: result.retryAfterMs,
      })
    }
    case 'sign-in-is-off':
      throw new ApiError('conflict', 'This console runs without sign-in')
  }
}
