import type { ClusterItem } from '@/lib/contract/clusters'

const BY_STATUS: readonly ClusterItem['status'][] = ['unreachable', 'problems', 'connecting', 'healthy']

/** Somebody has to look at it. */
export function needsSomeone({ status }: Pick<ClusterItem, 'status'>): boolean {
  return status === 'unreachable' || status === 'problems'
}

/** Worst first: by status, then by how much is wrong, then by name. */
export function byNeed(a: ClusterItem, b: ClusterItem): number {
  return (
    BY_STATUS.indexOf(a.status) - BY_STATUS.indexOf(b.status) ||
    (b.findings?.danger ?? 0) - (a.findings?.danger ?? 0) ||
    (b.findings?.warn ?? 0) - (a.findings?.warn ?? 0) ||
    a.name.localeCompare(b.name)
  )
}
