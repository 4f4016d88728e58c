import { expect, test } from 'vitest'
import type { ClusterItem } from '@/lib/contract/clusters'
import { byNeed } from './cluster-order'

function aCluster(of: Partial<ClusterItem>): ClusterItem {
  return {
    id: 'eu',
    name: 'eu',
    status: 'healthy',
    asOf: null,
    brokers: null,
    brokersUp: null,
    topics: null,
    partitions: null,
    groups: null,
    problems: null,
    kafkaVersion: null,
    error: null,
    findings: null,
    worst: null,
    worstGroup: null,
    ...of,
  }
}
const names = (clusters: ClusterItem[]) => clusters.toSorted(byNeed).map(({ name }) => name)

test('those that need someone come first, and one still connecting before one that is well', () => {
  expect(
    names([
      aCluster({ name: 'well' }),
      aCluster({ name: 'new', status: 'connecting' }),
      aCluster({ name: 'away', status: 'unreachable' }),
      aCluster({ name: 'ill', status: 'problems' }),
    ]),
  ).toEqual(['away', 'ill', 'new', 'well'])
})

test('one grave finding weighs more than many warnings, and names decide between equals', () => {
  const ill = (name: string, danger: number, warn: number) => aCluster({ name, status: 'problems', findings: { danger, warn, note: 0 } })
  expect(names([ill('b', 0, 9), ill('c', 1, 0), ill('a', 0, 9)])).toEqual(['c', 'a', 'b'])
})
