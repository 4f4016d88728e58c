import { parseAsString, parseAsStringLiteral } from 'nuqs'
import { SINCE } from '../search-params'

/** The URL of the audit: what is filtered. It is always newest first. */
export const auditSearch = {
  q: parseAsString.withDefault(''),
  action: parseAsString,
  actor: parseAsString,
  since: parseAsStringLiteral(SINCE),
}
