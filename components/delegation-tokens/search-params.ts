import { parseAsString, parseAsStringLiteral } from 'nuqs'

/** The URL of the delegation tokens: what is searched, how it is sorted, which one is open, and what is being done. */
export const delegationTokensSearch = {
  q: parseAsString.withDefault(''),
  sort: parseAsString.withDefault('expiresAt'),
  /** By its id. */
  token: parseAsString,
  /** `create` a new one; the others of `token`. */
  change: parseAsStringLiteral(['create', 'renew', 'expire']),
}
