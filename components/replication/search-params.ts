import { type inferParserType, parseAsInteger, parseAsString, parseAsStringLiteral } from 'nuqs'
import { PARTITION_HEALTH } from '@/lib/domain/health/partition-health'

/** The URL of the list of partitions that are not fine. `missingOn` and `rack` are where a copy is missing. */
export const replicationSearch = {
  q: parseAsString.withDefault(''),
  health: parseAsStringLiteral(PARTITION_HEALTH),
  missingOn: parseAsInteger,
  rack: parseAsString,
  topic: parseAsString,
  sort: parseAsString.withDefault('severity'),
}

export type ReplicationSearch = inferParserType<typeof replicationSearch>

export const NO_FILTER = { q: '', health: null, missingOn: null, rack: null, topic: null } as const
