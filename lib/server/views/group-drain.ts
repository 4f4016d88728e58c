import 'server-only'
import { averageRate, drainSeconds } from '@/lib/domain/lag/drain-time'
import type { LagHistory, Metric } from '../observe/lag-history'
import type { GroupState } from '../observe/snapshot'

/** A group's rates are those of so many rounds. */
const RATE_ROUNDS = 6

/** Seconds until a group has read what waits, at its rates of late; null: never, or not known. */
export function groupDrainSeconds({ id, lag }: Pick<GroupState, 'id' | 'lag'>, history: LagHistory): number | null {
  const rate = (metric: Metric) => averageRate(history.wholeTotal(id, metric, RATE_ROUNDS))
  return drainSeconds(lag.total, rate('commitRate'), rate('produceRate'))
}
