import 'server-only'
import { createHash } from 'node:crypto'
import type { StoredService } from '../../store/boards'
import { countedTopics } from './group-seconds'
import type { WatchedCluster } from './watched-cluster'

export const AUTOMATIC = { services: 8, targetSeconds: 60 } as const

/** A group of the automatic board. */
export interface PickedGroup {
  cluster: string
  group: string
}

/**
 * The groups that commit the fastest of those with lag, over what is in memory. Of those picked before, who must stay stays: a group
 * that has just stopped is what a board is for; so does one that is in no listing while not all groups are listed. Empty while no
 * rate is known.
 */
export function busiestGroups(
  clusters: readonly WatchedCluster[],
  before: readonly PickedGroup[],
  mustStay: (service: string) => boolean,
): PickedGroup[] {
  const found = clusters.flatMap(({ cluster, snapshot, history }) =>
    [...snapshot.groups.values()]
      .filter((group) => countedTopics(group, snapshot).length > 0)
      .map(({ id }) => ({ cluster, group: id, rate: meanRate(history.total(id, 'commitRate')) })),
  )
  if (found.every(({ rate }) => rate === null)) return []
  const ids = new Set(before.map(automaticId))
  const ranked = found.flatMap(({ rate, ...one }) => {
    const id = automaticId(one)
    const isBusy = rate !== null && rate > 0
    const rank = ids.has(id) && mustStay(id) ? Number.POSITIVE_INFINITY : (rate ?? 0)
    return isBusy || ids.has(id) ? [{ ...one, rank }] : []
  })
  const unlisted = before.filter((one) => clusters.some((of) => of.cluster === one.cluster && isUnlisted(of, one.group)))
  return [...ranked, ...unlisted.map((one) => ({ ...one, rank: Number.POSITIVE_INFINITY }))]
    .toSorted((a, b) => (a.rank === b.rank ? byName(a, b) : b.rank - a.rank))
    .slice(0, AUTOMATIC.services)
    .toSorted(byName)
    .map(({ cluster, group }) => ({ cluster, group }))
}

/** The same group has the same id each time it is picked, so that what was counted of it stays. */
export function automaticId({ cluster, group }: PickedGroup): string {
  return `auto-${createHash('sha256').update(`${cluster}\n${group}`).digest('hex').slice(0, 20)}`
}

export function automaticServices(picked: readonly PickedGroup[]): StoredService[] {
  return picked.map(({ cluster, group }) => ({
    id: automaticId({ cluster, group }),
    title: group.slice(0, 80),
    cluster,
    groups: [group],
    targetSeconds: AUTOMATIC.targetSeconds,
  }))
}

/** Whether it may be there all the same: not every broker has told its groups. */
function isUnlisted({ snapshot }: WatchedCluster, group: string): boolean {
  return !snapshot.groups.has(group) && (!snapshot.complete || snapshot.errors.some(({ part }) => part === 'groups'))
}

function byName(a: PickedGroup, b: PickedGroup): number {
  if (a.group === b.group) return a.cluster < b.cluster ? -1 : 1
  return a.group < b.group ? -1 : 1
}

/** Records a second, over the rounds where it is known; null: it is of none. */
function meanRate(rates: readonly number[]): number | null {
  const known = rates.filter((rate) => !Number.isNaN(rate))
  return known.length === 0 ? null : known.reduce((sum, rate) => sum + rate, 0) / known.length
}
