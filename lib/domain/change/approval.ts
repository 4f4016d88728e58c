import { matchesAny } from '../names/pattern'

/** Which kinds of Change wait for other people, as `highwater.yaml` says it for a cluster. */
export interface ApprovalRule {
  /** `topic.delete`, or a pattern: `group.*`. */
  kinds: readonly string[]
  /** How many others must approve. */
  by: number
  /** How long it waits for them. */
  expiresHours: number
}

export interface NeededApproval {
  by: number
  waitMs: number
}

const HOUR_MS = 3_600_000

/** What a Change of these kinds (its own, and that of what it undoes) waits for: of several rules the strictest. null: nothing. */
export function neededApproval(rules: readonly ApprovalRule[], kinds: readonly string[]): NeededApproval | null {
  const meant = rules.filter((rule) => kinds.some((kind) => matchesAny(kind, rule.kinds)))
  if (meant.length === 0) return null
  return {
    by: Math.max(...meant.map(({ by }) => by)),
    waitMs: Math.min(...meant.map(({ expiresHours }) => expiresHours)) * HOUR_MS,
  }
}

/** Who asks, as far as four eyes go: `person` is the id of who answers for it, which for a token is whoever made it. */
export interface Asker {
  kind: 'user' | 'token' | 'anonymous'
  person: string
}

export type NotTheOther = 'proposer' | 'proposers-token' | 'token' | 'nobody' | 'approved-already'

/**
 * Why this one cannot be the other person; null: they can. A token is never one: whoever has it may use it, and nobody reads a
 * plan with it. What it proposes counts as proposed by its maker.
 */
export function whyNotTheOther(asker: Asker, proposer: Pick<Asker, 'kind' | 'person'>, approvedBy: readonly string[]): NotTheOther | null {
  if (asker.kind === 'token') return 'token'
  if (asker.kind === 'anonymous') return 'nobody'
  if (asker.person === proposer.person) return proposer.kind === 'token' ? 'proposers-token' : 'proposer'
  return approvedBy.includes(asker.person) ? 'approved-already' : null
}
