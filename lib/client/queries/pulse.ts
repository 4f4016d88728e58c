import { queryOptions } from '@tanstack/react-query'
import { operations } from '../../contract/operations'
import { call } from '../api'
import { clusterKey } from './keys'

/** What the header and the sidebar need: freshness, brokers, counts. */
export const pulseQuery = (cluster: string) =>
  queryOptions({
    queryKey: [...clusterKey(cluster), 'pulse'],
    queryFn: ({ signal }) => call(operations.getPulse, { params: { cluster }, signal }),
  })
