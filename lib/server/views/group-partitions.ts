import 'server-only'
import type { BurrowStatus, GroupPartition } from '@/lib/contract/groups'
import type { PartitionEvaluation } from '@/lib/domain/lag/burrow/evaluate-partition'
import { knownLoss } from '@/lib/domain/lag/loss-countdown'
import { partitionLag } from '../observe/group-lag'
import {
  type GroupState,
  type HeldBack,
  type ShareOffsets,
  type Snapshot,
  type TopicCommits,
  type TopicState,
  UNKNOWN,
} from '../observe/snapshot'
import { evaluatePartitionOf } from './burrow-evaluation'
import type { Watched } from './seen-by'
import { toTimeOrNull } from './view-context'

const known = (offset: bigint | undefined) => (offset === undefined || offset === UNKNOWN ? null : offset.toString())

/** Every partition a group has to do with: committed ones, owned ones, and the rest of the topics its members read. */
export function groupPartitions(group: GroupState, observer: Watched): GroupPartition[] {
  const { snapshot } = observer
  const owners = new Map<string, string>()
  const rows = new Map<string, GroupPartition>()
  const topics = new Set<string>()
  for (const member of group.membership?.members ?? []) {
    for (const { topic, partitions } of member.assignments) {
      topics.add(topic)
      for (const partition of partitions) owners.set(`${topic}-${partition}`, member.id)
    }
  }
  const put = (row: GroupPartition) => rows.set(`${row.topic}-${row.partition}`, row)
  for (const commits of group.commits) {
    topics.add(commits.topic)
    for (const index of commits.partitions.keys()) put(committedRow(group, commits, index, observer))
  }
  for (const { topic, partitions } of group.share ?? []) {
    topics.add(topic)
    for (const of of partitions) put(shareRow(group, topic, of, snapshot))
  }
  for (const topic of topics) {
    for (const { partition } of snapshot.topics.get(topic)?.partitions ?? []) {
      if (!rows.has(`${topic}-${partition}`)) put(blank(group, topic, partition, snapshot))
    }
  }
  return [...rows.values()]
    .map((row) => ({ ...row, member: owners.get(`${row.topic}-${row.partition}`) ?? null }))
    .toSorted((a, b) => (a.topic === b.topic ? a.partition - b.partition : a.topic < b.topic ? -1 : 1))
}

/**
 * One of them, with the time of the record at its commit where that was read. null: the group has nothing to do with it. The topic
 * is one that exists.
 */
export function groupPartition(
  group: GroupState,
  { name, partitions }: TopicState,
  partition: number,
  recordAtMs: number | null,
  observer: Watched,
): GroupPartition | null {
  const assigned = group.membership?.members.flatMap(({ id, assignments }) =>
    assignments.filter(({ topic }) => topic === name).map((of) => ({ id, partitions: of.partitions })),
  )
  const member = assigned?.find((of) => of.partitions.includes(partition))?.id ?? null
  const commits = group.commits.find(({ topic }) => topic === name)
  const index = commits?.partitions.indexOf(partition) ?? -1
  if (commits && index >= 0) return { ...committedRow(group, commits, index, observer, recordAtMs), member }
  const share = group.share?.find(({ topic }) => topic === name)
  const shared = share?.partitions.find((of) => of.partition === partition)
  if (shared) return { ...shareRow(group, name, shared, observer.snapshot), member }
  const isOfGroup = (commits ?? share) !== undefined || (assigned?.length ?? 0) > 0
  return isOfGroup && partitions.some((of) => of.partition === partition)
    ? { ...blank(group, name, partition, observer.snapshot), member }
    : null
}

function committedRow(
  group: GroupState,
  { topic, partitions, offsets, metadata }: TopicCommits,
  index: number,
  observer: Watched,
  recordAtMs: number | null = null,
): GroupPartition {
  const partition = partitions[index] ?? -1
  const committed = offsets[index] ?? UNKNOWN
  return {
    ...blank(group, topic, partition, observer.snapshot),
    ...committedFields(group, observer.snapshot.topics.get(topic), { partition, committed, recordAtMs }, observer),
    metadata: metadata?.get(partition) ?? null,
  }
}

function shareRow(
  group: GroupState,
  topic: string,
  { partition, startOffset, lag }: ShareOffsets['partitions'][number],
  snapshot: Snapshot,
): GroupPartition {
  return {
    ...blank(group, topic, partition, snapshot),
    startOffset: startOffset?.toString() ?? null,
    lag: lag?.toString() ?? null,
    state: lag === null ? 'unknown' : 'ok',
  }
}

function blank(group: GroupState, name: string, partition: number, snapshot: Snapshot): GroupPartition {
  const topic = snapshot.topics.get(name)
  const leader = topic?.partitions[partition]?.leader ?? null
  const at = Math.min(group.commitsAt ?? group.shareAt ?? group.listedAt, topic?.logEndAt[partition] ?? Number.NaN)
  return {
    topic: name,
    partition,
    committed: null,
    startOffset: null,
    logStart: known(topic?.logStart[partition]),
    logEnd: known(topic?.logEnd[partition]),
    lag: null,
    secondsBehind: null,
    member: null,
    state: topic ? 'no-commit' : 'topic-gone',
    burrow: null,
    recordAt: null,
    onlyMarkers: false,
    heldBack: null,
    dataLoss: null,
    leader,
    metadata: null,
    asOf: toTimeOrNull(at),
    stale: group.unavailableSince !== null || (topic !== undefined && leader === null),
  }
}

function committedFields(
  group: GroupState,
  topic: TopicState | undefined,
  { partition, committed, recordAtMs }: { partition: number; committed: bigint; recordAtMs: number | null },
  observer: Watched,
): Partial<GroupPartition> {
  const { lag, state } = partitionLag(topic, partition, committed, group.commitsAt)
  if (!topic) return { committed: committed.toString(), state }
  const behind = lag === null || lag === 0n ? null : observer.lookBehind(topic, partition, { committed, lag, recordAtMs })
  return {
    committed: committed.toString(),
    lag: lag?.toString() ?? null,
    secondsBehind: lag === null ? null : lag === 0n ? 0 : (behind?.secondsBehind ?? null),
    state,
    burrow: viewEvaluation(evaluatePartitionOf(observer, group, topic, partition, Date.now())),
    recordAt: toTimeOrNull(behind?.recordAtMs ?? null),
    onlyMarkers: behind?.isOnlyMarkers ?? false,
    heldBack: viewHeldBack(behind?.heldBack ?? null),
    dataLoss: knownLoss(behind?.dataLoss ?? null),
  }
}

export function viewEvaluation({ status, rule, figures, complete }: PartitionEvaluation): BurrowStatus {
  return { status, rule, figures, complete }
}

export function viewHeldBack(heldBack: HeldBack | null): GroupPartition['heldBack'] {
  if (heldBack === null) return null
  const { topic, partition, stableEnd, producerId, transactionalId, sinceMs } = heldBack
  return {
    topic,
    partition,
    stableEnd: stableEnd.toString(),
    producerId: producerId?.toString() ?? null,
    transactionalId,
    since: toTimeOrNull(sinceMs),
  }
}
