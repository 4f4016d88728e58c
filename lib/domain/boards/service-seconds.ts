/**
 * How far behind a service is: as the worst of its groups. null: that of one is not known, or there is none.
 * `groups`: seconds behind of each that has lag at all; null where it is not known.
 */
export function serviceSeconds(groups: Iterable<number | null>): number | null {
  let worst: number | null = null
  for (const seconds of groups) {
    if (seconds === null || Number.isNaN(seconds)) return null
    worst = Math.max(worst ?? 0, seconds)
  }
  return worst
}
