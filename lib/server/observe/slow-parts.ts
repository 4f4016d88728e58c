import 'server-only'
import type { ClusterClient } from '../kafka/cluster-client'
import type { ConfigValue } from '@/lib/domain/configs/config-value'
import { GROUP_TYPES, type GroupType } from '@/lib/domain/groups/group-type'
import type { ListedOffsets } from '../kafka/messages/list-offsets'
import { eachAnswering, partitionsByLeader, share } from './lag-round'
import type { Picture, Whole } from './picture'
import type { TopicConfig } from './snapshot'

/** The topic configs that the picture itself needs; everything else is read when somebody looks. */
const TOPIC_CONFIG_KEYS = [
  'min.insync.replicas',
  'retention.ms',
  'retention.bytes',
  'segment.ms',
  'segment.bytes',
  'cleanup.policy',
  'remote.storage.enable',
] as const
const TOPICS_PER_REQUEST = 1_000
/** Groups described per broker and type in one go, the never described and the changed first. */
const DESCRIBES_PER_BROKER = 250
/** A description of a group nobody looks at is taken anew after this long. */
const DESCRIPTION_AGE_MS = 60_000

const aliveIds = (picture: Picture) => picture.aliveBrokers.map((broker) => broker.id)

export async function takeLogStarts(client: ClusterClient, picture: Picture): Promise<void> {
  const leading = partitionsByLeader(picture)
  const at = Date.now()
  const starts: ListedOffsets[] = []
  await eachAnswering(client, picture, aliveIds(picture), 'log-starts', async (broker) => {
    starts.push(...(await client.logStarts(broker, leading.get(broker) ?? [])))
  })
  picture.setOffsets('logStarts', starts, at)
}

export async function takeLogDirs(client: ClusterClient, picture: Picture): Promise<void> {
  await eachAnswering(client, picture, aliveIds(picture), 'log-dirs', async (broker) => {
    picture.setLogDirs(broker, await client.logDirs(broker), Date.now())
  })
}

/** Of all topics, or of those whose configs are not known yet. */
export async function takeTopicConfigs(client: ClusterClient, picture: Picture, of: 'all' | 'unknown'): Promise<void> {
  const names = [...picture.topics.keys()].filter((name) => of === 'all' || !picture.configs.has(name))
  if (of === 'unknown' && names.length === 0) return
  await share(picture, 'configs', null, async () => {
    for (let at = 0; at < names.length; at += TOPICS_PER_REQUEST) {
      for (const { name, error, configs } of await client.topicConfigs(names.slice(at, at + TOPICS_PER_REQUEST), TOPIC_CONFIG_KEYS)) {
        if (error === null) picture.setConfig(name, toTopicConfig(configs))
      }
    }
  })
}

function toTopicConfig(configs: readonly ConfigValue[]): TopicConfig {
  const value = (name: (typeof TOPIC_CONFIG_KEYS)[number]) => configs.find((config) => config.name === name)?.value ?? null
  const toBigInt = (text: string | null) => (text === null ? null : BigInt(text))
  const [minIsr, remoteStorage] = [value('min.insync.replicas'), value('remote.storage.enable')]
  return {
    minInsyncReplicas: minIsr === null ? null : Number(minIsr),
    retentionMs: toBigInt(value('retention.ms')),
    retentionBytes: toBigInt(value('retention.bytes')),
    segmentMs: toBigInt(value('segment.ms')),
    segmentBytes: toBigInt(value('segment.bytes')),
    cleanupPolicy: value('cleanup.policy'),
    remoteStorage: remoteStorage === null ? null : remoteStorage === 'true',
  }
}

export async function takeRegistrations(client: ClusterClient, picture: Picture): Promise<void> {
  await share(picture, 'registrations', null, async () => {
    picture.registered = await client.registeredBrokers()
    for (const { fenced: _, ...broker } of picture.registered) picture.addresses.set(broker.id, broker)
    client.setBrokers([...picture.addresses.values()])
  })
}

export async function takeQuorum(client: ClusterClient, picture: Picture): Promise<void> {
  await share(picture, 'quorum', null, async () => {
    picture.quorum = await client.quorum()
  })
}

/** What each broker could run is no one broker's to say: the oldest binary decides. */
export async function takeFeatures(client: ClusterClient, picture: Picture): Promise<void> {
  await eachAnswering(client, picture, aliveIds(picture), 'features', async (broker) => {
    picture.features.set(broker, await client.features(broker))
  })
}

/** A part that one question is answered with. By a clock that goes back, what is new would be older than what was. */
async function takeWhole<Part extends keyof Whole>(picture: Picture, part: Part, read: () => Promise<Whole[Part]>): Promise<void> {
  const begunAt = performance.now()
  await share(picture, part, null, async () => picture.setWhole(part, await read(), begunAt))
}

export const takeAcls = (client: ClusterClient, picture: Picture): Promise<void> => takeWhole(picture, 'acls', () => client.acls())

export const takeQuotas = (client: ClusterClient, picture: Picture): Promise<void> => takeWhole(picture, 'quotas', () => client.quotas())

export const takeScramUsers = (client: ClusterClient, picture: Picture): Promise<void> =>
  takeWhole(picture, 'scram-users', async () => (await client.scramUsers(null)).toSorted((a, b) => (a.user < b.user ? -1 : 1)))

/** Parts that only change when somebody changes them: read anew as soon as the console has. */
const RENEWABLE = { acls: takeAcls, quotas: takeQuotas, 'scram-users': takeScramUsers } as const
export type RenewablePart = keyof typeof RENEWABLE

export const renew = (part: RenewablePart, client: ClusterClient, picture: Picture): Promise<void> => RENEWABLE[part](client, picture)

/** Eligible leader replicas, asked only for topics with a partition that has lost a copy. */
export async function takeEligibleLeaders(client: ClusterClient, picture: Picture): Promise<void> {
  const troubled = [...picture.topics.values()]
    .filter((topic) => topic.partitions.some((p) => p.leader === null || p.isr.length < p.replicas.length))
    .map((topic) => topic.name)
    .toSorted()
  await share(picture, 'elr', null, async () => {
    const found = troubled.length === 0 ? [] : await client.eligibleLeaders(troubled)
    if (found.length === 0 && picture.elr.size === 0) return
    picture.elr = new Map(found.map(({ topic, partition, elr, lastKnownElr }) => [`${topic}-${partition}`, { elr, lastKnownElr }]))
  })
}

export async function takeShareGroups(client: ClusterClient, picture: Picture): Promise<void> {
  await eachAnswering(client, picture, aliveIds(picture), 'share-groups', async (broker) => {
    const ids = picture.groupsOf(broker, 'share').map((group) => group.id)
    if (ids.length === 0) return
    for (const offsets of await client.shareGroupOffsets(broker, ids)) {
      if (offsets.error === null) picture.share.set(offsets.group, { offsets, at: Date.now() })
    }
  })
}

/** Members of groups whose listed state changed, that somebody looks at, or that were described longest ago. */
export async function takeMembers(client: ClusterClient, picture: Picture, isLookedAt: (group: string) => boolean): Promise<void> {
  await eachAnswering(client, picture, aliveIds(picture), 'members', async (broker) => {
    for (const type of GROUP_TYPES) {
      const ids = dueForDescription(picture, broker, type, isLookedAt)
      if (ids.length > 0) await describe(client, picture, broker, type, ids)
    }
  })
}

function dueForDescription(picture: Picture, broker: number, type: GroupType, isLookedAt: (group: string) => boolean): string[] {
  const now = Date.now()
  const urgency = (id: string, state: string) => {
    const known = picture.membership.get(id)
    if (!known || known.state !== state) return Number.POSITIVE_INFINITY
    const age = now - known.asOf
    return isLookedAt(id) || age > DESCRIPTION_AGE_MS ? age : -1
  }
  return picture
    .groupsOf(broker, type)
    .map(({ id, state }) => ({ id, urgency: urgency(id, state) }))
    .filter((group) => group.urgency >= 0)
    .toSorted((a, b) => b.urgency - a.urgency)
    .slice(0, DESCRIBES_PER_BROKER)
    .map(({ id }) => id)
}

/** Describes groups at once and keeps their members; a group that Kafka refuses keeps what was known. */
export async function describe(
  client: ClusterClient,
  picture: Picture,
  broker: number,
  type: GroupType,
  ids: readonly string[],
): Promise<void> {
  const states = new Map(ids.map((id) => [id, picture.groups.get(id)?.state ?? '']))
  for (const group of await client.describeGroups(broker, type, ids)) {
    if (group.error !== null) {
      picture.membersRefused.set(group.id, group.error)
      continue
    }
    picture.membersRefused.delete(group.id)
    const { assignor, epoch, members } = group
    picture.membership.set(group.id, { asOf: Date.now(), state: states.get(group.id) ?? group.state, assignor, epoch, members })
  }
}
