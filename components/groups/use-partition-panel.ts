import { useQueryStates } from 'nuqs'
import { useCallback } from 'react'
import type { GroupDetail, GroupPartition } from '@/lib/contract/groups'
import { groupPartitionSearch } from './search-params'

/** Names a partition among those of a group, also in the URL. */
export function partitionId({ topic, partition }: Pick<GroupPartition, 'topic' | 'partition'>): string {
  return `${topic}-${partition}`
}

/** Which partition is looked at closely over a group's page. */
export function usePartitionPanel({ partitions }: Pick<GroupDetail, 'partitions'>) {
  const [{ partition }, setSearch] = useQueryStates(groupPartitionSearch)
  return {
    row: partition === null ? null : (partitions.find((row) => partitionId(row) === partition) ?? null),
    // A step of the history: Back closes it.
    open: useCallback((row: GroupPartition) => void setSearch({ partition: partitionId(row) }, { history: 'push' }), [setSearch]),
    close: () => void setSearch({ partition: null }),
  }
}
