import type { GroupHistory } from '@/lib/contract/history'
import { cutMiddle } from '@/lib/client/format'
import { type HeatLine, deepest } from '../charts/heat'

/** More rows than this are no picture. */
export const MOST_HEAT_ROWS = 24
/** Beside the words of its row a name has so much room, in characters. */
const NAME_ROOM = 12
/** From a minute on somebody should look. */
export const DEEP = 3

/** A row for each partition, by its number where all are of one topic. */
export function heatLines({ heat }: Pick<GroupHistory, 'heat'>): readonly HeatLine[] {
  const isOneTopic = new Set(heat.map(({ topic }) => topic)).size <= 1
  return deepest(
    heat.map(({ topic, partition, levels }) => ({
      id: `${topic}-${partition}`,
      label: isOneTopic ? String(partition) : cutMiddle(`${topic}-${partition}`, NAME_ROOM),
      levels,
    })),
    MOST_HEAT_ROWS,
  )
}

/** The newest that is known; null: none is. */
export function latestLevel(levels: HeatLine['levels']): number | null {
  return levels.findLast((level) => level !== null) ?? null
}
