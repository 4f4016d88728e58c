import 'server-only'
import type { Overview } from '@/lib/contract/clusters'
import { NEEDS_SOMEONE, VERDICTS } from '@/lib/domain/lag/verdict'
import { hasCaughtUp } from '@/lib/domain/quorum/quorum-majority'
import type { Observer } from '../observe/observer'
import { CONSUMED, PRODUCED } from '../observe/snapshot-maker'
import type { GroupState, Snapshot } from '../observe/snapshot'
import { getPulse } from './clusters'
import { viewFinding } from './findings'
import { groupDrainSeconds } from './group-drain'
import { type ViewContext, lastKnown, toGaps, toTime } from './view-context'

const WORST_GROUPS = 8
const BUSIEST_TOPICS = 5

export function getOverview(context: ViewContext): Overview {
  const { observer } = context
  const { snapshot, history } = observer
  const rounds = history.times.length
  const [produced, consumed] = [observer.throughput.newest(PRODUCED, rounds), observer.throughput.newest(CONSUMED, rounds)]
  return {
    pulse: getPulse(context),
    findings: snapshot.findings.map(viewFinding),
    fine: fine(snapshot),
    partitionsByHealth: snapshot.counts.byHealth,
    times: history.times.map(toTime),
    produced: toGaps(produced),
    consumed: toGaps(consumed),
    producedPerSec: lastKnown(produced),
    consumedPerSec: lastKnown(consumed),
    busiestTopics: [...snapshot.topics.values()]
      .flatMap((topic) =>
        topic.recordsPerSec === null || topic.internal
          ? []
          : [{ id: topic.name, recordsPerSec: topic.recordsPerSec, groups: snapshot.readersByTopic.get(topic.name)?.length ?? 0 }],
      )
      .toSorted((a, b) => b.recordsPerSec - a.recordsPerSec)
      .slice(0, BUSIEST_TOPICS),
    worstGroups: worstGroups(observer),
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

function worstGroups({ snapshot, history }: Observer): Overview['worstGroups'] {
  const rank = (group: GroupState) => VERDICTS.indexOf(group.lag.verdict)
  return [...snapshot.groups.values()]
    .filter((group) => group.lag.verdict !== 'inactive' && group.lag.verdict !== 'caught-up')
    .toSorted((a, b) => rank(a) - rank(b) || Number((b.lag.total ?? 0n) - (a.lag.total ?? 0n)))
    .slice(0, WORST_GROUPS)
    .map((group) => ({
      id: group.id,
      type: group.type,
      verdict: group.lag.verdict,
      lag: group.lag.total?.toString() ?? null,
      secondsBehind: group.lag.secondsBehind,
      drainSeconds: groupDrainSeconds(group, history),
      history: toGaps(history.total(group.id, 'lag')),
    }))
}
