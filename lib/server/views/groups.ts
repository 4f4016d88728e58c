import 'server-only'
import type { z } from 'zod'
import type { endpoints } from '@/lib/contract/endpoints'
import type { GroupDetail, GroupItem, GroupListQuery, GroupPartition } from '@/lib/contract/groups'
import { GROUP_TYPES } from '@/lib/domain/groups/group-type'
import { evaluateGroup } from '@/lib/domain/lag/burrow/evaluate-group'
import { knownLoss } from '@/lib/domain/lag/loss-countdown'
import { VERDICTS } from '@/lib/domain/lag/verdict'
import type { GroupState, Snapshot } from '../observe/snapshot'
import { viewAcls } from './acls'
import { boardServices, servicesOf } from './board-services'
import { groupDrainSeconds } from './group-drain'
import { groupPartitions, viewHeldBack } from './group-partitions'
import { type SortKeys, cutPage, facetsOf, matching, sortItems } from './list-page'
import { type ViewContext, freshness, toGaps, toPartError, toTime, toTimeOrNull } from './view-context'

export function topicsOf(group: GroupState): string[] {
  const topics = new Set([...group.commits.map((c) => c.topic), ...(group.share ?? []).map((s) => s.topic)])
  for (const member of group.membership?.members ?? []) for (const assigned of member.assignments) topics.add(assigned.topic)
  return [...topics].toSorted()
}

export function memberCount(group: GroupState): number | null {
  const isEmpty = group.state === 'Empty' || group.state === 'Dead'
  return isEmpty ? 0 : (group.membership?.members.length ?? null)
}

function toItem(group: GroupState, { observer }: ViewContext): GroupItem {
  const { lag } = group
  const { history, lastHour, snapshot } = observer
  return {
    id: group.id,
    type: group.type,
    state: group.state,
    protocolType: group.protocolType,
    coordinator: group.coordinator,
    members: memberCount(group),
    topics: topicsOf(group),
    verdict: lag.verdict,
    verdictBecause: lag.because,
    verdictFigures: { ...lag.figures },
    lag: lag.total?.toString() ?? null,
    secondsBehind: lag.secondsBehind,
    drainSeconds: groupDrainSeconds(group, history),
    dataLoss: knownLoss(lag.dataLoss),
    recordsLost: lag.recordsLost.toString(),
    heldBack: viewHeldBack(lag.heldBack),
    complete: lag.knownPartitions === lag.partitions,
    partitions: lag.partitions,
    unownedPartitions: unowned(group, snapshot),
    lastCommitAt: toTimeOrNull(lag.lastMovedAt),
    stuckSince: toTimeOrNull(lag.stuckSince),
    unreadTopics: [...lag.unread],
    history: toGaps(lastHour.lagOf(group.id, snapshot.takenAt)),
    stale: group.unavailableSince !== null || lag.knownPartitions < lag.partitions,
    asOf: toTime(group.commitsAt ?? group.shareAt ?? group.listedAt ?? snapshot.takenAt),
    unavailableSince: toTimeOrNull(group.unavailableSince),
  }
}

/** The groups an actor may know of, in the order of their names: the picture they are given has no others. */
export function permittedGroups({ observer }: ViewContext): GroupState[] {
  return [...observer.snapshot.groups.values()]
}

/** Keys that cost next to nothing: a list of thousands is sorted by them before a row of it is made. */
const SORT: SortKeys<GroupState> = {
  verdict: (group) => VERDICTS.indexOf(group.lag.verdict),
  id: 'as-given',
  type: (group) => group.type,
  state: (group) => group.state,
  members: memberCount,
  topics: (group) => topicsOf(group)[0] ?? null,
  lag: (group) => group.lag.total,
  secondsBehind: (group) => group.lag.secondsBehind,
  lastCommitAt: (group) => group.lag.lastMovedAt,
  partitions: (group) => group.lag.partitions,
}
/** Among groups of one verdict the furthest behind comes first. */
const DEFAULT_SORT = 'verdict,-lag'

type GroupFilter = Omit<z.infer<typeof GroupListQuery>, 'limit' | 'cursor'>

function foundGroups(context: ViewContext, query: GroupFilter) {
  const { topic, verdict, type, state } = query
  const has = matching(query.q)
  // A group is also found by what it reads and by who is in it.
  const isFound = (group: GroupState) =>
    has(group.id) ||
    topicsOf(group).some(has) ||
    (group.membership?.members.some((member) => has(member.clientId) || has(member.host)) ?? false)
  const found = permittedGroups(context)
    .filter((group) => !query.q || isFound(group))
    .filter((group) => topic === undefined || topicsOf(group).includes(topic))
  const groups = found.filter(
    (group) =>
      (verdict === undefined || group.lag.verdict === verdict) &&
      (type === undefined || group.type === type) &&
      (state === undefined || group.state === state),
  )
  return { found, groups }
}

export function listGroups(
  context: ViewContext,
  query: z.infer<typeof GroupListQuery>,
): z.infer<NonNullable<typeof endpoints.listGroups.response>> {
  const { found, groups } = foundGroups(context, query)
  const page = cutPage(groups, { ...query, sort: query.sort ?? DEFAULT_SORT }, SORT, DEFAULT_SORT)
  return {
    ...page,
    items: page.items.map((group) => toItem(group, context)),
    facets: {
      verdicts: facetsOf(found, VERDICTS, (group) => [group.lag.verdict]),
      types: facetsOf(found, GROUP_TYPES, (group) => [group.type]),
      states: facetsOf<GroupState, string>(found, [], (group) => [group.state]),
    },
    ...freshness(context),
  }
}

/** All that a filter finds, in its order. */
export function allGroups(context: ViewContext, query: GroupFilter): readonly GroupState[] {
  return sortItems(foundGroups(context, query).groups, query.sort ?? DEFAULT_SORT, SORT)
}

/** Partitions of its topics that nobody owns; null while the members are not known. An empty group owns nothing, and that is no news. */
function unowned(group: GroupState, { topics }: Snapshot): number | null {
  if (group.membership === null || group.type === 'share') return null
  const { members } = group.membership
  if (members.length === 0) return 0
  const owned = new Map<string, number>(group.commits.map(({ topic }) => [topic, 0]))
  for (const { topic, partitions } of members.flatMap((member) => member.assignments)) {
    owned.set(topic, (owned.get(topic) ?? 0) + partitions.length)
  }
  return [...owned].reduce((sum, [topic, count]) => sum + Math.max(0, (topics.get(topic)?.partitions.length ?? 0) - count), 0)
}

/** null: no such group, or not for this actor: the two are told apart by nobody. */
export async function getGroup(context: ViewContext, id: string): Promise<GroupDetail | null> {
  const { observer } = context
  if (!observer.snapshot.groups.has(id)) return null
  await observer.groupMembers.look(id)
  const group = observer.snapshot.groups.get(id)
  if (!group) return null
  const { membership, rebalances } = group
  const partitions = groupPartitions(group, observer)
  return {
    ...toItem(group, context),
    members: membership?.members.map((member) => ({ ...member, assignments: [...member.assignments] })) ?? null,
    membersAsOf: toTimeOrNull(membership?.asOf ?? null),
    assignor: membership?.assignor ?? null,
    groupEpoch: membership?.epoch ?? null,
    rebalances: rebalances && {
      count: rebalances.count,
      since: toTime(rebalances.since),
      perHour: rebalances.perHour,
      lastAt: toTimeOrNull(rebalances.lastAt),
    },
    partitions,
    burrow: burrowOf(group, partitions),
    acls: viewAcls(observer.snapshot, 'GROUP', id),
    services: servicesOf(boardServices(context), new Set([id])),
    errors: [
      ...freshness(context).errors.filter((error) => error.broker === null || error.broker === group.coordinator),
      ...membersRefused(group),
    ],
  }
}

/** Of the rows that have just been evaluated; those without a commit count as OK. */
function burrowOf(group: GroupState, rows: readonly GroupPartition[]): GroupDetail['burrow'] {
  if (group.type === 'share' || group.commits.length === 0) return null
  const topics = new Set(group.commits.map(({ topic }) => topic))
  const evaluated = rows
    .filter(({ topic, state }) => topics.has(topic) && state !== 'topic-gone')
    .map(({ burrow }) => ({ status: burrow?.status ?? 'OK', complete: burrow?.complete ?? 0, currentLag: 0n }))
  const { status, complete } = evaluateGroup(evaluated)
  return status === 'NOTFOUND' ? null : { status, complete }
}

/** Kafka keeps the members of a group to itself where one of them reads a topic that this user may not see. */
function membersRefused({ membersRefused: kafkaError, coordinator, listedAt }: GroupState) {
  if (kafkaError === null) return []
  return [toPartError({ part: 'members', broker: coordinator, since: listedAt, kafkaError, message: 'its members were not told' })]
}
