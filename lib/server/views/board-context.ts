import 'server-only'
import { type Actor, can } from '@/lib/domain/access/actor'
import type { BoardWatch } from '../observe/boards/board-watch'
import type { StoredBoard, StoredService } from '../store/boards'
import type { ViewContext } from './view-context'

/** What views of boards are given: who asks, the boards, and the clusters that their services are of. */
export interface BoardContext {
  actor: Actor
  watch: BoardWatch
  clusters: readonly ViewContext[]
  /** ms */
  now: number
}

/** A board as this actor may see it: its services of groups they may know of. null: there is none. */
export function visibleBoard({ actor, watch }: BoardContext, id: string): { board: StoredBoard; services: StoredService[] } | null {
  const board = watch.get(id)
  return board && { board, services: board.services.filter((service) => maySee(actor, service)) }
}

export function maySee(actor: Actor, { cluster, groups }: Pick<StoredService, 'cluster' | 'groups'>): boolean {
  return groups.every((name) => can(actor, 'groups:read', { cluster, type: 'group', name }))
}
