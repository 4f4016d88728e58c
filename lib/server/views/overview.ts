import 'server-only'
import type { Overview } from '@/lib/contract/clusters'
import { NEEDS_SOMEONE, VERDICTS } from '@/lib/domain/lag/verdict'
import { hasCaughtUp } from '@/lib/domain/quorum/quorum-majority'
import type { GroupState, Snapshot, TopicState } from '../observe/snapshot'
import { getPulse } from './clusters'
import { viewFindings } from './findings'
import { groupDrainSeconds } from './group-drain'
import { incidentsOn } from './incidents'
import { type Columns, WHOLE_CLUSTER, readAxis, totalOf } from './history'
import { type ViewContext, lastKnown } from './view-context'

const WORST_GROUPS = 8
const BUSIEST_TOPICS = 5
/** Of the last hour. */
const POINTS = 300
const NOW_MS = 2 * 60_000

export async function getOverview(context: ViewContext): Promise<Overview> {
  const { snapshot } = context.observer
  const findings = viewFindings(context)
  const worst = worstGroups(snapshot)
  const { axis, throughput, behind } = await lastHour(context, worst)
  const [produced = [], consumed = []] = throughput
  const readers = (topic: string) => snapshot.readersByTopic.get(topic)?.length ?? 0
  return {
    pulse: getPulse(context, findings),
    findings,
    fine: fine(snapshot),
    partitionsByHealth: snapshot.counts.byHealth,
    times: axis.times,
    produced,
    consumed,
    ...(await incidentsOn(axis, context)),
    notWritten: axis.notWritten,
    producedPerSec: nowOf(context, 'produced'),
    consumedPerSec: nowOf(context, 'consumed'),
    busiestTopics: [...snapshot.topics.values()]
      .flatMap((topic) =>
        topic.recordsPerSec === null || topic.internal
          ? []
          : [
              {
                id: topic.name,
                recordsPerSec: rateOf(context, topic) ?? topic.recordsPerSec,
                stale: !topic.isRateWhole,
                groups: readers(topic.name),
              },
            ],
      )
      .toSorted((a, b) => b.recordsPerSec - a.recordsPerSec)
      .slice(0, BUSIEST_TOPICS),
    worstGroups: worst.map((group, index) => viewWorst(context, group, behind[index] ?? [])),
  }
}

function fine(snapshot: Snapshot): Overview['fine'] {
  const groups = [...snapshot.groups.values()]
  const topics = [...snapshot.topics.values()]
  const { quorum } = snapshot
  const quorumAt = snapshot.partsAsOf.get('quorum') ?? 0
  const used = snapshot.brokers
    .flatMap((broker) => broker.logDirs)
    .flatMap(({ totalBytes, usableBytes }) =>
      totalBytes === null || usableBytes === null || totalBytes === 0 ? [] : [(1 - usableBytes / totalBytes) * 100],
    )
  const needsSomeone = new Set<string>([...NEEDS_SOMEONE, 'unknown'])
  return {
    groups: { fine: groups.filter((group) => !needsSomeone.has(group.lag.verdict)).length, total: groups.length },
    topics: {
      fine: topics.filter((topic) => topic.health === 'healthy' || topic.health === 'not-preferred').length,
      total: topics.length,
    },
    quorum: quorum && {
      caughtUp: quorum.voters.filter((voter) => hasCaughtUp(voter, quorum.leader, quorumAt)).length,
      voters: quorum.voters.length,
    },
    fullestDiskPercent: used.length === 0 ? null : Math.max(...used),
  }
}

function worstGroups({ groups }: Snapshot): GroupState[] {
  const rank = (group: GroupState) => VERDICTS.indexOf(group.lag.verdict)
  return [...groups.values()]
    .filter((group) => group.lag.verdict !== 'inactive' && group.lag.verdict !== 'caught-up')
    .toSorted((a, b) => rank(a) - rank(b) || Number((b.lag.total ?? 0n) - (a.lag.total ?? 0n)))
    .slice(0, WORST_GROUPS)
}

/** What was written and committed, and the lag of some groups, on one axis. */
async function lastHour(context: ViewContext, worst: readonly GroupState[]) {
  const { axis, columns } = await readAxis(context, [WHOLE_CLUSTER, ...worst.map(({ id }) => totalOf(id))], { points: POINTS })
  const [throughput = [], ...behind] = columns
  return { axis, throughput: throughput.map(toSpreads), behind: behind.map(([lag = []]) => toSpreads(lag)) }
}

/** The same without their times, which all of them share. */
function toSpreads(points: Columns[number][number]): Overview['produced'] {
  return points.map((point) => point && [point[1], point[2], point[3]])
}

/** While a leader keeps its part to itself, the last that was known of all parts. */
function rateOf({ observer }: ViewContext, topic: TopicState): number | null {
  return topic.isRateWhole ? topic.recordsPerSec : lastKnown(observer.topicSamples.column(topic.name, 'produceRate'))
}

/** Of the last two minutes: a broker that is away for a moment takes nothing away, one that stays away leaves it unknown. */
function nowOf({ observer: { throughput, snapshot } }: ViewContext, metric: 'produced' | 'consumed'): number | null {
  const newest = throughput.times.filter((at) => at >= snapshot.takenAt - NOW_MS).length
  return lastKnown(throughput.column('', metric, Math.max(newest, 1)))
}

function viewWorst({ observer }: ViewContext, group: GroupState, history: Overview['produced']): Overview['worstGroups'][number] {
  return {
    id: group.id,
    type: group.type,
    verdict: group.lag.verdict,
    lag: group.lag.total?.toString() ?? null,
    secondsBehind: group.lag.secondsBehind,
    drainSeconds: groupDrainSeconds(group, observer.history),
    history,
  }
}
