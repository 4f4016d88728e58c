import type { GroupDetail, GroupPartition } from '@/lib/contract/groups'
import { type ConsumersThatHelp, consumersThatHelp } from '@/lib/domain/groups/consumers-that-help'

type Shared = Pick<GroupDetail, 'type' | 'protocolType' | 'assignor' | 'members' | 'partitions'>

/** Partitions that no member reads although there are members; empty where owners are not known, and for share groups. */
export function partitionsWithoutOwner({ type, members, partitions }: Pick<Shared, 'type' | 'members' | 'partitions'>): GroupPartition[] {
  if (type === 'share' || !members?.length) return []
  return partitions.filter(({ member, state }) => member === null && state !== 'topic-gone')
}

/** Members that own nothing; none where owning is not how records are dealt out. */
export function membersWithoutWork({ type, members }: Pick<Shared, 'type' | 'members'>): number {
  if (type === 'share') return 0
  return members?.filter(({ assignments }) => assignments.every((assigned) => assigned.partitions.length === 0)).length ?? 0
}

/** Topics it committed to once and reads no more are no work: with members there, only topics of which they own some count. */
export function helpFromConsumers({ type, protocolType, assignor, members, partitions }: Shared): ConsumersThatHelp | null {
  const read = new Set(
    partitions
      .filter(({ member, state }) => state !== 'topic-gone' && (member !== null || members?.length === 0))
      .map(({ topic }) => topic),
  )
  return consumersThatHelp({
    type,
    protocolType,
    assignor,
    members: members?.length ?? null,
    partitionsByTopic: [...read].map((topic) => partitions.filter((partition) => partition.topic === topic).length),
  })
}
