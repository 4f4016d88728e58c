import { queryOptions } from '@tanstack/react-query'
import { operations } from '../../contract/operations'
import { call } from '../api'
import { clusterKey } from './keys'

export const savedOffsetsQueries = {
  list: (cluster: string, group: string) =>
    queryOptions({
      queryKey: [...clusterKey(cluster), 'groups', 'saved-offsets', group],
      queryFn: ({ signal }) => call(operations.listSavedOffsets, { params: { cluster, group }, signal }),
    }),
}
