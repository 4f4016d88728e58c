import type { GroupPartition } from '@/lib/contract/groups'

/** For tests. */
export function aPartition(of: Partial<GroupPartition>): GroupPartition {
  return {
    topic: 'orders',
    partition: 0,
    committed: null,
    startOffset: null,
    logStart: null,
    logEnd: null,
    lag: null,
    secondsBehind: null,
    member: null,
    state: 'ok',
    leader: 1,
    burrow: null,
    recordAt: null,
    onlyMarkers: false,
    heldBack: null,
    dataLoss: null,
    metadata: null,
    asOf: null,
    stale: false,
    ...of,
  }
}
