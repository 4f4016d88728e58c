import type { Finding } from '@/lib/contract/clusters'

/** For tests. */
export function aFinding(of: Partial<Finding>): Finding {
  return {
    id: 'one',
    kind: 'group-stuck',
    severity: 'danger',
    since: '2026-03-03T12:00:00.000Z',
    sinceAtLeast: false,
    subject: 'fraud-scoring',
    rack: null,
    count: 1,
    figures: {},
    affected: { topics: [], groups: [], topicCount: 0, groupCount: 0 },
    services: [],
    ...of,
  }
}
