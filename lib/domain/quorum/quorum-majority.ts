/** A node of the metadata quorum. Times in ms. */
export interface QuorumMember {
  id: number
  /** When it last had all the leader had; null where that is not known. */
  lastCaughtUpAt: number | null
}

export interface QuorumMajority {
  voters: number
  /** Voters without which nothing can be committed. */
  needed: number
  caughtUp: number
  /** Caught-up voters that may still be lost; 0: the next loss leaves no majority. Below 0: there is none already. */
  spare: number
}

/** A node that has not caught up for this long does not count as caught up. */
const BEHIND_MS = 10_000

/** The leader always has. The others are held against `now`, in ms: the leader's own clock, where it is known. */
export function hasCaughtUp(member: QuorumMember, leader: number, now: number): boolean {
  return member.id === leader || (member.lastCaughtUpAt !== null && member.lastCaughtUpAt > now - BEHIND_MS)
}

/** How many voters have to stay. A voter that is behind can take over no work at once, so it counts as lost. */
export function quorumMajority(voters: readonly { hasCaughtUp: boolean }[]): QuorumMajority {
  const needed = Math.floor(voters.length / 2) + 1
  const caughtUp = voters.filter((voter) => voter.hasCaughtUp).length
  return { voters: voters.length, needed, caughtUp, spare: caughtUp - needed }
}

/** Whether the quorum loses its majority, or is further from one, when this voter stops. */
export function mustStay(voter: { hasCaughtUp: boolean }, { spare }: QuorumMajority): boolean {
  return voter.hasCaughtUp && spare <= 0
}
