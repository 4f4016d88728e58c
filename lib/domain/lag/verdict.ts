/** The console's own word for how a group is doing, worst first. */
export const VERDICTS = ['losing-data', 'stuck', 'held-back', 'falling-behind', 'unknown', 'keeping-up', 'caught-up', 'inactive'] as const
export type Verdict = (typeof VERDICTS)[number]

/** Verdicts that ask for a person. */
export const NEEDS_SOMEONE: ReadonlySet<Verdict> = new Set(['losing-data', 'stuck', 'held-back', 'falling-behind'])

/** Every number the verdict depends on, so that it can be reviewed in one place. */
export const VERDICT_RULES = {
  /** Records a group may be behind and still be called caught up. */
  caughtUpRecords: 10n,
  /** Seconds behind under which a group is caught up whatever the count. */
  caughtUpSeconds: 2,
  /** Growth is only judged over at least this long. */
  windowMs: 60_000,
  /** A partition without any commit for this long, while a record has waited as long, is stuck. */
  stuckMs: 120_000,
  /** … or, where it usually commits more seldom than that, so many of its usual pauses, up to an hour. */
  usualPauses: 3,
  stuckAtMostMs: 3_600_000,
  /** A transaction that has kept records from a partition's reader for this long holds it back. */
  heldBackMs: 30_000,
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
  /** Of that, offsets behind which no record is: only transaction markers lie between commit and end. */
  markersOnly: bigint
  secondsBehind: number | null
  /** Partitions whose committed offset lies before the log start: retention overtook the group. */
  partitionsOvertaken: number
  /** Partitions where nothing was committed for as long as a record has waited, both at least `stuckMs`. */
  partitionsStuck: number
  /** Partitions that have waited at least `heldBackMs` for the end of an open transaction; these are not counted as stuck. */
  partitionsHeldBack: number
  /** When a committed offset last moved, in ms; null when it has not moved since observing began. */
  lastMovedMs: number | null
  /** When observing of this group began, in ms. */
  knownSinceMs: number
  /** How long without a commit is long for this group (stuckAfterMs). */
  stuckAfterMs: number
  /** Oldest first; asked for only where it decides. */
  history: () => readonly LagPoint[]
}

/** A group that commits every ten minutes is not stuck after two. `usualPauseMs`: from one commit to the next, of late; null: not known. */
export function stuckAfterMs(usualPauseMs: number | null): number {
  const { stuckMs, usualPauses, stuckAtMostMs } = VERDICT_RULES
  return Math.max(stuckMs, Math.min(stuckAtMostMs, (usualPauseMs ?? 0) * usualPauses))
}

/** What a verdict was decided on, by name; words are made of it. Times in ms or seconds as the name says. */
export type VerdictFigures = Readonly<Record<string, number>>

export interface GroupVerdict {
  verdict: Verdict
  /** The rule that decided. */
  because: string
  figures: VerdictFigures
}

/** The verdict on a group, with the rule that decided and the numbers it decided on. */
export function verdictOf(facts: GroupLagFacts, nowMs: number): GroupVerdict {
  const is = (verdict: Verdict, because: string, figures: VerdictFigures = {}): GroupVerdict => ({ verdict, because, figures })
  const { lag, secondsBehind: seconds } = facts
  if (lag === null) return facts.hasMembers === false ? is('inactive', 'no-members') : is('unknown', 'no-lag')
  const records = lag - facts.markersOnly
  const figures = { lag: Number(lag), ...(seconds === null ? {} : { seconds }) }
  if (facts.partitionsOvertaken > 0) return is('losing-data', 'commit-before-log-start', { partitions: facts.partitionsOvertaken })
  if (facts.hasMembers === false) return is('inactive', 'no-members', figures)
  if (records <= VERDICT_RULES.caughtUpRecords) {
    const isMarkers = lag > VERDICT_RULES.caughtUpRecords
    return is('caught-up', isMarkers ? 'only-markers' : 'few-records', { ...figures, most: Number(VERDICT_RULES.caughtUpRecords) })
  }
  const waits = waitsMs(facts, nowMs)
  if (facts.partitionsStuck > 0) {
    return is('stuck', 'partition-without-commits', { partitions: facts.partitionsStuck, most: facts.stuckAfterMs / 1000 })
  }
  if (facts.partitionsHeldBack > 0) return is('held-back', 'open-transaction', { partitions: facts.partitionsHeldBack })
  if (waits >= facts.stuckAfterMs) return is('stuck', 'no-commits', { seconds: waits / 1000, most: facts.stuckAfterMs / 1000 })
  if (seconds !== null && seconds <= VERDICT_RULES.caughtUpSeconds) {
    return is('caught-up', 'seconds', { ...figures, most: VERDICT_RULES.caughtUpSeconds })
  }
  const change = trend(facts.history(), nowMs)
  if (change === null) return is('unknown', 'watched-too-short', { ...figures, most: VERDICT_RULES.windowMs / 1000 })
  const grown = { ...figures, before: change.before, after: change.after, overSeconds: change.overSeconds }
  return change.isGrowing ? is('falling-behind', 'lag-grows', grown) : is('keeping-up', 'lag-does-not-grow', grown)
}

/**
 * For how long records have waited and nothing was committed, in ms. On a topic that is seldom written to the last commit is long
 * ago although nobody is late: what counts then is how long the oldest unread record waits.
 */
function waitsMs(facts: GroupLagFacts, nowMs: number): number {
  const quiet = nowMs - Math.max(facts.lastMovedMs ?? facts.knownSinceMs, facts.knownSinceMs)
  return facts.secondsBehind === null ? quiet : Math.min(quiet, facts.secondsBehind * 1000)
}

/**
 * Lag grows when the least lag of the window's later half is above the greatest of its first quarter:
 * a sawtooth of batches, whose valleys do not rise, is not growth. null: watched for too short a time.
 */
function trend(history: readonly LagPoint[], nowMs: number) {
  const window = history.filter((point) => point.atMs >= nowMs - 5 * VERDICT_RULES.windowMs && point.lag !== null)
  const first = window[0]
  const last = window.at(-1)
  if (!first || !last || last.atMs - first.atMs < VERDICT_RULES.windowMs) return null
  const span = last.atMs - first.atMs
  const lagsWhere = (from: number, to: number) =>
    window.filter((p) => p.atMs >= first.atMs + span * from && p.atMs <= first.atMs + span * to).map((p) => p.lag ?? 0)
  const before = Math.max(...lagsWhere(0, 0.25))
  const after = Math.min(...lagsWhere(0.5, 1))
  const isGrowing = after - before >= Math.max(VERDICT_RULES.growthRecords, before * VERDICT_RULES.growthShare)
  return { before, after, overSeconds: span / 1000, isGrowing }
}
