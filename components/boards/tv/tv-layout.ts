/** Of six columns: how many each tile of a row takes. */
type Row = readonly number[]

/** One alone has the whole first row: what is not late, unknown say, is not to be beside it. */
const ONE_LATE: Readonly<Record<number, readonly Row[]>> = {
  1: [[6]],
  2: [[6], [6]],
  3: [[6], [3, 3]],
  4: [[6], [2, 2, 2]],
  5: [[6], [3, 3], [3, 3]],
  6: [[6], [2, 2, 2], [3, 3]],
  7: [[6], [2, 2, 2], [2, 2, 2]],
}
const SOME_LATE: Readonly<Record<number, readonly Row[]>> = {
  2: [[4, 2]],
  3: [[6], [3, 3]],
  4: [
    [4, 2],
    [3, 3],
  ],
  5: [
    [4, 2],
    [2, 2, 2],
  ],
  6: [
    [3, 3],
    [3, 3],
    [3, 3],
  ],
  7: [
    [4, 2],
    [2, 2, 2],
    [3, 3],
  ],
  8: [
    [4, 2],
    [2, 2, 2],
    [2, 2, 2],
  ],
}
const EQUAL: Readonly<Record<number, readonly Row[]>> = {
  1: [[6]],
  2: [[3, 3]],
  3: [[2, 2, 2]],
  4: [
    [3, 3],
    [3, 3],
  ],
  5: [
    [3, 3],
    [2, 2, 2],
  ],
  6: [
    [2, 2, 2],
    [2, 2, 2],
  ],
}

const MANY_EQUAL = 6
/** By what is late: how many tiles there are at least, where there are as many services, and at most. */
const ONE = { few: 4, many: 7, rows: ONE_LATE }
const SOME = { few: 5, many: 8, rows: SOME_LATE }

interface Counted {
  missed: number
  /** Close to their targets, or unknown. */
  wanting: number
  kept: number
}

export interface TvLayout {
  rows: readonly Row[]
  /** How many services have a tile; the others are a line at the foot. */
  tiles: number
  /** The first row is higher than the others. */
  isFirstHigh: boolean
}

/**
 * How a screen is shared out, worst first: what is late takes the large tiles, and what is well gives way first. Never more
 * tiles than can be read from across a room.
 */
export function tvLayout({ missed, wanting, kept }: Counted): TvLayout {
  const all = missed + wanting + kept
  if (missed === 0) {
    const tiles = Math.min(all, MANY_EQUAL)
    return { rows: EQUAL[tiles] ?? [], tiles, isFirstHigh: false }
  }
  const { few, many, rows: shares } = missed === 1 ? ONE : SOME
  const tiles = Math.min(all, Math.max(few, Math.min(missed + wanting, many)))
  const rows = shares[tiles] ?? []
  return { rows, tiles, isFirstHigh: rows.length > 1 && (missed === 1 || (rows[0]?.[0] ?? 0) > (rows[1]?.[0] ?? 0)) }
}
