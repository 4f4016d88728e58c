/**
 * By what explains more: where several are seen, the first of them is told. `not-looked`: it began while nobody looked, so that
 * `unknown`, that nothing was seen, would say too much.
 */
export const MISS_CAUSES = [
  'change',
  'broker',
  'no-members',
  'stuck',
  'held-back',
  'rebalance',
  'burst',
  'slow',
  'not-looked',
  'unknown',
] as const
export type MissCauseKind = (typeof MISS_CAUSES)[number]

/** Why a target was missed, as far as it is known. */
export interface MissCause {
  kind: MissCauseKind
  group: string | null
  broker: number | null
  /** Its id. */
  change: string | null
  /** Of a burst, and of unknown where it was no burst: how many times as fast as usual records came. Of slow: at what share of its usual rate the group commits. */
  factor: number | null
}

export const CAUSE_RULES = {
  /** Records came at least this many times as fast as usual. */
  burst: 2,
  /** Commits are at most at this share of their usual rate. */
  slow: 0.75,
  /** A change, a broker's end or a rebalance so long before a miss may be its cause, ms. */
  shortlyMs: { change: 15 * 60_000, broker: 10 * 60_000, rebalance: 5 * 60_000 },
} as const

export const UNKNOWN_CAUSE: MissCause = { kind: 'unknown', group: null, broker: null, change: null, factor: null }
export const NOT_LOOKED: MissCause = { ...UNKNOWN_CAUSE, kind: 'not-looked' }

/** What is known of the group that is furthest behind while its service misses its target. Rates are in records a second. */
export interface MissFacts {
  group: string
  /** A console's change of the group shortly before, by its id. */
  change: string | null
  /** A broker that does not answer, and leads or coordinates what the group reads. */
  broker: number | null
  hasNoMembers: boolean
  isStuck: boolean
  isHeldBack: boolean
  /** Its members were dealt their partitions anew shortly before. */
  isRebalanced: boolean
  /** Lately, and usually; null: not known. */
  written: { now: number; usual: number } | null
  committed: { now: number; usual: number } | null
}

export function missCause(facts: MissFacts): MissCause {
  const { group, change, broker, written, committed } = facts
  const is = (kind: MissCauseKind, more: Partial<MissCause> = {}): MissCause => ({ ...UNKNOWN_CAUSE, kind, group, ...more })
  if (change !== null) return is('change', { change })
  if (broker !== null) return is('broker', { broker })
  if (facts.hasNoMembers) return is('no-members')
  if (facts.isStuck) return is('stuck')
  if (facts.isHeldBack) return is('held-back')
  if (facts.isRebalanced) return is('rebalance')
  const faster = share(written)
  if (faster !== null && faster >= CAUSE_RULES.burst) return is('burst', { factor: faster })
  const slower = share(committed)
  if (slower !== null && slower <= CAUSE_RULES.slow) return is('slow', { factor: slower })
  return is('unknown', { factor: faster })
}

/** Of two judgements of one miss the one that explains more; of equals the first, but the greater burst and the slowest, and whatever knows of bursts. */
export function strongerCause(a: MissCause, b: MissCause): MissCause {
  const [of, and] = [MISS_CAUSES.indexOf(a.kind), MISS_CAUSES.indexOf(b.kind)]
  if (of !== and) return of < and ? a : b
  if (a.kind === 'burst' || a.kind === 'unknown') return (b.factor ?? -1) > (a.factor ?? -1) ? b : a
  if (a.kind === 'slow') return (b.factor ?? 1) < (a.factor ?? 1) ? b : a
  return a
}

function share(rate: { now: number; usual: number } | null): number | null {
  return rate === null || rate.usual <= 0 ? null : rate.now / rate.usual
}
