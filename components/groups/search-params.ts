import { parseAsString, parseAsStringLiteral } from 'nuqs'
import { GROUP_TYPES } from '@/lib/domain/groups/group-type'
import { VERDICTS } from '@/lib/domain/lag/verdict'

/** The URL of the groups list: what is filtered, and how it is sorted. */
export const groupsSearch = {
  q: parseAsString.withDefault(''),
  verdict: parseAsStringLiteral(VERDICTS),
  type: parseAsStringLiteral(GROUP_TYPES),
  /** Kafka's word. */
  state: parseAsString,
  topic: parseAsString,
  sort: parseAsString.withDefault('verdict'),
}

/** The URL of one group: what its chart shows. */
export const groupSearch = {
  behind: parseAsStringLiteral(['time', 'records']),
}
