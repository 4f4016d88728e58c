import 'server-only'
import type { GroupType } from '@/lib/domain/groups/group-type'
import type { GroupMembership, Rebalances } from './snapshot'

const KEEP_MS = 60 * 60_000
/** A rate over less than this says nothing. */
const RATE_FROM_MS = 10 * 60_000

interface Watched {
  since: number
  membership: GroupMembership
  owners: string
  times: number[]
}

/** Counts each group's rebalances over the last hour, by comparing one description of it with the next. */
export class RebalanceHistory {
  readonly #groups = new Map<string, Watched>()

  /** Notes a description. KIP-848 groups count their own steps in the epoch; of a classic one only a changed assignment is seen. */
  note(group: string, type: GroupType, membership: GroupMembership | null, now: number): Rebalances | null {
    if (membership === null) return null
    const known = this.#groups.get(group)
    if (!known) {
      const watched = { since: now, membership, owners: ownersOf(membership), times: [] }
      this.#groups.set(group, watched)
      return summary(watched, now)
    }
    if (known.membership !== membership) {
      const owners = ownersOf(membership)
      const before = known.membership.epoch
      const steps =
        type === 'classic' ? Number(owners !== known.owners) : Math.max(0, (membership.epoch ?? 0) - (before ?? membership.epoch ?? 0))
      for (let step = 0; step < steps; step += 1) known.times.push(membership.asOf)
      known.membership = membership
      known.owners = owners
    }
    while (known.times[0] !== undefined && known.times[0] < now - KEEP_MS) known.times.shift()
    return summary(known, now)
  }

  retain(groups: ReadonlySet<string>): void {
    for (const id of this.#groups.keys()) if (!groups.has(id)) this.#groups.delete(id)
  }
}

function summary({ since, times }: Watched, now: number): Rebalances {
  const from = Math.max(since, now - KEEP_MS)
  const watchedMs = now - from
  return {
    count: times.length,
    since: from,
    perHour: watchedMs < RATE_FROM_MS ? null : times.length / (watchedMs / 3_600_000),
    lastAt: times.at(-1) ?? null,
  }
}

function ownersOf({ members }: GroupMembership): string {
  return members
    .flatMap((member) =>
      member.assignments.map(({ topic, partitions }) => `${member.id}\n${topic}\n${partitions.toSorted((a, b) => a - b).join()}`),
    )
    .toSorted()
    .join('\n\n')
}
