/** How deep something was at each time of the axis, 0 (nothing behind) to 5; null: not known. */
export interface HeatLine {
  id: string
  label: string
  levels: readonly (number | null)[]
}

/** A stretch of the axis at one level, as shares of it. */
export interface HeatRun {
  from: number
  to: number
  level: number
}

/** What one row paints: neighbours of one level are one stretch, and what is not known is left out. */
export function heatRuns(levels: readonly (number | null)[], edges: readonly number[]): HeatRun[] {
  const runs: HeatRun[] = []
  levels.forEach((level, index) => {
    const [from, to] = [edges[index], edges[index + 1]]
    if (level === null || from === undefined || to === undefined) return
    const last = runs.at(-1)
    if (last?.level === level && last.to === from) last.to = to
    else runs.push({ from, to, level })
  })
  return runs
}

/** Between which shares of the axis each figure stands: it tells of the time since the one before it, the first of as long as the second. */
export function heatEdges({ from, to, times }: { from: number; to: number; times: readonly number[] }): number[] {
  const [first, second] = times
  if (first === undefined) return []
  const begin = second === undefined ? from : first - (second - first)
  return [begin, ...times].map((at) => Math.min(Math.max((at - from) / (to - from), 0), 1))
}

/** The `most` that were deepest for longest, in the order that they came in. */
export function deepest(lines: readonly HeatLine[], most: number): readonly HeatLine[] {
  if (lines.length <= most) return lines
  const depth = ({ levels }: HeatLine) => {
    let top = 0
    let sum = 0
    for (const level of levels) {
      top = Math.max(top, level ?? 0)
      sum += level ?? 0
    }
    return top * 1_000_000 + sum
  }
  const chosen = new Set(lines.toSorted((a, b) => depth(b) - depth(a)).slice(0, most))
  return lines.filter((line) => chosen.has(line))
}
