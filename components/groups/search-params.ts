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

/** What can be done to a group, by the word of the URL. */
export const GROUP_CHANGES = ['reset', 'clone', 'delete-offsets', 'delete', 'remove-member'] as const
export type GroupChange = (typeof GROUP_CHANGES)[number]

/** The URL of a group over which a dialog is open; `member` is the id of the one to remove. */
export const groupChangeSearch = {
  change: parseAsStringLiteral(GROUP_CHANGES),
  member: parseAsString,
}

/** The URL of the groups list over which a dialog is open. */
export const groupsChangeSearch = { change: parseAsStringLiteral(['new']) }

/** The URL of a group over which one of its partitions is looked at closely, such as `payments-3`. */
export const groupPartitionSearch = { partition: parseAsString }
