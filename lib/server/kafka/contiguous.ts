import 'server-only'
import { type API, Reader, type Writer, createAPI } from '@platformatic/kafka'
import type { VersionedApi } from './api-versions'

type Create<Arguments extends unknown[]> = (...args: Arguments) => Writer
type Parse<Answer> = (correlationId: number, apiKey: number, apiVersion: number, reader: Reader) => Answer

/**
 * A request whose answer is read from one piece of memory. An answer of a megabyte comes in many pieces, and the client's own
 * reader looks for the right one, from the first on, at every field: half of what a round cost went there.
 */
export function contiguous<Arguments extends unknown[], Answer>(
  { key, version }: VersionedApi,
  createRequest: Create<Arguments>,
  parseResponse: Parse<Answer>,
): API<Arguments, Answer> {
  return createAPI<Arguments, Answer>(key, version, createRequest, (correlationId, apiKey, apiVersion, reader) =>
    parseResponse(correlationId, apiKey, apiVersion, new ContiguousReader(reader)),
  )
}

/** One of the client's own requests, read so. All that are wanted here have tagged fields in their headers. */
export function contiguously<Arguments extends unknown[], Answer>(of: {
  api: API<Arguments, Answer>
  createRequest: Create<Arguments>
  parseResponse: Parse<Answer>
}): API<Arguments, Answer> {
  return contiguous(of.api, of.createRequest, of.parseResponse)
}

/** The client's Reader over a Buffer: the fields that answers have, by the same names. Throws a RangeError where an answer ends too early. */
class ContiguousReader extends Reader {
  readonly #bytes: Buffer

  constructor({ buffer, position }: Reader) {
    super(buffer)
    this.#bytes = buffer.buffer
    this.position = position
  }

  override readInt8(): number {
    const value = this.#bytes.readInt8(this.position)
    this.position += 1
    return value
  }

  override readUnsignedInt8(): number {
    const value = this.#bytes.readUInt8(this.position)
    this.position += 1
    return value
  }

  override readBoolean(): boolean {
    return this.readUnsignedInt8() === 1
  }

  override readInt16(): number {
    const value = this.#bytes.readInt16BE(this.position)
    this.position += 2
    return value
  }

  override readInt32(): number {
    const value = this.#bytes.readInt32BE(this.position)
    this.position += 4
    return value
  }

  override readInt64(): bigint {
    const value = this.#bytes.readBigInt64BE(this.position)
    this.position += 8
    return value
  }

  override readUnsignedVarInt(): number {
    let value = 0
    let shift = 0
    let byte: number
    do {
      byte = this.readUnsignedInt8()
      value += (byte & 0x7f) * 2 ** shift
      shift += 7
    } while (byte >= 0x80)
    return value
  }

  override readNullableString(compact = true, encoding: BufferEncoding = 'utf-8'): string | null {
    const length = compact ? this.readUnsignedVarInt() - 1 : this.readInt16()
    if (length < 0) return null
    const value = length === 0 ? '' : this.#bytes.toString(encoding, this.position, this.position + length)
    this.position += length
    return value
  }

  override readUUID(): string {
    const hex = this.#bytes.toString('hex', this.position, this.position + 16)
    this.position += 16
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
  }
}
