/** The console's own word for how a group is doing, worst first. */
export const VERDICTS = ['losing-data', 'stuck', 'falling-behind', 'unknown', 'keeping-up', 'caught-up', 'inactive'] as const
export type Verdict = (typeof VERDICTS)[number]

/** Verdicts that ask for a person. */
export const NEEDS_SOMEONE: ReadonlySet<Verdict> = new Set(['losing-data', 'stuck', 'falling-behind'])

/** Every number the verdict depends on, so that it can be reviewed in one place. */
export const VERDICT_RULES = {
  /** Records a group may be behind and still be called caught up. */
  caughtUpRecords: 10n,
  /** Seconds behind under which a group is caught up whatever the count. */
  caughtUpSeconds: 2,
  /** Growth is only judged over at least this long. */
  windowMs: 60_000,
  /** A group without any commit for this long, while records wait, is stuck. */
  stuckMs: 120_000,
  /** Lag must have grown by this share of its start over the window to be falling behind … */
  growthShare: 0.01,
  /** … and by at least this many records. */
  growthRecords: 100,
} as const

/** Lag of one group at one time. `lag` null: unknown then. */
export interface LagPoint {
  atMs: number
  lag: number | null
}

export interface GroupLagFacts {
  /** Has the group members now? null when it is not known. */
  hasMembers: boolean | null
  /** Sum over partitions with a commit and a known end; null when none is known. */
  lag: bigint | null
  secondsBehind: number | null
  /** Partitions whose committed offset lies before the log start: retention overtook the group. */
  partitionsOvertaken: number
  /** When a committed offset last moved, in ms; null when it has not moved since observing began. */
  lastMovedMs: number | null
  /** When observing of this group began, in ms. */
  knownSinceMs: number
  /** Oldest first. */
  history: readonly LagPoint[]
}

/** The verdict on a group, with the rule that decided. */
export function verdictOf(facts: GroupLagFacts, nowMs: number): { verdict: Verdict; because: string } {
  if (facts.lag === null) {
    return facts.hasMembers === false ? { verdict: 'inactive', because: 'no-members' } : { verdict: 'unknown', because: 'no-lag' }
  }
  if (facts.partitionsOvertaken > 0) return { verdict: 'losing-data', because: 'commit-before-log-start' }
  if (facts.lag <= VERDICT_RULES.caughtUpRecords) {
    return facts.hasMembers === false ? { verdict: 'inactive', because: 'no-members' } : { verdict: 'caught-up', because: 'few-records' }
  }
  if (facts.hasMembers === false) return { verdict: 'inactive', because: 'no-members' }
  const quietMs = nowMs - Math.max(facts.lastMovedMs ?? facts.knownSinceMs, facts.knownSinceMs)
  if (quietMs >= VERDICT_RULES.stuckMs) return { verdict: 'stuck', because: 'no-commits' }
  if (facts.secondsBehind !== null && facts.secondsBehind <= VERDICT_RULES.caughtUpSeconds) {
    return { verdict: 'caught-up', because: 'seconds' }
  }
  switch (trend(facts.history, nowMs)) {
    case 'too-short':
      return { verdict: 'unknown', because: 'watched-too-short' }
    case 'growing':
      return { verdict: 'falling-behind', because: 'lag-grows' }
    case 'steady':
      return { verdict: 'keeping-up', because: 'lag-does-not-grow' }
  }
}

/**
 * Lag grows when the least lag of the window's later half is above the greatest of its first quarter:
 * a sawtooth of batches, whose valleys do not rise, is not growth.
 */
function trend(history: readonly LagPoint[], nowMs: number): 'growing' | 'steady' | 'too-short' {
  const window = history.filter((point) => point.atMs >= nowMs - 5 * VERDICT_RULES.windowMs && point.lag !== null)
  const first = window[0]
  const last = window.at(-1)
  if (!first || !last || last.atMs - first.atMs < VERDICT_RULES.windowMs) return 'too-short'
  const span = last.atMs - first.atMs
  const lagsWhere = (from: number, to: number) =>
    window.filter((p) => p.atMs >= first.atMs + span * from && p.atMs <= first.atMs + span * to).map((p) => p.lag ?? 0)
  const before = Math.max(...lagsWhere(0, 0.25))
  const after = Math.min(...lagsWhere(0.5, 1))
  return after - before >= Math.max(VERDICT_RULES.growthRecords, before * VERDICT_RULES.growthShare) ? 'growing' : 'steady'
}
