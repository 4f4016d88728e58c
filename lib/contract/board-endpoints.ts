import { z } from 'zod'
import { Board, BoardInput, BoardItem, BoardQuery, BoardWeek, BoardWeekQuery, CreatedShare, ShareLink, ShareQuery } from './boards'
import { endpoint } from './endpoint'
import { operations } from './operations'

/** Boards, and the links that show one to somebody without an account. */
export const boardEndpoints = {
  listBoards: endpoint({
    ...operations.listBoards,
    access: 'groups:read',
    summary: 'Boards; where none was saved the automatic one',
    response: z.object({ items: z.array(BoardItem) }),
  }),
  createBoard: endpoint({
    ...operations.createBoard,
    access: 'boards:write',
    summary: 'Save a board',
    status: 201,
    body: BoardInput,
    response: Board,
  }),
  getBoard: endpoint({
    ...operations.getBoard,
    access: 'groups:read',
    summary: 'One board: how far behind its services are, and how much of the time their targets were kept',
    query: BoardQuery,
    response: Board,
  }),
  updateBoard: endpoint({
    ...operations.updateBoard,
    access: 'boards:write',
    summary: 'Replace its name and services',
    body: BoardInput,
    response: Board,
  }),
  deleteBoard: endpoint({
    ...operations.deleteBoard,
    access: 'boards:write',
    summary: 'Remove a board and revoke its links',
    status: 204,
  }),
  getBoardWeek: endpoint({
    ...operations.getBoardWeek,
    access: 'groups:read',
    summary: 'Seven days of a board, day by day',
    query: BoardWeekQuery,
    response: BoardWeek,
  }),
  listShares: endpoint({
    ...operations.listShares,
    access: 'boards:write',
    summary: 'Links that show this board without sign-in',
    response: z.object({ items: z.array(ShareLink) }),
  }),
  createShare: endpoint({
    ...operations.createShare,
    access: 'boards:write',
    summary: 'Make such a link; its secret is told once',
    status: 201,
    query: ShareQuery,
    response: CreatedShare,
  }),
  revokeShare: endpoint({
    ...operations.revokeShare,
    access: 'boards:write',
    summary: 'Revoke a link at once',
    status: 204,
  }),
  getSharedBoard: endpoint({
    ...operations.getSharedBoard,
    access: 'public',
    summary: 'The board that a link shows',
    query: BoardQuery,
    response: Board,
  }),
  getSharedWeek: endpoint({
    ...operations.getSharedWeek,
    access: 'public',
    summary: 'Seven days of the board that a link shows',
    query: BoardWeekQuery,
    response: BoardWeek,
  }),
} as const
