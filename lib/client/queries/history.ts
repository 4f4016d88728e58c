import type { Query, QueryClient } from '@tanstack/react-query'
import { type TimeRange, askedRange, lengthOf, reachesNow } from '../time-range'
import { clusterKey } from './keys'
import { pulseQuery } from './pulse'

/** A point each few pixels; the API keeps the least and the most of each. */
const POINTS = 300
/** Charts of longer ranges do not move with every picture. */
const LIVE_MS = 3_600_000
const RENEW_MS = 60_000

interface Renewed {
  state: { data?: { to: string; asOf: string } | undefined }
}

/** What the history queries have in common: `of` names whose history it is, `more` what else is asked for. */
export function historyOptions(cluster: string, of: readonly string[], range: TimeRange, more: readonly string[] = []) {
  const isLive = 'last' in range && lengthOf(range) <= LIVE_MS
  // A key outside the cluster's is not outdated by its pictures: what is past stays as it was.
  const prefix = isLive ? clusterKey(cluster) : ['history', cluster]
  return {
    queryKey: [...prefix, 'history', ...of, { range, more }],
    // One that ends now is renewed until it has ended: by the picture's clock, as the chart says "now" by that too.
    ...(isLive
      ? {}
      : { staleTime: RENEW_MS, refetchInterval: ({ state: { data } }: Renewed) => (!data || reachesNow(data) ? RENEW_MS : false) }),
    // Every point of an answer is new: comparing thousands of them would find nothing to keep.
    structuralSharing: false,
    /** Another range of the same, or more of it: the last one stays until it is there. Never what belongs to another. */
    placeholderData: <Data>(before: Data | undefined, query: Pick<Query, 'queryKey'> | undefined) =>
      query !== undefined && nameOf(query.queryKey, of.length) === JSON.stringify([cluster, ...of]) ? before : undefined,
  }
}

function nameOf(key: readonly unknown[], length: number): string {
  return JSON.stringify([key[1], ...key.slice(-1 - length, -1)])
}

/** By the console's own clock, which is that of the newest picture; this browser's may be wrong. */
export async function rangeQuery(
  client: QueryClient,
  cluster: string,
  range: TimeRange,
): Promise<{ from: string; to?: string; points: number }> {
  const pulse = await client.ensureQueryData(pulseQuery(cluster)).catch(() => null)
  return { ...askedRange(range, pulse?.asOf ? Date.parse(pulse.asOf) : Date.now()), points: POINTS }
}
