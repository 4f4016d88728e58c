/** Of six columns: how many each tile of a row takes. */
type Row = readonly number[]

const LARGE_FIRST: Readonly<Record<number, readonly Row[]>> = {
  1: [[6]],
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

const FEW = 5
const MANY = 8
const MANY_EQUAL = 6

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
}

/**
 * How a screen is shared out, worst first: what is late takes the large tiles, and what is well gives way first. Never more
 * tiles than can be read from across a room.
 */
export function tvLayout({ missed, wanting, kept }: Counted): TvLayout {
  const all = missed + wanting + kept
  if (missed === 0) {
    const tiles = Math.min(all, MANY_EQUAL)
    return { rows: EQUAL[tiles] ?? [], tiles }
  }
  const tiles = Math.min(all, Math.max(FEW, Math.min(missed + wanting, MANY)))
  return { rows: LARGE_FIRST[tiles] ?? [], tiles }
}
