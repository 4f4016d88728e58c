import 'server-only'
import { ApiError } from './api-error'

/**
 * Refuses a write that a page of another site made a browser send (CSRF). Browsers say where a request comes
 * from; a client that says nothing is no browser, and so holds no cookie that somebody else could misuse.
 */
export function requireSameOrigin(headers: Headers): void {
  if (!isSameOrigin(headers)) throw new ApiError('forbidden', 'This write was sent by a page of another site')
}

function isSameOrigin(headers: Headers): boolean {
  const site = headers.get('sec-fetch-site')
  if (site !== null) return site === 'same-origin' || site === 'none'
  // Over plain HTTP browsers leave Sec-Fetch-Site out, but not Origin.
  const origin = headers.get('origin')
  if (origin === null) return true
  return URL.canParse(origin) && new URL(origin).host === headers.get('host')
}
