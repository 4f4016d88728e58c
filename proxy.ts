import { NextResponse, type NextRequest } from 'next/server'
import { newNonce, pagePolicy } from './lib/server/http/content-security-policy'

/** Before each page: scripts and styles need this answer's nonce. Everything else has the policy of next.config.js, which allows nothing. */
export function proxy(request: NextRequest): NextResponse {
  const policy = pagePolicy(newNonce(), { isDevelopment: process.env.NODE_ENV === 'development' })
  const headers = new Headers(request.headers)
  // From here Next takes the nonce for the scripts it writes.
  headers.set('content-security-policy', policy)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('content-security-policy', policy)
  return response
}

export const config = {
  matcher: ['/((?!api/|_next/|v3/|burrow/|metrics$|healthz$|readyz$|icon.svg$).*)'],
}
