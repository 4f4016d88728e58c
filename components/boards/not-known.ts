import type { Board } from '@/lib/contract/boards'

/** A board that nothing new is heard of: how its services stand now is unknown, and what was last known has its time. */
export function asNotKnown(board: Board): Board {
  const services = board.services.map((service) => {
    const { state, since, secondsBehind, lastKnown } = service
    return {
      ...service,
      state: 'unknown' as const,
      since: state === 'unknown' ? since : board.asOf,
      secondsBehind: null,
      lastKnown: secondsBehind === null ? lastKnown : { secondsBehind, at: board.asOf },
    }
  })
  return { ...board, services }
}
