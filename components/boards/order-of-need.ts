import type { Service, TargetState } from '@/lib/contract/boards'

const ORDER: Readonly<Record<TargetState, number>> = { missed: 0, close: 1, unknown: 2, kept: 3 }

/** Late ones first, the furthest behind before the others; a board's own order among equals. */
export function orderOfNeed<Some extends Pick<Service, 'state' | 'secondsBehind'>>(services: readonly Some[]): Some[] {
  return services.toSorted(
    (a, b) => ORDER[a.state] - ORDER[b.state] || (a.state === 'missed' ? (b.secondsBehind ?? 0) - (a.secondsBehind ?? 0) : 0),
  )
}
