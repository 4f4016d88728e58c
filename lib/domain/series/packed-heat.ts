import { PackedBytes, PackedReader, packColumn, unpackColumn } from './packed-column'

/** Minutes in one piece of heat: an hour. */
export const HEAT_MINUTES = 60
export const UNKNOWN_LEVEL = 255

/** Depth of each partition at each minute of an hour: `levels[partition * 60 + minute]`, 0 to 5; UNKNOWN_LEVEL where nobody could tell. */
export interface Heat {
  partitions: number
  levels: Uint8Array
}

export function emptyHeat(partitions: number): Heat {
  return { partitions, levels: new Uint8Array(partitions * HEAT_MINUTES).fill(UNKNOWN_LEVEL) }
}

/** The deepest of both, at as many partitions as the larger one has. */
export function mergeHeat(a: Heat, b: Heat): Heat {
  const [large, small] = a.partitions >= b.partitions ? [a, b] : [b, a]
  const levels = large.levels.slice()
  for (const [index, level] of small.levels.entries()) levels[index] = deeper(levels[index] ?? UNKNOWN_LEVEL, level)
  return { partitions: large.partitions, levels }
}

export function deeper(a: number, b: number): number {
  if (a === UNKNOWN_LEVEL) return b
  return b === UNKNOWN_LEVEL ? a : Math.max(a, b)
}

const VERSION = 1

export function packHeat({ partitions, levels }: Heat): Uint8Array {
  const bytes = new PackedBytes()
  bytes.varint(VERSION)
  bytes.varint(partitions)
  bytes.append(packColumn(Array.from(levels, (level) => (level === UNKNOWN_LEVEL ? Number.NaN : level))))
  return bytes.take()
}

/** RangeError: this is no heat packed by this version. */
export function unpackHeat(bytes: Uint8Array): Heat {
  const head = new PackedReader(bytes)
  const [version, partitions] = [head.varint(), head.varint()]
  if (version !== VERSION) throw new RangeError(`Heat packed by version ${version} cannot be read`)
  const { values } = unpackColumn(bytes, head.offset, partitions * HEAT_MINUTES)
  return { partitions, levels: Uint8Array.from(values, (value) => (Number.isNaN(value) ? UNKNOWN_LEVEL : value)) }
}
