import type { Overview } from '@/lib/contract/clusters'

type WorstGroup = Overview['worstGroups'][number]

/** How a group's lag will end: in so many seconds, never as things are, not now though nothing is wrong, without commits, or nobody knows. */
export type Drain = { seconds: number } | 'never' | 'steady' | 'none' | 'unknown'

/** Points at the end of the history that tell whether the lag shrinks. */
const NEWEST = 6

export function drainOf({ verdict, drainSeconds, history }: Pick<WorstGroup, 'verdict' | 'drainSeconds' | 'history'>): Drain {
  if (verdict === 'stuck') return 'none'
  if (drainSeconds !== null) return { seconds: drainSeconds }
  const known = history.slice(-NEWEST).flatMap((point) => (point === null ? [] : [point[0]]))
  const [first, last] = [known[0], known.at(-1)]
  if (known.length < 2 || first === undefined || last === undefined) return 'unknown'
  if (last < first) return 'unknown'
  return verdict === 'keeping-up' ? 'steady' : 'never'
}
