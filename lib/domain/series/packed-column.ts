/**
 * A column of whole numbers of which neighbours are alike, in few bytes: the difference of each to the last known one as a
 * zigzag varint, runs of the same difference and of unknown values (NaN) by their length. What stands still costs
 * nothing however long. Values must lie within ± 2^51, so that differences stay exact.
 */
export function packColumn(values: readonly number[]): Uint8Array {
  const bytes = new PackedBytes()
  let last = 0
  for (let index = 0; index < values.length;) {
    const difference = differenceTo(last, values[index])
    let run = 1
    let reached = Number.isNaN(difference) ? last : last + difference
    while (index + run < values.length && same(differenceTo(reached, values[index + run]), difference)) {
      run += 1
      reached = Number.isNaN(difference) ? last : reached + difference
    }
    writeRun(bytes, difference, run)
    last = reached
    index += run
  }
  return bytes.take()
}

/** Reads `count` values from `offset` on. RangeError: the bytes end before, or hold none of ours. */
export function unpackColumn(bytes: Uint8Array, offset: number, count: number): { values: number[]; offset: number } {
  const reader = new PackedReader(bytes, offset)
  const values: number[] = []
  let last = 0
  while (values.length < count) {
    const symbol = reader.varint()
    const isRun = symbol === RUN
    const difference = readDifference(isRun ? reader.varint() : symbol)
    const run = isRun ? reader.varint() + SHORTEST_RUN : 1
    if (values.length + run > count) throw new RangeError('A packed column holds more values than it should')
    for (let step = 0; step < run; step += 1) {
      if (!Number.isNaN(difference)) last += difference
      values.push(Number.isNaN(difference) ? Number.NaN : last)
    }
  }
  return { values, offset: reader.offset }
}

/** The first number of a run; the others are an unknown value and differences. */
const RUN = 0
const UNKNOWN = 1
const FIRST_DIFFERENCE = 2
/** A run needs three bytes at least. */
const SHORTEST_RUN = 3
const LOW_BITS = 0x80

function differenceTo(last: number, value: number | undefined): number {
  return value === undefined ? Number.NaN : value - last
}

function same(a: number, b: number): boolean {
  return a === b || (Number.isNaN(a) && Number.isNaN(b))
}

function writeRun(bytes: PackedBytes, difference: number, run: number): void {
  const symbol = Number.isNaN(difference) ? UNKNOWN : (difference < 0 ? -2 * difference - 1 : 2 * difference) + FIRST_DIFFERENCE
  if (run >= SHORTEST_RUN) {
    bytes.varint(RUN)
    bytes.varint(symbol)
    bytes.varint(run - SHORTEST_RUN)
  } else {
    for (let step = 0; step < run; step += 1) bytes.varint(symbol)
  }
}

function readDifference(symbol: number): number {
  if (symbol === UNKNOWN) return Number.NaN
  if (symbol === RUN) throw new RangeError('A packed column holds a run in a run')
  const zigzag = symbol - FIRST_DIFFERENCE
  return zigzag % 2 === 0 ? zigzag / 2 : -(zigzag + 1) / 2
}

/** Bytes that grow. Numbers are varints of up to 2^53 - 1: beyond 32 bits the usual shifts would lose them. */
export class PackedBytes {
  #bytes = new Uint8Array(64)
  #length = 0

  varint(value: number): void {
    let rest = value
    while (rest >= LOW_BITS) {
      this.#push((rest % LOW_BITS) + LOW_BITS)
      rest = Math.floor(rest / LOW_BITS)
    }
    this.#push(rest)
  }

  append(bytes: Uint8Array): void {
    this.#room(bytes.length)
    this.#bytes.set(bytes, this.#length)
    this.#length += bytes.length
  }

  /** A copy of what was written. */
  take(): Uint8Array {
    return this.#bytes.slice(0, this.#length)
  }

  #push(byte: number): void {
    this.#room(1)
    this.#bytes[this.#length] = byte
    this.#length += 1
  }

  #room(more: number): void {
    if (this.#length + more <= this.#bytes.length) return
    const grown = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + more))
    grown.set(this.#bytes)
    this.#bytes = grown
  }
}

export class PackedReader {
  readonly #bytes: Uint8Array
  offset: number

  constructor(bytes: Uint8Array, offset = 0) {
    this.#bytes = bytes
    this.offset = offset
  }

  varint(): number {
    let value = 0
    let weight = 1
    for (;;) {
      const byte = this.#bytes[this.offset]
      if (byte === undefined) throw new RangeError('Packed values end too early')
      this.offset += 1
      value += (byte % LOW_BITS) * weight
      if (byte < LOW_BITS) return value
      weight *= LOW_BITS
    }
  }
}
