import { keepPreviousData, mutationOptions, queryOptions, type QueryClient } from '@tanstack/react-query'
import type { BoardInput } from '../../contract/boards'
import { operations } from '../../contract/operations'
import { isApiProblem } from '../api-problem'
import { call } from '../api'
import { clustersKey } from './keys'

/** Under the key that every new picture outdates, whichever cluster it is of. */
const boardsKey = [...clustersKey, 'boards'] as const
/** A board may be of clusters whose pictures are not announced to its page, so it also asks by itself. */
const REFRESH_MS = 10_000
/** On a wall nobody sits before the page to renew it. */
const TV_REFRESH_MS = 5_000
/** A board that is gone may come back, from a backup say, and a wall is to show it then. */
const GONE_AGAIN_MS = 60_000
const MISSES = 20

/** Of one week: its first day as `2026-11-16`, null for this week; days begin at the midnights of the zone. */
export interface WeekAsked {
  from: string | null
  zone: string
}

const weekQuery = ({ from, zone }: WeekAsked) => ({ zone, ...(from === null ? {} : { from }) })

export const boardQueries = {
  list: () =>
    queryOptions({
      queryKey: [...boardsKey, 'list'],
      queryFn: ({ signal }) => call(operations.listBoards, { signal }),
      refetchInterval: REFRESH_MS,
    }),
  one: (board: string) =>
    queryOptions({
      queryKey: [...boardsKey, 'one', board],
      queryFn: ({ signal }) => call(operations.getBoard, { params: { board }, query: { misses: MISSES }, signal }),
      refetchInterval: REFRESH_MS,
    }),
  /** For a wall: also where the page is hidden. */
  tv: (board: string) =>
    queryOptions({
      ...boardQueries.one(board),
      refetchInterval: ({ state }) => (isGone(state.error) ? GONE_AGAIN_MS : TV_REFRESH_MS),
      refetchIntervalInBackground: true,
    }),
  week: (board: string, asked: WeekAsked) =>
    queryOptions({
      queryKey: [...boardsKey, 'week', board, asked],
      queryFn: ({ signal }) => call(operations.getBoardWeek, { params: { board }, query: weekQuery(asked), signal }),
      placeholderData: keepPreviousData,
    }),
  shares: (board: string) =>
    queryOptions({
      queryKey: ['shares', board],
      queryFn: ({ signal }) => call(operations.listShares, { params: { board }, signal }),
    }),
}

/** By the token of a link. */
export const sharedBoardQueries = {
  one: (token: string) =>
    queryOptions({
      queryKey: ['shared', token],
      queryFn: ({ signal }) => call(operations.getSharedBoard, { params: { token }, query: { misses: MISSES }, signal }),
      refetchInterval: ({ state }) => (isGone(state.error) ? GONE_AGAIN_MS : REFRESH_MS),
    }),
  week: (token: string, asked: WeekAsked) =>
    queryOptions({
      queryKey: ['shared', token, 'week', asked],
      queryFn: ({ signal }) => call(operations.getSharedWeek, { params: { token }, query: weekQuery(asked), signal }),
      placeholderData: keepPreviousData,
    }),
}

/** The board, or the link to it, is no more. */
export function isGone(error: Error | null): boolean {
  return isApiProblem(error) && error.code === 'not-found'
}

const renew = (client: QueryClient) => client.invalidateQueries({ queryKey: boardsKey })

export const boardMutations = {
  create: () =>
    mutationOptions({
      mutationFn: (body: BoardInput) => call(operations.createBoard, { body }),
      onSuccess: (_made, _body, _result, { client }) => renew(client),
    }),
  update: (board: string) =>
    mutationOptions({
      mutationFn: (body: BoardInput) => call(operations.updateBoard, { params: { board }, body }),
      onSuccess: (_saved, _body, _result, { client }) => renew(client),
    }),
  remove: (board: string) =>
    mutationOptions({
      mutationFn: () => call(operations.deleteBoard, { params: { board } }),
      onSuccess: (_done, _nothing, _result, { client }) => {
        client.removeQueries({ queryKey: [...boardsKey, 'one', board] })
        void client.invalidateQueries({ queryKey: [...boardsKey, 'list'] })
      },
    }),
  share: (board: string) =>
    mutationOptions({
      mutationFn: (label: string) => call(operations.createShare, { params: { board }, query: label === '' ? {} : { label } }),
      onSuccess: (_made, _label, _result, { client }) => client.invalidateQueries({ queryKey: ['shares', board] }),
      // The token must not stay in the cache once it has been shown.
      gcTime: 0,
    }),
  revoke: (board: string) =>
    mutationOptions({
      mutationFn: (share: string) => call(operations.revokeShare, { params: { board, share } }),
      // Also when it failed: somebody else may have revoked it.
      onSettled: (_done, _error, _share, _result, { client }) => client.invalidateQueries({ queryKey: ['shares', board] }),
    }),
}
