/** A principal without a type is a user, as nearly all are: `alice` is `User:alice`. A name may hold a colon behind its type. */
export function withType(principal: string): string {
  return principal === '' || /^[A-Za-z][\w-]*:/.test(principal) ? principal : `User:${principal}`
}
