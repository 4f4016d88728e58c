import 'server-only'
import type { WindowCommit } from '@/lib/domain/lag/burrow/commit-rings'
import { GROUP_NOT_FOUND } from '@/lib/domain/lag/burrow/evaluate-group'
import type { GroupState } from '../../observe/snapshot'
import { type EvaluatedPartition, evaluateGroupOf } from '../burrow-evaluation'
import type { BurrowCluster } from './burrow-cluster'
import { type Owners, ownersOf } from './partition-owners'
import { type Json, float32 } from './to-burrow-json'

/** Burrow's GroupStatus of a group, with all of its partitions or only those that are worse than OK; null group: NOTFOUND. */
export function groupStatus(
  cluster: BurrowCluster | null,
  group: GroupState | null,
  asked: { cluster: string; group: string; all: boolean; nowMs: number },
): Json {
  if (cluster === null || group === null) {
    const { status, complete, partitionCount, totalLag } = GROUP_NOT_FOUND
    return {
      cluster: asked.cluster,
      group: asked.group,
      status,
      complete,
      partitions: [],
      partition_count: partitionCount,
      maxlag: null,
      totallag: totalLag,
    }
  }
  const { partitions, group: evaluation } = evaluateGroupOf(cluster.observer, group, asked.nowMs)
  const owners = ownersOf(group)
  const furthest = partitions[evaluation.maxLag ?? -1]
  const shown = asked.all ? partitions : partitions.filter((partition) => partition.evaluation.status !== 'OK')
  return {
    cluster: asked.cluster,
    group: group.id,
    status: evaluation.status,
    complete: float32(evaluation.complete),
    partitions: shown.map((partition) => partitionStatus(partition, owners)),
    partition_count: evaluation.partitionCount,
    maxlag: furthest ? partitionStatus(furthest, owners) : null,
    totallag: evaluation.totalLag,
  }
}

function partitionStatus({ topic, partition, evaluation }: EvaluatedPartition, owners: Owners): Json {
  const { owner, clientId } = owners(topic, partition)
  const { status, start, end, currentLag, complete } = evaluation
  return {
    topic,
    partition,
    owner,
    client_id: clientId,
    status,
    start: start && burrowOffset(start),
    end: end && burrowOffset(end),
    current_lag: currentLag,
    complete: float32(complete),
  }
}

/** Times in ms; Burrow's clock for `observedAt` has whole seconds. */
export function burrowOffset({ offset, timestampMs, observedAtMs, lag }: WindowCommit): Json {
  return { offset, timestamp: Math.trunc(timestampMs), observedAt: Math.floor(observedAtMs / 1000) * 1000, lag }
}
