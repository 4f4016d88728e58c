import 'server-only'
import { CAUSE_RULES, type MissFacts } from '@/lib/domain/boards/miss-cause'
import { SERIES_METRICS } from '@/lib/domain/series/metrics'
import type { HistoryKeeper } from '../history/history-keeper'
import type { BrokerState, GroupState, Snapshot } from '../snapshot'
import { countedTopics } from './group-seconds'

const MINUTE_MS = 60_000
/** What is usual is so of the hour before; less than this much of it says nothing. */
const USUAL_MS = 60 * MINUTE_MS
const LEAST_USUAL_MS = 10 * MINUTE_MS
/** Of late: what is too far behind was written about a target before the miss began; and so long after. */
const LATELY_MS = { before: MINUTE_MS, after: 5 * MINUTE_MS } as const
/** A rebalance, or a broker's end, may be known a little after the miss that it makes. */
const DESCRIBED_MS = MINUTE_MS

type Seen = Omit<MissFacts, 'change' | 'written' | 'committed'>
type Rates = Pick<MissFacts, 'written' | 'committed'>

/** What this picture tells of the group that is furthest behind. `from`: when the miss began, ms. */
export function seenOf(group: GroupState, snapshot: Snapshot, from: number): Seen {
  const { lag, state, protocolType, rebalances } = group
  const isEmpty = state === 'Empty' || state === 'Dead'
  const { shortlyMs } = CAUSE_RULES
  const lastAt = rebalances?.lastAt ?? null
  return {
    group: group.id,
    broker: brokerAway(group, snapshot, from),
    hasNoMembers: lag.because === 'no-members' || (isEmpty && protocolType !== ''),
    isStuck: lag.stuckSince !== null,
    isHeldBack: lag.verdict === 'held-back',
    isRebalanced: lastAt !== null && lastAt >= from - shortlyMs.rebalance && lastAt <= from + DESCRIBED_MS,
  }
}

/**
 * A broker that does not answer and coordinates the group or leads what it reads, or led it until shortly before. One that went away
 * while the target was missed already did not bring that about.
 */
function brokerAway(group: GroupState, snapshot: Snapshot, from: number): number | null {
  const isBefore = ({ statusSince }: BrokerState) => statusSince === null || statusSince <= from + DESCRIBED_MS
  const away = snapshot.brokers.filter((broker) => broker.status !== 'up' && isBefore(broker))
  if (away.length === 0) return null
  const partitions = countedTopics(group, snapshot).flatMap((topic) => snapshot.topics.get(topic)?.partitions ?? [])
  const isIts = ({ id, statusSince }: BrokerState) => {
    if (group.coordinator === id) return true
    const isLately = statusSince !== null && statusSince >= from - CAUSE_RULES.shortlyMs.broker
    return partitions.some(
      ({ leader, replicas }) => leader === id || (leader === null && replicas.includes(id)) || (isLately && replicas[0] === id),
    )
  }
  return away.find(isIts)?.id ?? null
}

/** How fast records are written and committed while the target is missed, and how fast they were in the hour before. */
export async function ratesOf(
  history: HistoryKeeper,
  group: GroupState,
  snapshot: Snapshot,
  { from, targetSeconds, now }: { from: number; targetSeconds: number; now: number },
): Promise<Rates> {
  const begin = from - Math.max(LATELY_MS.before, targetSeconds * 1_000)
  const end = Math.min(now, from + LATELY_MS.after) + 1
  const sums = { written: { now: 0, usual: 0 }, committed: { now: 0, usual: 0 } }
  const known = { written: true, committed: true }
  for (const topic of countedTopics(group, snapshot)) {
    const series = { cluster: snapshot.cluster, kind: 'group', name: group.id, topic } as const
    const { points } = await history.read(series, { from: begin - USUAL_MS, to: end, now })
    for (const [figure, metric] of [
      ['written', 'produceRate'],
      ['committed', 'commitRate'],
    ] as const) {
      const rates = points.metrics[SERIES_METRICS.group.findIndex((one) => one.name === metric)]?.last ?? []
      const sampled = rates.flatMap((rate, index) => (Number.isNaN(rate) ? [] : [{ at: points.times[index] ?? 0, rate }]))
      const usual = sampled.filter(({ at }) => at <= begin)
      const lately = sampled.filter(({ at }) => at > begin)
      const watchedMs = begin - (usual[0]?.at ?? begin)
      if (lately.length === 0 || watchedMs < LEAST_USUAL_MS) known[figure] = false
      sums[figure].now += mean(lately)
      sums[figure].usual += mean(usual)
    }
  }
  return { written: known.written ? sums.written : null, committed: known.committed ? sums.committed : null }
}

function mean(sampled: readonly { rate: number }[]): number {
  return sampled.length === 0 ? 0 : sampled.reduce((sum, { rate }) => sum + rate, 0) / sampled.length
}
