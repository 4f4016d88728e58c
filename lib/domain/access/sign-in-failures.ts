/** Why the identity provider did not let somebody in, as the address of the sign-in page says it (words: login.failures). */
export const SIGN_IN_FAILURES = [
  'provider-down',
  'provider-refused',
  'denied',
  'not-begun-here',
  'wrong-audience',
  'wrong-issuer',
  'wrong-token',
  'clock',
  'no-role',
] as const
export type SignInFailure = (typeof SIGN_IN_FAILURES)[number]
