import 'server-only'
import type { ChangeRecord, ChangeRecords } from '../store/change-records'
import { intentOf, toChange } from './intent'

/** How many of a topic's deletions are looked through, newest first. */
const LOOKED_THROUGH = 100

/** What is gone of a partition: from a commit up to where its log begins now. */
export interface Gone {
  topic: string
  topicId: string
  partition: number
  committed: bigint
  logStart: bigint
}

/** A change, and the log start it made. */
export interface Deletion {
  change: string
  logStart: bigint
}

/**
 * The newest change of this console that deleted records of what is gone: up to the log start there is now, or of a part, where
 * something else has deleted more since. null where none did.
 */
export async function deletedOnRequest(records: ChangeRecords, cluster: string, gone: Gone): Promise<Deletion | null> {
  const filter = { cluster, kind: 'topic.delete-records', targetType: 'topic', target: gone.topic }
  const { items } = await records.list(filter, { offset: 0, limit: LOOKED_THROUGH })
  for (const record of items) {
    const logStart = madeLogStart(record, gone)
    if (logStart !== null) return { change: record.id, logStart }
  }
  return null
}

/** Where in what is gone this change made the log begin; null: nowhere. */
function madeLogStart(record: ChangeRecord, { topic, topicId, partition, committed, logStart: now }: Gone): bigint | null {
  // A topic of this name that was deleted since is another one.
  const groundId = new Map(intentOf(record).ground).get(`topic id ${topic}`)
  if (groundId !== topicId) return null
  const { state, rows, outcome } = toChange(record)
  const row = rows.find(({ of, changed }) => changed && of['partition'] === partition)
  const planned = row?.after?.['logStart']
  if (typeof planned !== 'string') return null
  const found = outcome.found.find(({ of }) => of['partition'] === partition)
  const isMade = state === 'done' || (state === 'partly-done' && found?.state === 'as-planned')
  const logStart = BigInt(planned)
  return isMade && logStart > committed && logStart <= now ? logStart : null
}
