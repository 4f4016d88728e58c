import 'server-only'
import type { ApprovalRule } from '@/lib/domain/change/approval'
import type { Actor, Asker } from '@/lib/domain/access/actor'
import type { Permission, Resource } from '@/lib/domain/access/permissions'
import type { ClusterClient } from '../kafka/cluster-client'
import type { Renewable } from '../observe/observer'
import type { Snapshot } from '../observe/snapshot'
import type { ChangeRecords } from '../store/change-records'
import type { SavedOffsets } from '../store/saved-offsets'

/** A cluster as the engine needs it. */
export interface ChangeableCluster {
  /** Nobody changes it from here. */
  readonly readOnly: boolean
  /** What waits for another person. */
  readonly approval: readonly ApprovalRule[]
  /** As whom this console is on it, `User:name`; null: it cannot be told. */
  readonly principal: string | null
  readonly client: ClusterClient
  readonly snapshot: Snapshot
  /** Has this read anew. */
  renew(what: Renewable): Promise<void>
}

export interface ChangesOptions {
  /** They come and go. */
  clusters: { get(id: string): ChangeableCluster | undefined }
  records: ChangeRecords
  savedOffsets: SavedOffsets
  now: () => number
  /** The names of the people who hold all of these there. */
  holders: (permissions: readonly Permission[], resource: Resource) => Promise<string[]>
  /** Who that is by now, with the roles they have; null: nobody any more. */
  actorNow: (asker: Asker) => Promise<Actor | null>
  /** Called when something fails that is in no record. */
  onError: (error: unknown) => void
}
