import { type EndPoint, writtenAt } from './end-table'

/**
 * Seconds since the record at the committed offset was written, from the partition's own end-offset history (oldest
 * first). 0 when nothing waits. null when it was written before the history begins: unknown, not long.
 */
export function secondsBehind(points: readonly EndPoint[], committed: bigint, nowMs: number): number | null {
  const last = points.at(-1)
  if (last && committed >= last.end) return 0
  const { kind, atMs } = writtenAt(points, committed)
  return kind === 'between' && atMs !== null ? Math.max(0, (nowMs - atMs) / 1000) : null
}
