import 'server-only'
import type { ClusterClient } from '../../kafka/cluster-client'
import type { RecordPlace } from '../../kafka/reads/records-at'
import { placeKey } from './group-now'

/** Reading records costs a fetch each; beyond this many the plan goes without times. */
const MOST_PLACES = 400

export interface RecordSeen {
  offset: bigint
  timestampMs: number
  transactional: boolean
}

export const recordKey = (place: { topic: string; partition: number; offset: bigint }) => `${placeKey(place)}@${place.offset}`

/** The records at these offsets, by `recordKey`. What cannot be read (no READ on the topic, nothing there) is missing. */
export async function readRecordTimes(
  client: ClusterClient,
  places: readonly (RecordPlace & { leader: number })[],
): Promise<Map<string, RecordSeen>> {
  const seen = new Map<string, RecordSeen>()
  if (places.length > MOST_PLACES) return seen
  const byLeader = Map.groupBy(places, (place) => place.leader)
  await Promise.all(
    [...byLeader].map(async ([leader, of]) => {
      try {
        const records = await client.recordsAt(leader, of)
        for (const [index, place] of of.entries()) {
          const record = records[index]?.record
          if (record)
            seen.set(recordKey(place), { offset: record.offset, timestampMs: record.timestamp, transactional: record.transactional })
        }
      } catch {
        // Times help to judge a plan and are no part of it: it goes without.
      }
    }),
  )
  return seen
}
