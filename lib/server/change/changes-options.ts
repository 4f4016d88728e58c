import 'server-only'
import type { ClusterClient } from '../kafka/cluster-client'
import type { Snapshot } from '../observe/snapshot'
import type { ChangeRecords } from '../store/change-records'
import type { SavedOffsets } from '../store/saved-offsets'

/** A cluster as the engine needs it. */
export interface ChangeableCluster {
  /** Nobody changes it from here. */
  readonly readOnly: boolean
  readonly client: ClusterClient
  readonly snapshot: Snapshot
}

export interface ChangesOptions {
  clusters: ReadonlyMap<string, ChangeableCluster>
  records: ChangeRecords
  savedOffsets: SavedOffsets
  now: () => number
  /** Called when something fails that is in no record. */
  onError: (error: unknown) => void
}
