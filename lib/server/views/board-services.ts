import 'server-only'
import type { BoardService as BoardServiceDto } from '@/lib/contract/boards'
import { MOST_ROUNDS_APART } from '@/lib/domain/boards/known-span'
import type { WatchedService } from '../observe/boards/watched-service'
import type { StoredBoard, StoredService } from '../store/boards'
import { maySee } from './board-context'
import type { ViewContext } from './view-context'

/** A service of a board on this cluster, as it is now. */
export interface BoardService {
  board: Pick<StoredBoard, 'id' | 'name'>
  service: StoredService
  watched: WatchedService
}

/** The services of all boards that this actor may see, without those whose last round is too old to tell how they are. */
export function boardServices({ actor, boards, observer }: ViewContext): BoardService[] {
  const { cluster, snapshot, roundMs } = observer
  const found = (boards?.list() ?? []).flatMap((board) =>
    board.services.flatMap((service) => {
      const watched = service.cluster === cluster && maySee(actor, service) ? boards?.recorder.get(service.id) : undefined
      return watched ? [{ board, service, watched }] : []
    }),
  )
  return found.filter(({ watched }) => snapshot.takenAt - (watched.samples.at(-1)?.at ?? 0) <= MOST_ROUNDS_APART * roundMs)
}

/** Those that any of these groups is in, the ones that miss their target first. */
export function servicesOf(services: readonly BoardService[], groups: ReadonlySet<string>): BoardServiceDto[] {
  return services
    .filter(({ watched }) => watched.groups.some(({ id }) => groups.has(id)))
    .toSorted((a, b) => Number(isMissed(b)) - Number(isMissed(a)))
    .map(toService)
}

export function toService(one: BoardService): BoardServiceDto {
  const { board, service } = one
  return { board: board.id, boardName: board.name, title: service.title, targetSeconds: service.targetSeconds, missed: isMissed(one) }
}

export function isMissed({ watched }: Pick<BoardService, 'watched'>): boolean {
  return watched.state === 'missed'
}
