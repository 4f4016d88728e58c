import 'server-only'
import type { GroupHistory } from '@/lib/contract/history'
import { HEAT_MINUTES, type Heat, UNKNOWN_LEVEL, deeper } from '@/lib/domain/series/packed-heat'
import type { ViewContext } from './view-context'

const MINUTE_MS = 60_000
const HOUR_MS = HEAT_MINUTES * MINUTE_MS
/** Beyond a day (and what a browser is late by) a strip would be too fine to read, and its minutes too many to look through. */
const MOST_MS = 25 * HOUR_MS
const MOST_PARTITIONS = 48
/** The last level there is. */
const DEEPEST = 5

interface AxisOfHeat {
  /** ms */
  from: number
  to: number
  /** When each cell ends, ms. */
  times: readonly number[]
  /** Those of them that stand for a time when nobody watched. */
  gaps: ReadonlySet<number>
}

/** How deep the partitions of a group were at each time of an axis of a day at most: those furthest behind. */
export async function groupHeat(
  { observer, history }: ViewContext,
  group: string,
  topics: readonly string[],
  { from, to, times, gaps }: AxisOfHeat,
): Promise<Pick<GroupHistory, 'heat' | 'heatTotal'>> {
  if (to - from > MOST_MS || times.length === 0) return { heat: [], heatTotal: 0 }
  const all: (GroupHistory['heat'][number] & { depth: number })[] = []
  for (const topic of topics) {
    const hours = await history.heatOf({ cluster: observer.cluster, kind: 'group', name: group, topic }, { from, to })
    const partitions = Math.max(0, ...[...hours.values()].map((heat) => heat.partitions))
    for (let partition = 0; partition < partitions; partition += 1) {
      const levels = times.map((at, index) =>
        gaps.has(at) ? null : levelBetween(hours, partition, times[index - 1] ?? firstBegin(times), at),
      )
      if (levels.every((level) => level === null)) continue
      all.push({ topic, partition, levels, depth: depthOf(levels) })
    }
  }
  const deepest = all
    .toSorted((a, b) => b.depth - a.depth)
    .slice(0, MOST_PARTITIONS)
    .toSorted((a, b) => topics.indexOf(a.topic) - topics.indexOf(b.topic) || a.partition - b.partition)
  return { heat: deepest.map(({ topic, partition, levels }) => ({ topic, partition, levels })), heatTotal: all.length }
}

/** One that is as deep as it gets for a while stands before many that are a little behind all the time. */
function depthOf(levels: readonly (number | null)[]): number {
  const known = levels.map((level) => level ?? 0)
  return Math.max(...known) * levels.length * DEEPEST + known.reduce((sum, level) => sum + level, 0)
}

/** The first cell tells of as long as the second. */
function firstBegin([first = 0, second = first + MINUTE_MS]: readonly number[]): number {
  return first - (second - first)
}

/** The deepest of the minutes that a cell touches; null: none is known. */
function levelBetween(hours: ReadonlyMap<number, Heat>, partition: number, from: number, to: number): number | null {
  let level = UNKNOWN_LEVEL
  for (let minute = Math.floor(from / MINUTE_MS) * MINUTE_MS; minute < to; minute += MINUTE_MS) {
    const hour = Math.floor(minute / HOUR_MS) * HOUR_MS
    const heat = hours.get(hour)
    if (!heat || partition >= heat.partitions) continue
    level = deeper(level, heat.levels[partition * HEAT_MINUTES + (minute - hour) / MINUTE_MS] ?? UNKNOWN_LEVEL)
  }
  return level === UNKNOWN_LEVEL ? null : level
}
