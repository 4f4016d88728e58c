import { nearestIndex } from '@/lib/client/scale'
import type { Line } from './series'

/** A line of its own times on the times of an axis: each figure where its moment is, none where there is no figure near enough. */
export function alignLine(line: Line, times: readonly number[], axisTimes: readonly number[]): Line {
  const nearMs = stepOf(axisTimes) / 2
  const indexes = axisTimes.map((at) => {
    const index = nearestIndex(times, at)
    return index !== null && Math.abs((times[index] ?? 0) - at) <= nearMs ? index : null
  })
  const pick = <Value>(values: readonly (Value | null)[]) => indexes.map((index) => (index === null ? null : (values[index] ?? null)))
  return line.band ? { values: pick(line.values), band: pick(line.band) } : { values: pick(line.values) }
}

/** The usual time between two of them, in ms. */
function stepOf(times: readonly number[]): number {
  const steps = times.slice(1).map((at, index) => at - (times[index] ?? at))
  return steps.toSorted((a, b) => a - b)[Math.floor(steps.length / 2)] ?? Infinity
}
