import type { Quorum } from '@/lib/contract/brokers'

export type Feature = NonNullable<Quorum['features']>[number]

/** Every broker could run a higher level than the cluster has agreed on. */
export function couldBeRaised({ finalized, possible }: Feature): boolean {
  return possible !== null && (finalized ?? 0) < possible
}
