import { queryOptions } from '@tanstack/react-query'
import { operations } from '../../contract/operations'
import { call } from '../api'
import { clustersKey } from './keys'

/** A board by its id, or by the token of a link to it. */
export type BoardSource = { board: string } | { token: string }

/** More the API does not tell. */
export const MOST_MISSES = 200
const REFRESH_MS = 10_000

/** A board with all its misses that can be told, for those who want to see more than the worst: too many to be asked for each time. */
export function boardWithMisses(of: BoardSource) {
  const query = { misses: MOST_MISSES }
  return queryOptions({
    queryKey: 'token' in of ? (['shared', of.token, 'misses'] as const) : ([...clustersKey, 'boards', 'misses', of.board] as const),
    queryFn: ({ signal }) =>
      'token' in of
        ? call(operations.getSharedBoard, { params: { token: of.token }, query, signal })
        : call(operations.getBoard, { params: { board: of.board }, query, signal }),
    refetchInterval: REFRESH_MS,
  })
}
