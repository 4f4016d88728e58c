import 'server-only'
import { randomUUID } from 'node:crypto'
import type {
  Board,
  BoardInput,
  BoardQuery,
  BoardWeek,
  CreatedShare,
  MissCause,
  ServiceInput,
  ShareLink,
  ShareQuery,
} from '../contract/boards'
import type { Actor } from '../domain/access/actor'
import { boardDifferences } from '../domain/boards/board-differences'
import { BY_LINK, type BoardShare, type ShareLinks } from './auth/share-links'
import { ApiError } from './http/api-error'
import { clientAddress } from './http/client-address'
import { found } from './http/found'
import { AUTOMATIC_BOARD, MOST_BOARDS, MOST_SERVICES, type RecordedBy } from './observe/boards/board-watch'
import type { AuditEntry } from './store/audit-entries'
import type { StoredBoard, StoredService } from './store/boards'
import { type BoardContext, maySee, visibleBoard } from './views/board-context'
import { getBoard } from './views/boards'
import { toTime, toTimeOrNull } from './views/view-context'

const MS_PER_SECOND = 1000
/** What an answer to a write tells of misses. */
const USUAL: BoardQuery = { misses: 10 }

export async function createBoard(context: BoardContext, input: BoardInput): Promise<Board> {
  requireKnownServices(context, input, [])
  const services = withOwnIds(context, input.services, [])
  const board = await context.watch.add({ ...input, services }, recordedBy(context.actor, 'board.create'))
  if (!board) throw tooMuch()
  return found('board', board.id, await getBoard(now(context), board.id, USUAL))
}

export async function updateBoard(context: BoardContext, id: string, input: BoardInput): Promise<Board> {
  const { board, services: seen } = requireOwn(context, id)
  requireKnownServices(context, input, seen)
  // What somebody may not see they cannot have meant to remove.
  const hidden = board.services.filter((service) => !maySee(context.actor, service))
  const services = [...withOwnIds(context, input.services, seen), ...hidden]
  const version = input.version === undefined ? undefined : requireNotMoved(input, board, seen)
  const outcome = await context.watch.replace(id, { ...input, services, version }, recordedBy(context.actor, 'board.update'))
  if (outcome === 'moved') {
    const there = requireOwn(context, id)
    throw moved(boardDifferences(input, { name: there.board.name, services: there.services }))
  }
  if (outcome === 'too-much') throw tooMuch()
  if (outcome === 'not-found') throw noSuchBoard(id)
  return found('board', id, await getBoard(now(context), id, USUAL))
}

export async function deleteBoard(context: BoardContext, id: string): Promise<void> {
  requireWhole(context, id, 'remove')
  if (!(await context.watch.remove(id, recordedBy(context.actor, 'board.delete')))) throw noSuchBoard(id)
}

export async function listShares(context: BoardContext, shares: ShareLinks, id: string): Promise<{ items: ShareLink[] }> {
  if (!visibleBoard(context, id)) throw noSuchBoard(id)
  return { items: (await shares.list(id)).map(toShareLink) }
}

export async function createShare(context: BoardContext, shares: ShareLinks, id: string, { label }: ShareQuery): Promise<CreatedShare> {
  // Whoever has the link sees all of it.
  const { board } = requireWhole(context, id, 'share')
  const { share, secret } = await shares.create(id, label ?? null, (link) =>
    entry(context.actor, 'board.share', board.name, { board: id, link }),
  )
  return { share: toShareLink(share), token: secret }
}

export async function revokeShare(context: BoardContext, shares: ShareLinks, id: string, share: string): Promise<void> {
  const { board } = requireOwn(context, id)
  const isRevoked = await shares.revoke(id, share, (link) => entry(context.actor, 'board.unshare', board.name, { board: id, link }))
  if (!isRevoked) throw new ApiError('not-found', `There is no link “${share}”`)
}

/** The board that a link shows, to be looked at as whoever has it. 404 and 429 tell nothing of what boards there are. */
export async function openShared(shares: ShareLinks, token: string, request: Request): Promise<{ board: string; actor: Actor }> {
  const opened = await shares.open(token, clientAddress(request.headers))
  if (opened.outcome === 'paused') {
    const { retryAfterMs } = opened
    const seconds = Math.ceil(retryAfterMs / MS_PER_SECOND)
    throw new ApiError('rate-limited', `Too many wrong links: try again in ${seconds} s`, { retryAfterMs })
  }
  if (opened.outcome === 'wrong') throw noSuchLink()
  return { board: opened.board, actor: BY_LINK }
}

/** As a link shows it: changes and what brokers answer are nobody's business here, that something is not known is. 404 as for a link that there is not. */
export function sharedBoard(board: Board | null): Board {
  if (!board) throw noSuchLink()
  const services = board.services.map((service) => ({
    ...service,
    cluster: null,
    groups: service.matchedCount === 0 ? service.groups : [],
    worst: service.worst && withoutChange(service.worst),
  }))
  const errors = board.errors.map((error) => ({ ...error, broker: null, message: '' }))
  return { ...board, services, misses: board.misses?.map(withoutChange) ?? null, errors }
}

export function sharedWeek(week: BoardWeek | null): BoardWeek {
  if (!week) throw noSuchLink()
  return { ...week, misses: week.misses.map(withoutChange) }
}

function withoutChange<T extends { cause: MissCause }>(miss: T): T {
  return { ...miss, cause: { ...miss.cause, change: null } }
}

function requireOwn(context: BoardContext, id: string): NonNullable<ReturnType<typeof visibleBoard>> {
  if (context.watch.isAutomatic(id)) throw new ApiError('conflict', 'This board is made by the console: save it as one of your own first')
  const board = visibleBoard(context, id)
  if (!board) throw noSuchBoard(id)
  return board
}

/** A board of which nothing is hidden from this actor. */
function requireWhole(context: BoardContext, id: string, act: 'remove' | 'share'): NonNullable<ReturnType<typeof visibleBoard>> {
  const own = requireOwn(context, id)
  if (own.services.length === own.board.services.length) return own
  throw new ApiError('forbidden', `Some services of this board are not yours to see: only somebody who sees all of them may ${act} it`)
}

/** `before`: one of these may stay where it is, though its cluster is gone. */
function requireKnownServices({ clusters, actor }: BoardContext, { services }: BoardInput, before: readonly StoredService[]): void {
  const known = new Set(clusters.map(({ observer }) => observer.cluster))
  const fields = services.flatMap((service, index) => {
    const isMoved = !before.some(({ id, cluster }) => id === service.id && cluster === service.cluster)
    if (isMoved && !known.has(service.cluster))
      return [{ path: `services[${index}].cluster`, message: `There is no cluster “${service.cluster}”` }]
    return maySee(actor, service) ? [] : [{ path: `services[${index}].groups`, message: 'Not all of these groups are yours to see' }]
  })
  if (fields.length > 0) throw new ApiError('unprocessable', `Wrong in the body: ${fields.map(({ path }) => path).join(', ')}`, { fields })
}

/** The version that is replaced: another one than that sent only where nothing of it would be lost. Of what the actor sees. */
function requireNotMoved(input: BoardInput, { name, version }: StoredBoard, seen: readonly StoredService[]): number {
  const differences = input.version === version ? [] : boardDifferences(input, { name, services: seen })
  if (differences.length > 0) throw moved(differences)
  return version
}

function moved(differences: ReturnType<typeof boardDifferences>): ApiError {
  return new ApiError('conflict', 'Somebody else has saved this board meanwhile; nothing was changed', { differences })
}

/**
 * An id opens what was counted under it, so only one that the actor sees, of this board or of the automatic one, is taken over;
 * a service with any other is a new one.
 */
function withOwnIds(context: BoardContext, given: readonly ServiceInput[], seen: readonly StoredService[]): ServiceInput[] {
  const automatic = visibleBoard(context, AUTOMATIC_BOARD.id)?.services ?? []
  const own = new Set([...seen, ...automatic].map(({ id }) => id))
  return given.map(({ id, ...service }) => (id !== undefined && own.has(id) ? { id, ...service } : service))
}

/** The time has gone on while something was written. */
function now(context: BoardContext): BoardContext {
  return { ...context, now: Date.now() }
}

function recordedBy(actor: Actor, action: string): RecordedBy {
  return ({ id, name, services }) => entry(actor, action, name, { board: id, services })
}

function entry({ kind, name: who }: Actor, action: string, name: string, detail: object): AuditEntry {
  return {
    id: randomUUID(),
    atMs: Date.now(),
    cluster: null,
    actor: { kind, name: who },
    action,
    target: { type: 'board', name },
    detail: JSON.stringify(detail),
  }
}

function toShareLink({ id, label, createdBy, createdMs, lastUsedMs }: BoardShare): ShareLink {
  return { id, label, createdBy, createdAt: toTime(createdMs), lastUsedAt: toTimeOrNull(lastUsedMs) }
}

function noSuchBoard(id: string): ApiError {
  return new ApiError('not-found', `There is no board “${id}”`)
}

function noSuchLink(): ApiError {
  return new ApiError('not-found', 'There is no board behind this link, or not any more')
}

function tooMuch(): ApiError {
  return new ApiError('unprocessable', `There may be ${MOST_BOARDS} boards and ${MOST_SERVICES} services`)
}
