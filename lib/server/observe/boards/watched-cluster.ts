import 'server-only'
import type { LagHistory } from '../lag-history'
import type { Snapshot } from '../snapshot'

/** Of an observer, what boards look at. */
export interface WatchedCluster {
  readonly cluster: string
  readonly roundMs: number
  readonly snapshot: Snapshot
  readonly history: LagHistory
}
