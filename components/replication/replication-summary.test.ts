import { expect, it } from 'vitest'
import type { Finding } from '@/lib/contract/clusters'
import { summarizeReplication } from './replication-summary'

function finding(kind: Finding['kind'], count: number, since: string, sinceAtLeast = false): Finding {
  return {
    id: kind,
    kind,
    severity: 'warn',
    since,
    sinceAtLeast,
    subject: 'orders',
    rack: null,
    count,
    figures: {},
    affected: { topics: ['orders'], groups: [], topicCount: 1, groupCount: 0 },
    services: [],
  }
}

const short = finding('under-replicated', 9, '2026-03-03T09:00:00.000Z')
const refusing = finding('under-min-isr', 4, '2026-03-03T10:00:00.000Z', true)
const offline = finding('partitions-offline', 1, '2026-03-03T11:00:00.000Z')

it('finds nothing wrong in findings about other things', () => {
  expect(summarizeReplication([finding('broker-down', 1, '2026-03-03T09:00:00.000Z')])).toMatchObject({ worst: null, since: null })
})

it('dates offline and refusing partitions together, by the first of them', () => {
  expect(summarizeReplication([offline, refusing, short])).toMatchObject({
    worst: 'offline',
    counts: { offline: 1, 'under-min-isr': 4, 'at-min-isr': 0, 'under-replicated': 9 },
    since: { at: refusing.since, atLeast: true },
  })
})

it('does not date what is worst by what is milder', () => {
  expect(summarizeReplication([refusing, short]).since?.at).toBe(refusing.since)
})
