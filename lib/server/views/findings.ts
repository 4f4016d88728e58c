import 'server-only'
import type { Finding as FindingDto } from '@/lib/contract/clusters'
import { isOfOneGroup } from '../observe/incidents/incident-recorder'
import type { Finding } from '../observe/snapshot'
import { type BoardService, boardServices, isMissed, servicesOf, toService } from './board-services'
import { seesAll } from './seen-by'
import { type ViewContext, toTime } from './view-context'

const NAMES_SHOWN = 5
/** A target that is missed for less than this may be a rebalance. */
const MISSED_MS = 2 * 60_000

const SEVERITY_ORDER = { danger: 0, warn: 1, note: 2 } as const

/**
 * All that is wrong as this actor may know it, worst first, then longest: what the picture has, with the services of boards that it
 * is felt in, and targets that are missed where nothing in the picture says so.
 */
export function viewFindings(context: ViewContext): FindingDto[] {
  const { snapshot } = context.observer
  const found = snapshot.findings.map((finding) => sinceBefore(context, finding))
  const services = boardServices(context)
  const told = new Set(snapshot.findings.flatMap(({ severity, subject }) => (severity === 'note' ? [] : [subject])))
  const missed = services
    .filter((one) => isMissed(one) && snapshot.takenAt - (one.watched.since ?? snapshot.takenAt) >= MISSED_MS)
    .filter((one) => !lateGroups(one).some((group) => told.has(group)))
    .map(missedTarget)
  return [...found.map((finding) => viewFinding(finding, services)), ...missed].toSorted(
    (a, b) => SEVERITY_ORDER[a.severity] - SEVERITY_ORDER[b.severity] || Date.parse(a.since) - Date.parse(b.since),
  )
}

/**
 * What was so already when this process began may have been seen by an earlier one. Partitions of all topics are one incident, whose
 * beginning may be that of topics that somebody does not see.
 */
function sinceBefore({ actor, observer, history }: ViewContext, finding: Finding): Finding {
  const { cluster } = observer
  const isTheirs = isOfOneGroup(finding) || seesAll(actor, cluster, ['topics', 'groups'])
  const known = finding.since.atLeast && isTheirs ? history.incidents.sinceOf(cluster, finding) : null
  return known && known.at < finding.since.at ? { ...finding, since: known } : finding
}

/** A finding with the first few names of who is affected, and how many there are. */
function viewFinding({ topics, groups, since, ...finding }: Finding, services: readonly BoardService[]): FindingDto {
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
    services: servicesOf(services, new Set(groups)).slice(0, NAMES_SHOWN),
  }
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
    figures: { seconds: watched.seconds ?? '', target: service.targetSeconds, board: board.id },
    affected: { topics: [], groups: groups.slice(0, NAMES_SHOWN), topicCount: 0, groupCount: groups.length },
    services: [toService(one)],
  }
}

function lateGroups({ service, watched }: BoardService): string[] {
  return watched.groups.filter(({ seconds }) => (seconds ?? 0) > service.targetSeconds).map(({ id }) => id)
}
