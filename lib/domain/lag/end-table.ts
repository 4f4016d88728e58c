/** A partition's end offset at a time. */
export interface EndPoint {
  atMs: number
  end: bigint
}

/**
 * When the end passed a committed offset, which is when the record there was written; `atMs` is null where it cannot be told.
 * - `at-end`: the newest point's end is the commit: nothing waits.
 * - `between`: two points enclose it, in proportion. On a flat run the later time counts: standing still is no lag.
 * - `before-history`, `beyond-end`: drawn on at the rate between the oldest and the newest point: a guess.
 * - `too-few`: fewer than two points. `no-rate`: all points have the same end.
 */
export interface WrittenAt {
  kind: 'at-end' | 'between' | 'before-history' | 'beyond-end' | 'too-few' | 'no-rate'
  atMs: number | null
}

/** The lookup of kafka-lag-exporter v0.8.2 (its MemoryTable), over points with rising times and ends, oldest first. */
export function writtenAt(points: readonly EndPoint[], committed: bigint): WrittenAt {
  const newest = points.at(-1)
  if (newest && committed === newest.end) return { kind: 'at-end', atMs: newest.atMs }
  const oldest = points[0]
  if (!oldest || !newest || points.length < 2) return { kind: 'too-few', atMs: null }
  if (committed < newest.end) {
    // From the newest back: most commits are near the end.
    for (let index = points.length - 2; index >= 0; index -= 1) {
      const [before, after] = [points[index], points[index + 1]]
      if (before && after && before.end <= committed) return { kind: 'between', atMs: alongTheLine(before, after, committed) }
    }
  }
  if (oldest.end === newest.end) return { kind: 'no-rate', atMs: null }
  return { kind: committed < newest.end ? 'before-history' : 'beyond-end', atMs: alongTheLine(oldest, newest, committed) }
}

/** Offsets are subtracted before they become numbers: only their differences need to be small. */
function alongTheLine(from: EndPoint, to: EndPoint, committed: bigint): number {
  return to.atMs - (Number(to.end - committed) * (to.atMs - from.atMs)) / Number(to.end - from.end)
}

export type AddedPoint = 'inserted' | 'updated' | 'out_of_order' | 'non_monotonic'

/**
 * The table kafka-lag-exporter keeps of a partition's ends, by its rules: times must rise and ends must not fall (so that
 * a topic made anew under its old name freezes the table: ours is keyed by topic id), a run of equal ends is two points,
 * and the oldest goes when there are more than `limit`.
 */
export class EndTable {
  readonly #limit: number
  readonly #points: EndPoint[] = []

  constructor(limit: number) {
    this.#limit = limit
  }

  /** Oldest first. */
  get points(): readonly EndPoint[] {
    return this.#points
  }

  add(point: EndPoint): AddedPoint {
    const [newest, beforeNewest] = [this.#points.at(-1), this.#points.at(-2)]
    if (newest && point.atMs <= newest.atMs) return 'out_of_order'
    if (newest && point.end < newest.end) return 'non_monotonic'
    if (newest?.end === point.end && beforeNewest?.end === point.end) {
      this.#points[this.#points.length - 1] = point
      return 'updated'
    }
    this.#points.push(point)
    if (this.#points.length > this.#limit) this.#points.shift()
    return 'inserted'
  }
}
