import 'server-only'
import type { Kysely, Selectable } from 'kysely'
import type { SavedOffsetsTable, Schema } from './schema'

/** Committed offsets of one topic at one moment; `topicId` tells a recreated topic from the one they came from. */
export interface SavedTopic {
  topic: string
  topicId: string | null
  partitions: { partition: number; offset: bigint; leaderEpoch: number | null; metadata: string | null }[]
}

export interface SavedMoment {
  id: string
  cluster: string
  group: string
  atMs: number
  /** `change`: kept because a Change was about to alter them. */
  cause: 'periodic' | 'change'
  change: string | null
  topics: SavedTopic[]
}

/** Offsets of groups as they were, so that one can go back. */
export interface SavedOffsets {
  add(moments: readonly SavedMoment[]): Promise<void>
  get(cluster: string, id: string): Promise<SavedMoment | null>
  /** Newest first. */
  ofGroup(cluster: string, group: string): Promise<SavedMoment[]>
  /** When offsets of this cluster were last kept by the clock, ms; null: never. */
  lastKeptMs(cluster: string): Promise<number | null>
  /** Forgets what was kept by the clock before then; what a Change kept stays. */
  prune(beforeMs: number): Promise<void>
}

/** A group is looked at by people: this many moments of it are plenty. */
const MOST_MOMENTS = 500

export function createSavedOffsets(db: Kysely<Schema>): SavedOffsets {
  return {
    async add(moments) {
      if (moments.length === 0) return
      await db.transaction().execute(async (transaction) => {
        for (const { id, cluster, group, atMs, cause, change, topics } of moments) {
          const row = { id, cluster, group_id: group, at_ms: atMs, cause, change_id: change, offsets: write(topics) }
          await transaction.insertInto('saved_offsets').values(row).execute()
        }
      })
    },
    async get(cluster, id) {
      const row = await db.selectFrom('saved_offsets').selectAll().where('cluster', '=', cluster).where('id', '=', id).executeTakeFirst()
      return row ? toMoment(row) : null
    },
    async ofGroup(cluster, group) {
      const rows = await db
        .selectFrom('saved_offsets')
        .selectAll()
        .where('cluster', '=', cluster)
        .where('group_id', '=', group)
        .orderBy('at_ms', 'desc')
        .limit(MOST_MOMENTS)
        .execute()
      return rows.map(toMoment)
    },
    async lastKeptMs(cluster) {
      const { at } = await db
        .selectFrom('saved_offsets')
        .select(({ fn }) => fn.max('at_ms').as('at'))
        .where('cluster', '=', cluster)
        .where('cause', '=', 'periodic')
        .executeTakeFirstOrThrow()
      return at === null ? null : Number(at)
    },
    async prune(beforeMs) {
      await db.deleteFrom('saved_offsets').where('cause', '=', 'periodic').where('at_ms', '<', BigInt(beforeMs)).execute()
    },
  }
}

/** JSON has no bigint: an offset is written as a decimal string, a partition as `[partition, offset, leaderEpoch, metadata]`. */
function write(topics: readonly SavedTopic[]): string {
  return JSON.stringify(
    topics.map(({ topic, topicId, partitions }) => [
      topic,
      topicId,
      partitions.map(({ partition, offset, leaderEpoch, metadata }) => [partition, String(offset), leaderEpoch, metadata]),
    ]),
  )
}

type Written = [
  topic: string,
  topicId: string | null,
  [partition: number, offset: string, leaderEpoch: number | null, metadata: string | null][],
][]

function toMoment({ id, cluster, group_id, at_ms, cause, change_id, offsets }: Selectable<SavedOffsetsTable>): SavedMoment {
  const written = JSON.parse(offsets) as Written
  return {
    id,
    cluster,
    group: group_id,
    atMs: Number(at_ms),
    cause,
    change: change_id,
    topics: written.map(([topic, topicId, partitions]) => ({
      topic,
      topicId,
      partitions: partitions.map(([partition, offset, leaderEpoch, metadata]) => ({
        partition,
        offset: BigInt(offset),
        leaderEpoch,
        metadata,
      })),
    })),
  }
}
