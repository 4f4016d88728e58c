/** Where a level of depth begins, in seconds behind: the ramp of the heat strip. */
export const DEPTH_SECONDS = [2.75, 10, 60, 300, 900] as const

/** How deep so many seconds behind are: 0 (below the first step) to 5. */
export function depthLevel(secondsBehind: number): number {
  const level = DEPTH_SECONDS.findIndex((step) => secondsBehind < step)
  return level === -1 ? DEPTH_SECONDS.length : level
}
