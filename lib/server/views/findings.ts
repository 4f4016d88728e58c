import 'server-only'
import type { Finding as FindingDto } from '@/lib/contract/clusters'
import { MOST_ROUNDS_APART } from '@/lib/domain/boards/known-span'
import type { WatchedService } from '../observe/boards/watched-service'
import type { Finding } from '../observe/snapshot'
import type { StoredService } from '../store/boards'
import { maySee } from './board-context'
import { type ViewContext, toTime } from './view-context'

const NAMES_SHOWN = 5
/** A target that is missed for less than this may be a rebalance. */
const MISSED_MS = 2 * 60_000

const SEVERITY_ORDER = { danger: 0, warn: 1, note: 2 } as const

/** A service of a board on this cluster, as it is now. */
interface BoardService {
  board: string
  service: StoredService
  watched: WatchedService
}

/**
 * All that is wrong as this actor may know it, worst first, then longest: what the picture has, with the services of boards that it
 * is felt in, and targets that are missed where nothing in the picture says so.
 */
export function viewFindings(context: ViewContext): FindingDto[] {
  const { snapshot } = context.observer
  const services = boardServices(context)
  if (services.length === 0) return snapshot.findings.map((finding) => viewFinding(finding, []))
  const told = new Set(snapshot.findings.flatMap(({ severity, subject }) => (severity === 'note' ? [] : [subject])))
  const missed = services
    .filter(({ watched }) => isMissed(watched) && snapshot.takenAt - (watched.since ?? snapshot.takenAt) >= MISSED_MS)
    .filter((one) => !lateGroups(one).some((group) => told.has(group)))
    .map(missedTarget)
  return [...snapshot.findings.map((finding) => viewFinding(finding, services)), ...missed].toSorted(
    (a, b) => SEVERITY_ORDER[a.severity] - SEVERITY_ORDER[b.severity] || Date.parse(a.since) - Date.parse(b.since),
  )
}

/** A finding with the first few names of who is affected, and how many there are. */
function viewFinding({ topics, groups, since, ...finding }: Finding, services: readonly BoardService[]): FindingDto {
  const affected = new Set(groups)
  return {
    ...finding,
    since: toTime(since.at),
    sinceAtLeast: since.atLeast,
    affected: {
      topics: topics.slice(0, NAMES_SHOWN),
      groups: groups.slice(0, NAMES_SHOWN),
      topicCount: topics.length,
      groupCount: groups.length,
    },
    services: services
      .filter(({ watched }) => watched.groups.some(({ id }) => affected.has(id)))
      .toSorted((a, b) => Number(isMissed(b.watched)) - Number(isMissed(a.watched)))
      .slice(0, NAMES_SHOWN)
      .map(toService),
  }
}

/** Those whose last round is not too old to tell how they are. */
function boardServices({ actor, boards, observer }: ViewContext): BoardService[] {
  const { cluster, snapshot, roundMs } = observer
  const found = (boards?.list() ?? []).flatMap(({ id: board, services }) =>
    services.flatMap((service) => {
      const watched = service.cluster === cluster && maySee(actor, service) ? boards?.recorder.get(service.id) : undefined
      return watched ? [{ board, service, watched }] : []
    }),
  )
  return found.filter(({ watched }) => snapshot.takenAt - (watched.samples.at(-1)?.at ?? 0) <= MOST_ROUNDS_APART * roundMs)
}

function missedTarget(one: BoardService): FindingDto {
  const { board, service, watched } = one
  const groups = lateGroups(one)
  return {
    id: `target-missed:${service.id}`,
    kind: 'target-missed',
    severity: 'warn',
    since: toTime(watched.since ?? 0),
    sinceAtLeast: false,
    subject: service.title,
    rack: null,
    count: groups.length,
    figures: { seconds: watched.seconds ?? '', target: service.targetSeconds, board },
    affected: { topics: [], groups: groups.slice(0, NAMES_SHOWN), topicCount: 0, groupCount: groups.length },
    services: [toService(one)],
  }
}

function toService({ board, service, watched }: BoardService): FindingDto['services'][number] {
  return { board, title: service.title, targetSeconds: service.targetSeconds, missed: isMissed(watched) }
}

function isMissed({ state }: WatchedService): boolean {
  return state === 'missed'
}

function lateGroups({ service, watched }: BoardService): string[] {
  return watched.groups.filter(({ seconds }) => (seconds ?? 0) > service.targetSeconds).map(({ id }) => id)
}
