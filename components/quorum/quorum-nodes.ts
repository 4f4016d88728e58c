import type { Quorum } from '@/lib/contract/brokers'
import { hasCaughtUp, mustStay, type QuorumMajority, quorumMajority } from '@/lib/domain/quorum/quorum-majority'

type KnownQuorum = NonNullable<Quorum['quorum']>

export type QuorumNode = KnownQuorum['voters'][number] & {
  role: 'leader' | 'voter' | 'observer'
  hasCaughtUp: boolean
  /** Without it there is no majority. */
  mustStay: boolean
}

/** Who is in the quorum, those that are behind first, then by role and id. `asOf` where the leader does not tell its own time. */
export function quorumNodes(quorum: KnownQuorum, asOf: string): { nodes: QuorumNode[]; majority: QuorumMajority } {
  const { leader, voters, observers } = quorum
  const now = Date.parse(voters.find(({ id }) => id === leader)?.lastCaughtUpAt ?? asOf)
  const isCaughtUp = ({ id, lastCaughtUpAt }: KnownQuorum['voters'][number]) =>
    hasCaughtUp({ id, lastCaughtUpAt: lastCaughtUpAt === null ? null : Date.parse(lastCaughtUpAt) }, leader, now)
  const voting = voters.map((voter) => ({ ...voter, hasCaughtUp: isCaughtUp(voter) }))
  const majority = quorumMajority(voting)
  const nodes = [
    ...voting.map((voter) => ({
      ...voter,
      role: voter.id === leader ? ('leader' as const) : ('voter' as const),
      mustStay: mustStay(voter, majority),
    })),
    ...observers.map((observer) => ({ ...observer, role: 'observer' as const, hasCaughtUp: isCaughtUp(observer), mustStay: false })),
  ]
  return { nodes: nodes.toSorted(byHealth), majority }
}

const ROLES = ['leader', 'voter', 'observer'] as const

export function byHealth(a: QuorumNode, b: QuorumNode): number {
  return Number(a.hasCaughtUp) - Number(b.hasCaughtUp) || byRole(a, b)
}

export function byRole(a: QuorumNode, b: QuorumNode): number {
  return ROLES.indexOf(a.role) - ROLES.indexOf(b.role) || a.id - b.id
}

export function byLag(a: QuorumNode, b: QuorumNode): number {
  const [left, right] = [BigInt(a.lag), BigInt(b.lag)]
  return left < right ? -1 : left > right ? 1 : 0
}
