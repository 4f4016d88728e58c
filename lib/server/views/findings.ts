import 'server-only'
import type { Finding as FindingDto } from '@/lib/contract/clusters'
import type { Finding } from '../observe/snapshot'
import { toTime } from './view-context'

const NAMES_SHOWN = 5

/** A finding with the first few names of who is affected, and how many there are. */
export function viewFinding({ topics, groups, since, ...finding }: Finding): FindingDto {
  return {
    ...finding,
    since: toTime(since.at),
    sinceAtLeast: since.atLeast,
    affected: {
      topics: topics.slice(0, NAMES_SHOWN),
      groups: groups.slice(0, NAMES_SHOWN),
      topicCount: topics.length,
      groupCount: groups.length,
    },
  }
}
