import 'server-only'
import type { ClusterClient } from '../kafka/cluster-client'
import type { ListedGroup } from '../kafka/reads/groups'
import type { GroupCommits } from '../kafka/messages/offset-fetch'
import type { ListedOffsets, TopicPartitions } from '../kafka/messages/list-offsets'
import type { Picture } from './picture'
import { requireAnswering } from './require-answering'

/**
 * The lag round: Metadata once, then of every broker at once ListGroups and OffsetFetch, then ListOffsets.
 * 1 + 3 requests per broker, whatever the number of groups (up to 500 a coordinator), and commits before
 * ends, so that a commit made in between never looks like one beyond the end. A broker that does not
 * answer costs its own share. Throws only when nobody answers for the metadata.
 */
export async function takeLagRound(client: ClusterClient, picture: Picture): Promise<void> {
  picture.setMetadata(await client.metadata(), Date.now())
  client.setBrokers([...picture.addresses.values()])
  const alive = picture.aliveBrokers.map((broker) => broker.id)
  // The controller counts it as alive: whatever kept us from it is tried again now, not when the back-off ends.
  for (const id of alive) if (client.health(id)?.answering === false) client.retryNow(id)

  const lists = new Map<number, ListedGroup[]>()
  const commits: GroupCommits[] = []
  await eachAnswering(client, picture, alive, 'groups', async (broker) => {
    const groups = await client.groups(broker)
    lists.set(broker, groups)
    const withCommits = groups.filter((group) => group.type !== 'share').map((group) => group.id)
    await share(picture, 'commits', broker, async () => {
      commits.push(...(await client.commits(broker, withCommits)))
    })
  })
  const commitsAt = Date.now()
  picture.setGroups(lists, commitsAt)
  picture.setCommits(commits, commitsAt)

  const leading = partitionsByLeader(picture)
  const endsAt = Date.now()
  const ends: ListedOffsets[] = []
  await eachAnswering(client, picture, alive, 'log-ends', async (broker) => {
    ends.push(...(await client.logEnds(broker, leading.get(broker) ?? [])))
  })
  picture.setOffsets('logEnds', ends, endsAt)
}

/** What each broker leads, as ListOffsets asks for it. */
export function partitionsByLeader(picture: Picture): Map<number, TopicPartitions[]> {
  const leading = new Map<number, Map<string, number[]>>()
  for (const topic of picture.topics.values()) {
    for (const { partition, leader } of topic.partitions) {
      if (leader === null) continue
      const topics = leading.get(leader) ?? new Map<string, number[]>()
      leading.set(leader, topics)
      const partitions = topics.get(topic.name)
      if (partitions) partitions.push(partition)
      else topics.set(topic.name, [partition])
    }
  }
  return new Map([...leading].map(([leader, topics]) => [leader, [...topics].map(([topic, partitions]) => ({ topic, partitions }))]))
}

/** Runs one broker's share of a part, and writes down whether it was taken. */
export async function share(
  picture: Picture,
  part: Parameters<Picture['took']>[0],
  broker: number | null,
  take: () => Promise<void>,
): Promise<void> {
  try {
    await take()
    picture.took(part, broker, Date.now())
  } catch (error) {
    picture.missed(part, broker, error, Date.now())
  }
}

/** Asks all brokers at once. Those known not to answer are not waited for. */
export async function eachAnswering(
  client: ClusterClient,
  picture: Picture,
  brokers: readonly number[],
  part: Parameters<Picture['took']>[0],
  take: (broker: number) => Promise<void>,
): Promise<void> {
  await Promise.all(
    brokers.map((broker) =>
      share(picture, part, broker, async () => {
        requireAnswering(client, broker)
        await take(broker)
      }),
    ),
  )
}
