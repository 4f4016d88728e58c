import 'server-only'

/** What one record of `__consumer_offsets` says. */
export type OffsetsRecord =
  | {
      kind: 'commit'
      group: string
      topic: string
      /** null: written before Kafka 4.2, or by a client that named none. */
      topicId: string | null
      partition: number
      offset: bigint
      /** ms, by the clock of the group's coordinator. */
      committedAtMs: number
      metadata: string | null
    }
  /** The commit was removed: it expired, or somebody deleted it or its group. */
  | { kind: 'commit-gone'; group: string; topic: string; partition: number }
  /** The group's own record: it exists. */
  | { kind: 'group'; group: string }
  /** The end of a group's own record: the group was deleted, or has changed its protocol and a `group` follows in the same batch. */
  | { kind: 'group-gone'; group: string }
  /** Members, assignments, topologies: known, and nothing that is needed. */
  | { kind: 'other' }
  /** A type or version that is not known here, or bytes that end too early: `key 42`, `commit value 9`, `commit value cut short`. */
  | { kind: 'unknown'; what: string }

/** Types by their number in the key (CoordinatorRecordType of Kafka's group coordinator). */
const OFFSET_COMMIT = 1
const GROUP_TYPES: ReadonlySet<number> = new Set([2, 3, 11, 17])
/** 9 was written by Kafka 3.9 only, 18 while Streams groups were in development. */
const LAST_TYPE = 23
/** OffsetCommitValue: 0 to 4; the older ones have int16 strings, 4 is flexible. */
const LAST_COMMIT_VALUE = 4
const FLEXIBLE_SINCE = 4
const TOPIC_ID_TAG = 0
const UUID_BYTES = 16

const OTHER: OffsetsRecord = { kind: 'other' }

/** Reads one record by its key and value (null: a tombstone). Never throws: what cannot be read is `unknown`. */
export function decodeRecord(key: Buffer | null, value: Buffer | null): OffsetsRecord {
  if (key === null) return { kind: 'unknown', what: 'no key' }
  let reading = 'key'
  try {
    const type = key.readInt16BE(0)
    if (type < 0 || type > LAST_TYPE) return { kind: 'unknown', what: `key ${type}` }
    const isCommit = type <= OFFSET_COMMIT
    if (!isCommit && !GROUP_TYPES.has(type)) return OTHER
    const groupEnd = 4 + key.readInt16BE(2)
    const group = textIn(key, 4, groupEnd)
    if (!isCommit) return { kind: value === null ? 'group-gone' : 'group', group }
    const topicEnd = groupEnd + 2 + key.readInt16BE(groupEnd)
    const topic = textIn(key, groupEnd + 2, topicEnd)
    const partition = key.readInt32BE(topicEnd)
    if (value === null) return { kind: 'commit-gone', group, topic, partition }
    reading = 'commit value'
    const version = value.readInt16BE(0)
    if (version < 0 || version > LAST_COMMIT_VALUE) return { kind: 'unknown', what: `commit value ${version}` }
    const offset = value.readBigInt64BE(2)
    // From version 3 on the leader epoch stands between offset and metadata; the expiry of version 1 is the last field.
    const metadataAt = version >= 3 ? 14 : 10
    if (version < FLEXIBLE_SINCE) {
      const metadataEnd = metadataAt + 2 + Math.max(0, value.readInt16BE(metadataAt))
      const metadata = textIn(value, metadataAt + 2, metadataEnd) || null
      return { kind: 'commit', group, topic, topicId: null, partition, offset, committedAtMs: timeAt(value, metadataEnd), metadata }
    }
    readUnsignedVarint(value, metadataAt)
    const metadataEnd = varintEnd + Math.max(0, varint - 1)
    const metadata = textIn(value, varintEnd, metadataEnd) || null
    const committedAtMs = timeAt(value, metadataEnd)
    return { kind: 'commit', group, topic, topicId: topicIdAt(value, metadataEnd + 8), partition, offset, committedAtMs, metadata }
  } catch (error) {
    if (error instanceof RangeError) return { kind: 'unknown', what: `${reading} cut short` }
    throw error
  }
}

/** Throws RangeError as the buffer's own readers do: `toString` would give what there is. */
function textIn(buffer: Buffer, start: number, end: number): string {
  if (end < start || end > buffer.length) throw new RangeError('a text ends beyond its record')
  return start === end ? '' : buffer.toString('utf8', start, end)
}

const timeAt = (value: Buffer, at: number) => Number(value.readBigInt64BE(at))

// The result of readUnsignedVarint: an object for each of 20,000 commits a second would be garbage.
let varint = 0
let varintEnd = 0

function readUnsignedVarint(buffer: Buffer, at: number): void {
  varint = 0
  let shift = 0
  let byte: number
  do {
    byte = buffer.readUInt8(at++)
    varint += (byte & 0x7f) * 2 ** shift
    shift += 7
  } while ((byte & 0x80) !== 0 && shift < 35)
  varintEnd = at
}

/** The topic id among the tagged fields, as Kafka writes it; null where it is not there, or all zeros. */
function topicIdAt(value: Buffer, at: number): string | null {
  readUnsignedVarint(value, at)
  for (let left = varint; left > 0; left--) {
    readUnsignedVarint(value, varintEnd)
    const tag = varint
    readUnsignedVarint(value, varintEnd)
    const start = varintEnd
    const end = start + varint
    if (end > value.length) throw new RangeError('a tagged field ends beyond its record')
    if (tag === TOPIC_ID_TAG && varint === UUID_BYTES) {
      const isZero = value.readBigInt64BE(start) === 0n && value.readBigInt64BE(start + 8) === 0n
      return isZero ? null : value.toString('base64url', start, end)
    }
    varintEnd = end
  }
  return null
}
