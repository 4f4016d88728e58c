import { describe, expect, test } from 'vitest'
import { decodeRecord } from './decode-record'

const int16 = (n: number) => {
  const buffer = Buffer.alloc(2)
  buffer.writeInt16BE(n)
  return buffer
}
const int32 = (n: number) => {
  const buffer = Buffer.alloc(4)
  buffer.writeInt32BE(n)
  return buffer
}
const int64 = (n: bigint) => {
  const buffer = Buffer.alloc(8)
  buffer.writeBigInt64BE(n)
  return buffer
}
const text = (words: string) => Buffer.concat([int16(Buffer.byteLength(words)), Buffer.from(words)])
const varint = (n: number): Buffer => (n < 128 ? Buffer.from([n]) : Buffer.concat([Buffer.from([(n & 127) | 128]), varint(n >>> 7)]))
const compactText = (words: string) => Buffer.concat([varint(Buffer.byteLength(words) + 1), Buffer.from(words)])
const tagged = (...fields: [tag: number, bytes: Buffer][]) =>
  Buffer.concat([varint(fields.length), ...fields.map(([tag, bytes]) => Buffer.concat([varint(tag), varint(bytes.length), bytes]))])

const AT = 1_791_000_000_123n
const topicId = Buffer.from('00112233445566778899aabbccddeeff', 'hex')
const commitKey = (type: number) => Buffer.concat([int16(type), text('bestellungen-ö'), text('orders'), int32(7)])
const commit = { kind: 'commit', group: 'bestellungen-ö', topic: 'orders', topicId: null, partition: 7, offset: 9_007_199_254_740_993n }
const flexible = (metadata: string, ...fields: [number, Buffer][]) =>
  Buffer.concat([int16(4), int64(9_007_199_254_740_993n), int32(3), compactText(metadata), int64(AT), tagged(...fields)])

describe('a commit', () => {
  const offset = int64(9_007_199_254_740_993n)
  test.each([
    [0, Buffer.concat([int16(0), offset, text('of v0'), int64(AT)]), 'of v0'],
    [1, Buffer.concat([int16(1), offset, text('of v1'), int64(AT), int64(AT + 1n)]), 'of v1'],
    [2, Buffer.concat([int16(2), offset, text(''), int64(AT)]), null],
    [3, Buffer.concat([int16(3), offset, int32(5), text('of v3'), int64(AT)]), 'of v3'],
    [4, flexible('of v4'), 'of v4'],
  ])('is read in value version %i, whichever key it has', (_version, value, metadata) => {
    for (const type of [0, 1]) expect(decodeRecord(commitKey(type), value)).toEqual({ ...commit, committedAtMs: Number(AT), metadata })
  })

  test('has its topic id, among tagged fields of a Kafka to come, and none when that is all zeros', () => {
    const id = topicId.toString('base64url')
    const read = (...fields: [number, Buffer][]) => decodeRecord(commitKey(1), flexible('', ...fields))
    expect(read([0, topicId])).toMatchObject({ topicId: id, committedAtMs: Number(AT) })
    expect(read([0, topicId], [200, Buffer.alloc(300)])).toMatchObject({ topicId: id })
    expect(read([7, Buffer.from('x')])).toMatchObject({ topicId: null })
    expect(read([0, Buffer.alloc(16)])).toMatchObject({ topicId: null })
  })

  test.each([126, 127, 128, 4096, 20_000])('has metadata of %i bytes', (length) => {
    const metadata = 'm'.repeat(length)
    expect(decodeRecord(commitKey(1), flexible(metadata, [0, topicId]))).toMatchObject({
      metadata,
      committedAtMs: Number(AT),
      topicId: topicId.toString('base64url'),
    })
  })

  test('that was removed says which', () => {
    expect(decodeRecord(commitKey(1), null)).toEqual({ kind: 'commit-gone', group: commit.group, topic: 'orders', partition: 7 })
  })
})

describe('a group', () => {
  test.each([2, 3, 11, 17])('of type %i is there, or gone', (type) => {
    const key = Buffer.concat([int16(type), text('readers')])
    expect(decodeRecord(key, int16(0))).toEqual({ kind: 'group', group: 'readers' })
    expect(decodeRecord(key, null)).toEqual({ kind: 'group-gone', group: 'readers' })
  })

  test('has other records, the tombstones of which are not its end', () => {
    for (const type of [4, 5, 6, 7, 8, 9, 10, 12, 13, 14, 15, 16, 18, 19, 20, 21, 22, 23]) {
      const key = Buffer.concat([int16(type), text('readers'), text('member')])
      expect(decodeRecord(key, null)).toEqual({ kind: 'other' })
      expect(decodeRecord(key, int16(0))).toEqual({ kind: 'other' })
    }
  })
})

describe('what is not known', () => {
  test.each([
    ['a key to come', Buffer.concat([int16(42), text('x')]), null, 'key 42'],
    ['a negative key', int16(-1), null, 'key -1'],
    ['a value to come', commitKey(1), int16(9), 'commit value 9'],
    ['no key', null, int16(0), 'no key'],
  ])('%s is named', (_what, key, value, what) => {
    expect(decodeRecord(key, value)).toEqual({ kind: 'unknown', what })
  })

  test('bytes that end too early anywhere are named, never thrown', () => {
    const key = commitKey(1)
    const values = [flexible('some metadata', [0, topicId]), Buffer.concat([int16(3), int64(5n), int32(1), text('of v3'), int64(AT)])]
    for (let end = 0; end < key.length; end++) {
      expect(decodeRecord(key.subarray(0, end), null), `${end}`).toEqual({ kind: 'unknown', what: 'key cut short' })
    }
    for (const value of values) {
      for (let end = 0; end < value.length; end++) {
        expect(decodeRecord(key, value.subarray(0, end)), `${end}`).toEqual({ kind: 'unknown', what: 'commit value cut short' })
      }
    }
    expect(decodeRecord(Buffer.concat([int16(1), int16(-5)]), null)).toEqual({ kind: 'unknown', what: 'key cut short' })
  })

  test('any bytes at all are answered', () => {
    let seed = 42
    const random = () => (seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31)
    for (let n = 0; n < 2_000; n++) {
      const bytes = Buffer.from(Array.from({ length: random() % 40 }, () => random() % 256))
      expect(decodeRecord(commitKey(1), bytes).kind).toMatch(/^(commit|unknown)$/)
      expect(typeof decodeRecord(Buffer.concat([int16(random() % 30), bytes]), bytes).kind).toBe('string')
    }
  })
})
