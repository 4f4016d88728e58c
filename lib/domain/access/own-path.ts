/** No such host: only to see whether an address leads away from it. */
const HERE = 'http://console.invalid'

/** A path of this console that somebody may be led to after signing in; null: it leads elsewhere, to the sign-in again, or to no page. */
export function ownPath(to: string | null | undefined): string | null {
  // Browsers take \ for / and leave tabs and newlines out: what URL makes of it is what they would.
  if (!to?.startsWith('/') || !URL.canParse(to, HERE)) return null
  const { origin, pathname, search, hash } = new URL(to, HERE)
  if (origin !== HERE || pathname.startsWith('//')) return null
  return /^\/(login|api)(\/|$)/.test(pathname) ? null : pathname + search + hash
}
