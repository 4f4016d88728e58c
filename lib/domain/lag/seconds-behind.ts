/** A partition's end offset at a time. */
export interface EndPoint {
  atMs: number
  end: bigint
}

/**
 * Seconds since the record at the committed offset was written, from the partition's own end-offset
 * history (oldest first): the time at which the end passed the commit, between two samples in proportion.
 * 0 when the commit is at the end. null when it was passed before the history begins: unknown, not long.
 */
export function secondsBehind(points: readonly EndPoint[], committed: bigint, nowMs: number): number | null {
  const last = points.at(-1)
  if (!last) return null
  if (committed >= last.end) return 0
  // The first sample whose end lies beyond the commit: the record was written between it and the one before.
  let low = 0
  let high = points.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((points[middle]?.end ?? 0n) > committed) high = middle
    else low = middle + 1
  }
  const after = points[low]
  const before = points[low - 1]
  if (!after || !before) return null
  const written = after.end - before.end
  const share = written > 0n ? Number(committed - before.end) / Number(written) : 0
  const writtenAtMs = before.atMs + share * (after.atMs - before.atMs)
  return Math.max(0, (nowMs - writtenAtMs) / 1000)
}
