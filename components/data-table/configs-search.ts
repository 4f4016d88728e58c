import { parseAsString, parseAsStringLiteral } from 'nuqs'

/** The URL of a table of configs. */
export const configsSearch = {
  q: parseAsString.withDefault(''),
  only: parseAsStringLiteral(['set', 'differs']),
  sort: parseAsString.withDefault(''),
  /** The config whose documentation is open. */
  open: parseAsString,
}
