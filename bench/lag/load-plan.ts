import type { PlannedCommit, PlannedGroup, PlannedTopic } from '../planned.ts'
import type { Sizes } from './sizes.ts'

/** Changes with what is planned below, so that a cluster filled by an older plan is filled anew. */
export const PLAN_VERSION = 1

const RECORDS = 20
/** One group in so many is behind. */
const LAGGING_EVERY = 10

export function plannedTopics({ topics, partitions }: Sizes): PlannedTopic[] {
  return Array.from({ length: topics }, (_, n) => ({ name: `load.events.${String(n).padStart(4, '0')}`, partitions, records: RECORDS }))
}

/** Each group reads as many topics in a row as its partitions take, the next group those after them, round and round. */
export function plannedGroups(sizes: Sizes, topics: readonly PlannedTopic[]): PlannedGroup[] {
  const topicsEach = Math.ceil(sizes.groupPartitions / sizes.partitions)
  return Array.from({ length: sizes.groups }, (_, n) => {
    const behind = n % LAGGING_EVERY === 0 ? 1 + (Math.floor(n / LAGGING_EVERY) % RECORDS) : 0
    const commits: PlannedCommit[] = []
    for (let k = 0; k < topicsEach; k++) {
      const topic = topics[(n * topicsEach + k) % topics.length]
      if (topic) commits.push({ topic, partitions: Math.min(sizes.partitions, sizes.groupPartitions - k * sizes.partitions), behind })
    }
    return { id: `load-reader-${String(n).padStart(5, '0')}`, commits }
  })
}

/** Records behind, over all that the group has committed. */
export function plannedLag({ commits }: PlannedGroup): number {
  return commits.reduce((sum, { partitions, behind }) => sum + partitions * behind, 0)
}
