import { parseAsString, parseAsStringLiteral } from 'nuqs'
import { PARTITION_HEALTH } from '@/lib/domain/health/partition-health'

/** The worst first. */
export const BROKER_STATUSES = ['not-answering', 'fenced', 'up'] as const

/** The URL of the brokers list: what is filtered, and how it is sorted. */
export const brokersSearch = {
  q: parseAsString.withDefault(''),
  status: parseAsStringLiteral(BROKER_STATUSES),
  sort: parseAsString.withDefault('status'),
}

/** The URL of the partitions on one broker. */
export const hostedSearch = {
  q: parseAsString.withDefault(''),
  health: parseAsStringLiteral(PARTITION_HEALTH),
  sort: parseAsString.withDefault('severity'),
}
