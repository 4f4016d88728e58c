import { parseAsString, parseAsStringLiteral } from 'nuqs'
import { CHANGE_STATES } from '@/lib/domain/change/states'

export const SINCE = ['hour', 'day', 'week', 'month'] as const

/** The URL of the list of changes: what is filtered. It is always newest first. */
export const changesSearch = {
  q: parseAsString.withDefault(''),
  state: parseAsStringLiteral(CHANGE_STATES),
  kind: parseAsString,
  actor: parseAsString,
  since: parseAsStringLiteral(SINCE),
  targetType: parseAsStringLiteral(['cluster', 'broker', 'topic', 'group', 'user', 'quota']),
  target: parseAsString,
}
