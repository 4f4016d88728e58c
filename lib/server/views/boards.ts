import 'server-only'
import type { Board, BoardItem, BoardQuery, Miss } from '@/lib/contract/boards'
import type { PartError } from '@/lib/contract/primitives'
import { keptOf } from '@/lib/domain/boards/kept'
import { CELL_MS, DAY_CELLS, lastCellsStart, sumOfTimes } from '@/lib/domain/boards/ledger'
import type { OlderTime } from '../observe/boards/ledger-queue'
import type { StoredService } from '../store/boards'
import type { OfService, StoredMiss } from '../store/history/ledger-store'
import { type BoardContext, maySee, visibleBoard } from './board-context'
import { type ServiceParts, dayOf, toldUntil, viewMiss, viewService } from './board-service'
import { freshness, toTime } from './view-context'

const WEEK_MS = 7 * DAY_CELLS * CELL_MS
/** Among so many of a day the cause of each service's worst moment is looked for. */
const MOST_OF_DAY = 500
const MOST_ERRORS = 20

/** Every board with what of it this actor may see. */
export function listBoards(context: BoardContext): { items: BoardItem[] } {
  const { actor, watch } = context
  const items = watch.list().map(({ id, name, services }) => {
    const seen = services.filter((service) => maySee(actor, service))
    const rows = seen.map((service) => partsOf(context, service))
    const days = rows.map(dayOf)
    const states = rows.map((parts) => viewService(actor, parts).state)
    return {
      id,
      name,
      automatic: watch.isAutomatic(id),
      services: seen.length,
      missed: states.filter((state) => state === 'missed').length,
      unknown: states.filter((state) => state === 'unknown').length,
      keptPercent: keptOf(
        sumOfTimes(days.map(({ time }) => time)),
        days.reduce((sum, { lengthMs }) => sum + lengthMs, 0),
      ).percent,
    }
  })
  return { items }
}

/** null: there is no such board. */
export async function getBoard(context: BoardContext, id: string, { misses: most }: BoardQuery): Promise<Board | null> {
  const found = visibleBoard(context, id)
  if (!found) return null
  const { actor, watch } = context
  const { board, services } = found
  const stored = await readStored(context, services, most)
  return {
    id,
    name: board.name,
    automatic: watch.isAutomatic(id),
    version: board.version,
    services: services.map((service) =>
      viewService(actor, { ...partsOf(context, service), older: stored.older.get(service.id), misses: stored.ofDay }),
    ),
    misses: stored.ofWeek && viewMisses(context, services, stored.ofWeek),
    missesTotal: stored.total,
    ...boardFreshness(context, services, stored.errors),
  }
}

export function viewMisses(
  { actor, watch }: BoardContext,
  services: readonly StoredService[],
  misses: readonly OfService<StoredMiss>[],
): Miss[] {
  const byId = new Map(services.map((service) => [service.id, service]))
  return misses.flatMap((miss) => {
    const service = byId.get(miss.service)
    return service ? [viewMiss(actor, miss, service, watch.recorder.get(service.id))] : []
  })
}

function partsOf({ watch, clusters, now }: BoardContext, service: StoredService): ServiceParts {
  const roundMs = clusters.find(({ observer }) => observer.cluster === service.cluster)?.observer.roundMs ?? 0
  const clusterGone = !watch.recorder.isWatched(service.cluster)
  return { service, watched: watch.recorder.get(service.id), roundMs, clusterGone, older: undefined, misses: [], now }
}

interface Stored {
  older: ReadonlyMap<string, OlderTime>
  ofDay: OfService<StoredMiss>[]
  /** null: not known. */
  ofWeek: OfService<StoredMiss>[] | null
  total: number | null
  errors: PartError[]
}

/** What is not in memory. A store that cannot be read costs the numbers of weeks and the misses, never the board. */
async function readStored(context: BoardContext, services: readonly StoredService[], most: number): Promise<Stored> {
  const { recorder } = context.watch
  const { now } = context
  const watched = services.flatMap(({ id }) => recorder.get(id) ?? [])
  const error = (code: 'HISTORY_NOT_STORED' | 'HISTORY_NOT_READ', message: string): PartError => {
    const since = toTime(recorder.failingSince ?? now)
    return { broker: null, part: 'history', since, error: code, message }
  }
  try {
    const day = await recorder.ledger.misses(watched, { from: lastCellsStart(now, DAY_CELLS), to: now + 1, most: MOST_OF_DAY })
    const week = await recorder.ledger.misses(watched, { from: now - WEEK_MS, to: now + 1, most })
    const older = await readOlder(context, services)
    const errors = recorder.failingSince === null ? [] : [error('HISTORY_NOT_STORED', 'what is counted cannot be stored at the moment')]
    return { older, ofDay: day.misses, ofWeek: week.misses, total: week.total, errors }
  } catch {
    return {
      older: new Map(),
      ofDay: [],
      ofWeek: null,
      total: null,
      errors: [error('HISTORY_NOT_READ', 'what was counted cannot be read at the moment')],
    }
  }
}

/** Read again where a quarter of an hour has ended meanwhile: what is old then begins at another time. */
async function readOlder(context: BoardContext, services: readonly StoredService[]): Promise<ReadonlyMap<string, OlderTime>> {
  const ends = () =>
    services.flatMap((service) => {
      const parts = partsOf(context, service)
      return parts.watched ? [{ watched: parts.watched, to: toldUntil(parts).to }] : []
    })
  const cellOf = (to: number) => lastCellsStart(to, 1)
  for (;;) {
    const asked = ends()
    const older = await context.watch.recorder.ledger.older(asked)
    if (ends().every(({ to }, index) => cellOf(to) === cellOf(asked[index]?.to ?? 0))) return older
  }
}

/** Of the clusters that the services are of: as old as the oldest. */
function boardFreshness(
  { clusters, now }: BoardContext,
  services: readonly StoredService[],
  errors: readonly PartError[],
): Pick<Board, 'brokers' | 'asOf' | 'stale' | 'errors'> {
  const asked = new Set(services.map(({ cluster }) => cluster))
  const involved = clusters.filter(({ observer }) => asked.has(observer.cluster))
  const fresh = involved.map(freshness)
  const brokers = involved.flatMap(({ observer }) => observer.snapshot.brokers)
  return {
    brokers: { answered: brokers.filter(({ status }) => status === 'up').length, known: brokers.length },
    asOf: fresh.map(({ asOf }) => asOf).toSorted()[0] ?? toTime(now),
    stale: errors.length > 0 || fresh.some(({ stale }) => stale),
    errors: [...errors, ...fresh.flatMap((one) => one.errors)].slice(0, MOST_ERRORS),
  }
}
