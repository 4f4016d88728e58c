import 'server-only'
import type { GroupState, Snapshot } from '../../observe/snapshot'
import type { ChangeContext } from '../define-change'

/** A group that has committed on a topic, or whose members own partitions of it, as last seen. */
export interface TopicReader {
  group: string
  state: GroupState
  /** Clients that own partitions of the topic, as `client id on host`. */
  members: string[]
}

/** Who reads a topic, by the last picture of the cluster. */
export function topicReaders({ groups, readersByTopic }: Snapshot, topic: string): TopicReader[] {
  return (readersByTopic.get(topic) ?? []).flatMap((group) => {
    const state = groups.get(group)
    if (!state) return []
    const owning = (state.membership?.members ?? []).filter(({ assignments }) => assignments.some((assigned) => assigned.topic === topic))
    return [{ group, state, members: owning.map(({ clientId, host }) => `${clientId} on ${host}`) }]
  })
}

/** Where groups go on in a topic: a group's partitions with their offsets. `unknown`: groups whose offsets could not be read. */
export interface ReadersPlaces {
  places: Map<string, Map<number, bigint>>
  unknown: string[]
}

/** Asks each coordinator once, whatever the number of groups; share groups as last seen. */
export async function readReadersPlaces({ client, snapshot }: ChangeContext, topic: string): Promise<ReadersPlaces> {
  const found: ReadersPlaces = { places: new Map(), unknown: [] }
  const readers = topicReaders(snapshot, topic)
  for (const { group, state } of readers.filter((reader) => reader.state.type === 'share'))
    found.places.set(group, sharePlaces(state, topic))
  const byCoordinator = Map.groupBy(
    readers.filter(({ state }) => state.type !== 'share'),
    ({ state }) => state.coordinator,
  )
  await Promise.all(
    [...byCoordinator].map(([coordinator, of]) =>
      askCoordinator(
        client,
        coordinator,
        of.map(({ group }) => group),
        topic,
        found,
      ),
    ),
  )
  return found
}

async function askCoordinator(
  client: ChangeContext['client'],
  coordinator: number,
  groups: string[],
  topic: string,
  found: ReadersPlaces,
): Promise<void> {
  try {
    for (const { group, error, topics } of await client.commits(coordinator, groups)) {
      if (error !== null) found.unknown.push(group)
      const partitions = topics.filter((of) => of.topic === topic).flatMap((of) => of.partitions)
      if (partitions.length > 0) found.places.set(group, new Map(partitions.map(({ partition, offset }) => [partition, offset])))
    }
  } catch {
    // Who reads a topic helps to judge a plan: those who cannot be asked are named.
    found.unknown.push(...groups)
  }
}

function sharePlaces({ share }: GroupState, topic: string): Map<number, bigint> {
  const partitions = (share ?? []).filter((of) => of.topic === topic).flatMap((of) => of.partitions)
  return new Map(partitions.flatMap(({ partition, startOffset }) => (startOffset === null ? [] : [[partition, startOffset] as const])))
}
