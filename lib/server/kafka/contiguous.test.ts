import { Reader, Writer, offsetFetchV9 } from '@platformatic/kafka'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contiguously } from './contiguous'

type Parse = (correlationId: number, key: number, version: number, reader: Reader) => unknown

/** What the API hands to a connection as its parser. */
function parserOf(api: { (connection: never, ...rest: never[]): void }): Parse {
  let parser: Parse | null = null
  const send = (_key: number, _version: number, _create: unknown, parse: Parse) => (parser = parse)
  api({ send } as never, [] as never, false as never)
  if (!parser) throw new Error('nothing was sent')
  return parser
}

const int32 = fc.integer({ min: -1, max: 2 ** 31 - 1 })
const partition = fc.record({
  index: int32,
  offset: fc.bigInt({ min: -1n, max: 2n ** 63n - 1n }),
  epoch: int32,
  metadata: fc.option(fc.string({ unit: 'grapheme', maxLength: 300 }), { nil: null }),
})
const topic = fc.record({ name: fc.string(), partitions: fc.array(partition, { maxLength: 5 }) })
const groups = fc.array(fc.record({ id: fc.string(), topics: fc.array(topic, { maxLength: 3 }) }), { maxLength: 4 })

test('an answer in any number of pieces reads as the client itself reads it', () => {
  const ours = parserOf(contiguously(offsetFetchV9))
  fc.assert(
    fc.property(groups, fc.integer({ min: 1, max: 40 }), (asked, pieceBytes) => {
      const writer = Writer.create()
        .appendInt32(0)
        .appendArray(asked, (w, { id, topics }) => {
          w.appendString(id)
            .appendArray(topics, (of, { name, partitions }) => {
              of.appendString(name).appendArray(partitions, (p, { index, offset, epoch, metadata }) => {
                p.appendInt32(index).appendInt64(offset).appendInt32(epoch).appendString(metadata).appendInt16(0)
              })
            })
            .appendInt16(0)
        })
        .appendTaggedFields()
      const bytes = writer.buffer
      const inPieces = () => {
        const reader = Reader.from(Buffer.alloc(0))
        for (let at = 0; at < bytes.length; at += pieceBytes) reader.buffer.append(bytes.subarray(at, at + pieceBytes))
        return new Reader(reader.buffer)
      }
      expect(ours(1, 9, 9, inPieces())).toEqual(offsetFetchV9.parseResponse(1, 9, 9, inPieces()))
    }),
  )
})

test('an answer that ends too early is an error, not a guess', () => {
  const reader = Reader.from(Buffer.from([0, 0, 0, 0, 3, 5, 97]))
  expect(() => parserOf(contiguously(offsetFetchV9))(1, 9, 9, reader)).toThrow(RangeError)
})
