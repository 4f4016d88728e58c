import type { Board } from '@/lib/contract/boards'

/** A board that nothing new is heard of: how its services stand now is unknown, and what was last known has its time. */
export function asNotKnown(board: Board): Board {
  // Whether what went on then goes on is not known either.
  const until = (to: string | null) => to ?? board.asOf
  const services = board.services.map((service) => {
    const { state, since, secondsBehind, lastKnown, worst } = service
    return {
      ...service,
      state: 'unknown' as const,
      since: state === 'unknown' ? since : board.asOf,
      secondsBehind: null,
      lastKnown: secondsBehind === null ? lastKnown : { secondsBehind, at: board.asOf },
      worst: worst && { ...worst, to: until(worst.to) },
    }
  })
  return { ...board, services, misses: board.misses?.map((miss) => ({ ...miss, to: until(miss.to) })) ?? null }
}
