import type { Miss } from '@/lib/contract/boards'

/** Lines of a sheet of A4 that are left for misses under one service; each further service takes two. */
const ROOM = 30
const LEAST = 4

/** The worst misses that a sheet has room for beside that many services, in the order they came. `total`: how many there are in all. */
export function missesOnSheet(misses: readonly Miss[], total: number, services: number): { shown: Miss[]; leftOut: number } {
  const most = Math.max(LEAST, ROOM - 2 * services)
  const shown = misses
    .toSorted((a, b) => b.worstSeconds - a.worstSeconds)
    .slice(0, most)
    .toSorted((a, b) => a.from.localeCompare(b.from))
  return { shown, leftOut: total - shown.length }
}
