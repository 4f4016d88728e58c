/** As the server names it, over http and over https (lib/server/auth/session-cookie.ts). */
const SESSION_COOKIES = ['highwater_session', '__Host-highwater_session']

/** Present does not mean valid: the API decides. It only tells whether asking first is worth the wait. */
export function hasSessionCookie(cookies: { has(name: string): boolean }): boolean {
  return SESSION_COOKIES.some((name) => cookies.has(name))
}
