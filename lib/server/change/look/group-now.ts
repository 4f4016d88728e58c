import 'server-only'
import { setTimeout as pause } from 'node:timers/promises'
import type { GroupType } from '@/lib/domain/groups/group-type'
import type { ClusterClient } from '../../kafka/cluster-client'
import { KafkaError, toKafkaError } from '../../kafka/kafka-error'
import type { ChangeContext } from '../define-change'
import type { CheckedCommit } from '../../kafka/reads/group-commits'
import type { GroupMember } from '../../kafka/reads/groups'

/** One group as its coordinator knows it at this moment. */
export interface GroupNow {
  id: string
  coordinator: number
  /** False: there is no such group, and the first commit makes it. */
  exists: boolean
  type: GroupType
  protocolType: string
  /** Kafka's word; `Dead` where there is none. */
  state: string
  members: readonly GroupMember[]
  /** Kafka accepts commits from outside: nobody is in it. */
  isEmpty: boolean
}

const EMPTY: ReadonlySet<string> = new Set(['Empty', 'Dead'])

/** A coordinator that is being moved, or loads, answers so for a moment; asking is harmless. */
const MOVING: ReadonlySet<string> = new Set(['NOT_COORDINATOR', 'COORDINATOR_LOAD_IN_PROGRESS', 'COORDINATOR_NOT_AVAILABLE'])
const MOVED_WITHIN_MS = 5_000
const ASK_AGAIN_MS = 100

/** Asks whoever coordinates the group, again for as long as that is being moved. For reads only: a write might be made twice. */
export async function askCoordinator<T>(client: ClusterClient, group: string, ask: (coordinator: number) => Promise<T>): Promise<T> {
  const deadline = performance.now() + MOVED_WITHIN_MS
  for (;;) {
    try {
      return await ask(await client.coordinator(group))
    } catch (error) {
      if (!MOVING.has(toKafkaError(error).kafkaError) || performance.now() > deadline) throw error
      await pause(ASK_AGAIN_MS)
    }
  }
}

/** Throws what Kafka refused, and COORDINATOR_NOT_AVAILABLE where nobody coordinates it. */
export function readGroupNow(client: ClusterClient, id: string): Promise<GroupNow> {
  return askCoordinator(client, id, (coordinator) => describeAt(client, coordinator, id))
}

async function describeAt(client: ClusterClient, coordinator: number, id: string): Promise<GroupNow> {
  const listed = (await client.groups(coordinator)).find((group) => group.id === id)
  if (!listed) return { id, coordinator, exists: false, type: 'classic', protocolType: '', state: 'Dead', members: [], isEmpty: true }
  const { type, protocolType } = listed
  const [described] = await client.describeGroups(coordinator, type, [id])
  if (described?.error) throw new KafkaError(described.error, `the group ${id} could not be described`, { broker: coordinator })
  const state = described?.state ?? listed.state
  const members = described?.members ?? []
  return { id, coordinator, exists: true, type, protocolType, state, members, isEmpty: EMPTY.has(state) && members.length === 0 }
}

/** Whether nobody is in it: one request as long as the snapshot knows who coordinates it, as it is asked again and again. */
export async function isGroupEmpty({ client, snapshot }: Pick<ChangeContext, 'client' | 'snapshot'>, id: string): Promise<boolean> {
  const known = snapshot.groups.get(id)
  if (known) {
    const [described] = await client.describeGroups(known.coordinator, known.type, [id]).catch(() => [])
    // Dead is also what a coordinator says that is one no longer, or of a group of another type.
    if (described?.error === null && described.state !== 'Dead') return EMPTY.has(described.state) && described.members.length === 0
  }
  return (await readGroupNow(client, id)).isEmpty
}

/** Where a group stands in a partition. */
export interface PlaceNow extends Omit<CheckedCommit, 'partition'> {
  topic: string
  partition: number
}

/** Its commits by `placeKey`; of a share group its start offsets. A commit that a transaction holds back carries UNSTABLE_OFFSET_COMMIT. */
export function readPlaces(
  client: ClusterClient,
  { id, type, exists }: Pick<GroupNow, 'id' | 'type' | 'exists'>,
): Promise<Map<string, PlaceNow>> {
  return askCoordinator(client, id, (coordinator) => readPlacesAt(client, coordinator, { id, type, exists }))
}

async function readPlacesAt(
  client: ClusterClient,
  coordinator: number,
  { id, type, exists }: Pick<GroupNow, 'id' | 'type' | 'exists'>,
): Promise<Map<string, PlaceNow>> {
  const places = new Map<string, PlaceNow>()
  const put = (place: PlaceNow) => places.set(placeKey(place), place)
  if (type === 'share') {
    const [share] = exists ? await client.shareGroupOffsets(coordinator, [id]) : []
    for (const { topic, partitions } of share?.topics ?? []) {
      for (const { partition, startOffset } of partitions)
        put({ topic, partition, offset: startOffset, leaderEpoch: null, metadata: null, error: null })
    }
    return places
  }
  const commits = await client.groupCommits(coordinator, id, { requireStable: true })
  if (commits.error) throw new KafkaError(commits.error, `the offsets of ${id} could not be read`, { broker: coordinator })
  for (const { topic, partitions } of commits.topics) for (const commit of partitions) put({ topic, ...commit })
  return places
}

export const placeKey = ({ topic, partition }: { topic: string; partition: number }) => `${topic}-${partition}`
