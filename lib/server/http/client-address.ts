import 'server-only'

/**
 * The address of the caller, for the limit on wrong passwords. The last one in the list is what the nearest
 * proxy saw, or Next itself when there is none; those before it are the caller's own words.
 */
export function clientAddress(headers: Headers): string {
  return headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() || 'unknown'
}

export function isHttps(request: Request): boolean {
  const forwarded = request.headers.get('x-forwarded-proto')?.split(',')[0]?.trim()
  return (forwarded ?? new URL(request.url).protocol.replace(':', '')) === 'https'
}
