/** What a cluster of a benchmark is filled with. */
export interface PlannedTopic {
  name: string
  partitions: number
  /** In each partition. */
  records: number
}

export interface PlannedCommit {
  topic: PlannedTopic
  /** How many of its partitions, from 0 on, have a commit. */
  partitions: number
  /** In each of these, records behind its end. */
  behind: number
}

export interface PlannedGroup {
  id: string
  commits: PlannedCommit[]
}
