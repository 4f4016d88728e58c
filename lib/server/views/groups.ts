import 'server-only'
import type { z } from 'zod'
import type { endpoints } from '@/lib/contract/endpoints'
import type { GroupDetail, GroupItem, GroupListQuery, GroupPartition } from '@/lib/contract/groups'
import { visible } from '@/lib/domain/access/permissions'
import { GROUP_TYPES } from '@/lib/domain/groups/group-type'
import { VERDICTS } from '@/lib/domain/lag/verdict'
import type { GroupState, Snapshot } from '../observe/snapshot'
import { viewAcls } from './acls'
import { groupPartitions } from './group-partitions'
import { type SortKeys, cutPage } from './list-page'
import { type ViewContext, freshness, toGaps, toTime, toTimeOrNull } from './view-context'

/** Points of the small chart in a row. */
export const SPARKLINE_POINTS = 60

/** A row without its small chart and its unowned partitions: those are only drawn for the rows of a page. */
type GroupRow = GroupItem & { group: GroupState }

function toRow(group: GroupState, snapshot: Snapshot): GroupRow {
  const { lag } = group
  const topics = new Set([...group.commits.map((c) => c.topic), ...(group.share ?? []).map((s) => s.topic)])
  for (const member of group.membership?.members ?? []) for (const assigned of member.assignments) topics.add(assigned.topic)
  const isEmpty = group.state === 'Empty' || group.state === 'Dead'
  return {
    group,
    id: group.id,
    type: group.type,
    state: group.state,
    protocolType: group.protocolType,
    coordinator: group.coordinator,
    members: isEmpty ? 0 : (group.membership?.members.length ?? null),
    topics: [...topics].toSorted(),
    verdict: lag.verdict,
    verdictBecause: lag.because,
    lag: lag.total?.toString() ?? null,
    secondsBehind: lag.secondsBehind,
    complete: lag.knownPartitions === lag.partitions,
    partitions: lag.partitions,
    unownedPartitions: null,
    lastCommitAt: toTimeOrNull(lag.lastMovedAt),
    history: [],
    stale: group.unavailableSince !== null || lag.knownPartitions < lag.partitions,
    asOf: toTime(group.commitsAt ?? group.shareAt ?? group.listedAt ?? snapshot.takenAt),
    unavailableSince: toTimeOrNull(group.unavailableSince),
  }
}

function permittedGroups({ actor, observer }: ViewContext): GroupState[] {
  return visible(actor, 'groups:read', [...observer.snapshot.groups.values()], (group) => ({
    cluster: observer.cluster,
    type: 'group',
    name: group.id,
  }))
}

const SORT: SortKeys<GroupRow> = {
  verdict: (row) => VERDICTS.indexOf(row.verdict),
  id: (row) => row.id,
  type: (row) => row.type,
  state: (row) => row.state,
  members: (row) => row.members,
  topics: (row) => row.topics[0] ?? null,
  lag: (row) => row.group.lag.total,
  secondsBehind: (row) => row.secondsBehind,
  lastCommitAt: (row) => row.group.lag.lastMovedAt,
  partitions: (row) => row.partitions,
}

export function listGroups(
  context: ViewContext,
  query: z.infer<typeof GroupListQuery>,
): z.infer<NonNullable<typeof endpoints.listGroups.response>> {
  const { snapshot, history } = context.observer
  const needle = query.q?.toLowerCase()
  // A group is also found by what it reads and by who is in it.
  const found = permittedGroups(context)
    .map((group) => toRow(group, snapshot))
    .filter((row) => !needle || matches(row, needle))
    .filter((row) => !query.topic || row.topics.includes(query.topic))
  const facets = {
    verdicts: Object.fromEntries(VERDICTS.map((word) => [word, found.filter((row) => row.verdict === word).length])) as Record<
      GroupItem['verdict'],
      number
    >,
    types: Object.fromEntries(GROUP_TYPES.map((type) => [type, found.filter((row) => row.type === type).length])) as Record<
      GroupItem['type'],
      number
    >,
  }
  const rows = found
    .filter((row) => !query.verdict || row.verdict === query.verdict)
    .filter((row) => !query.type || row.type === query.type)
    .filter((row) => !query.state || row.state === query.state)
    // Among groups of one verdict the furthest behind comes first.
    .toSorted((a, b) => Number((b.group.lag.total ?? -1n) - (a.group.lag.total ?? -1n)))
  const page = cutPage(rows, { ...query, q: undefined }, SORT, 'verdict')
  const items = page.items.map(({ group, ...row }) => ({
    ...row,
    unownedPartitions: unowned(groupPartitions(group, context.observer), group),
    history: toGaps(history.total(group.id, 'lag', SPARKLINE_POINTS)),
  }))
  return { ...page, items, facets, ...freshness(context) }
}

function matches(row: GroupRow, needle: string): boolean {
  const has = (text: string) => text.toLowerCase().includes(needle)
  return (
    has(row.id) ||
    row.topics.some(has) ||
    (row.group.membership?.members.some((member) => has(member.clientId) || has(member.host)) ?? false)
  )
}

/** Partitions nobody owns; null while the members are not known. An empty group owns nothing, and that is no news. */
function unowned(partitions: readonly GroupPartition[], group: GroupState): number | null {
  if (group.membership === null || group.type === 'share') return null
  return group.membership.members.length === 0 ? 0 : partitions.filter((p) => p.member === null && p.state !== 'topic-gone').length
}

/** null: no such group, or not for this actor: the two are told apart by nobody. */
export async function getGroup(context: ViewContext, id: string): Promise<GroupDetail | null> {
  if (!permittedGroups(context).some((group) => group.id === id)) return null
  await context.observer.groupMembers.look(id)
  const { snapshot, history } = context.observer
  const group = snapshot.groups.get(id)
  if (!group) return null
  const { group: _, members: __, ...row } = toRow(group, snapshot)
  const partitions = groupPartitions(group, context.observer)
  return {
    ...row,
    unownedPartitions: unowned(partitions, group),
    history: toGaps(history.total(id, 'lag', SPARKLINE_POINTS)),
    members: group.membership?.members.map((member) => ({ ...member, assignments: [...member.assignments] })) ?? null,
    membersAsOf: toTimeOrNull(group.membership?.asOf ?? null),
    assignor: group.membership?.assignor ?? null,
    groupEpoch: group.membership?.epoch ?? null,
    partitions,
    acls: viewAcls(snapshot, 'GROUP', id),
    errors: freshness(context).errors.filter((error) => error.broker === null || error.broker === group.coordinator),
  }
}
