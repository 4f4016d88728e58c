import 'server-only'
import { type Connection, fetchV13, fetchV14, fetchV15, fetchV16, fetchV17 } from '@platformatic/kafka'
import { type BrokerVersions, negotiate } from '../api-versions'
import { byTopic } from '../by-topic'
import { partialAnswer } from '../kafka-error'
import { toKafkaUuid, toWireUuid } from '../kafka-uuid'
import { type ReadRecord, firstRecordAt } from '../first-record'
import { kafkaErrorName } from '../error-name'

export interface RecordPlace {
  topic: string
  topicId: string
  partition: number
  offset: bigint
}

export interface RecordAt {
  topic: string
  partition: number
  /** null without an error: there is none yet at or after that offset. */
  record: ReadRecord | null
  /** OFFSET_OUT_OF_RANGE below the first or beyond the last offset, UNKNOWN_TOPIC_ID when that very topic is gone. */
  error: string | null
}

const BYTES_PER_PARTITION = 32 * 1024
const PARTITIONS_PER_REQUEST = 64
/** Each look passes at least one batch without a record of its own (transaction markers, emptied by compaction). */
const LOOKS = 20
const LONG_LOOK_BYTES = 256 * 1024

/**
 * In the order asked, the first record at or after each offset of partitions this broker leads (Fetch v13+, by topic id),
 * whether or not its transaction was committed. No session and no group: nobody else notices.
 */
export async function readRecordsAt(connection: Connection, versions: BrokerVersions, at: readonly RecordPlace[]): Promise<RecordAt[]> {
  const fetches = [fetchV17.api, fetchV16.api, fetchV15.api, fetchV14.api, fetchV13.api]
  const api = negotiate(versions, 'Fetch', fetches)
  const look = async (places: readonly RecordPlace[], partitionMaxBytes: number): Promise<Map<string, Look>> => {
    const answer = await partialAnswer(
      api.async(
        connection,
        AT_ONCE.maxWaitMs,
        AT_ONCE.minBytes,
        partitionMaxBytes * places.length,
        READ_UNCOMMITTED,
        NO_SESSION.id,
        NO_SESSION.epoch,
        toAsked(places, partitionMaxBytes),
        [],
        '',
      ),
    )
    const wanted = new Map(places.map((place) => [keyOf(place), place.offset]))
    return new Map(
      answer.responses.flatMap(({ topicId, partitions }) =>
        partitions.map((p): [string, Look] => {
          const key = keyOf({ topicId: toKafkaUuid(topicId), partition: p.partitionIndex })
          const error = kafkaErrorName(p.errorCode)
          if (error) return [key, { error }]
          const { record, next } = firstRecordAt(p.records ?? [], wanted.get(key) ?? 0n)
          return [key, record ? { record } : { next: next < p.highWatermark ? next : null }]
        }),
      ),
    )
  }
  const found = new Map<RecordPlace, Look>()
  for (const places of inRequests(at)) {
    const looks = await look(places, BYTES_PER_PARTITION)
    for (const place of places) {
      let seen = looks.get(keyOf(place)) ?? NOT_ANSWERED
      // Asked alone, a partition always answers with one whole batch, however large (KIP-74).
      for (let n = 0; n < LOOKS && 'next' in seen && seen.next !== null; n++) {
        const on = { ...place, offset: seen.next }
        seen = (await look([on], LONG_LOOK_BYTES)).get(keyOf(place)) ?? NOT_ANSWERED
      }
      found.set(place, seen)
    }
  }
  return at.map((place) => ({ topic: place.topic, partition: place.partition, ...toResult(found.get(place) ?? NOT_ANSWERED) }))
}

/** A request may name a partition once, but two of its offsets may be asked for. */
function inRequests(at: readonly RecordPlace[]): RecordPlace[][] {
  const requests: Map<string, RecordPlace>[] = []
  for (const place of at) {
    const key = keyOf(place)
    const open = requests.find((request) => request.size < PARTITIONS_PER_REQUEST && !request.has(key))
    if (open) open.set(key, place)
    else requests.push(new Map([[key, place]]))
  }
  return requests.map((request) => [...request.values()])
}

/** `next`: no record so far; look on from there, or null: the end is reached. */
type Look = { record: ReadRecord } | { next: bigint | null } | { error: string }

const NOT_ANSWERED: Look = { error: 'UNKNOWN_SERVER_ERROR' }
const READ_UNCOMMITTED = 0
const AT_ONCE = { maxWaitMs: 0, minBytes: 0 } as const
/** A fetch outside of any fetch session (KIP-227). */
const NO_SESSION = { id: 0, epoch: -1 } as const

function toResult(look: Look): Pick<RecordAt, 'record' | 'error'> {
  if ('record' in look) return { record: look.record, error: null }
  if ('error' in look) return { record: null, error: look.error }
  return { record: null, error: look.next === null ? null : 'UNKNOWN_SERVER_ERROR' }
}

const keyOf = ({ topicId, partition }: { topicId: string; partition: number }) => `${topicId}-${partition}`

function toAsked(places: readonly RecordPlace[], partitionMaxBytes: number) {
  return [...byTopic(places.map((place) => ({ ...place, topic: place.topicId })))].map(([topicId, of]) => ({
    topicId: toWireUuid(topicId),
    partitions: of.map(({ partition, offset }) => ({
      partition,
      currentLeaderEpoch: -1,
      fetchOffset: offset,
      lastFetchedEpoch: -1,
      partitionMaxBytes,
    })),
  }))
}
