import type { Finding } from '@/lib/contract/clusters'
import type { PartitionHealth } from '@/lib/domain/health/partition-health'

type Trouble = Exclude<PartitionHealth, 'not-preferred'>

export interface ReplicationSummary {
  /** null when every copy is in sync. */
  worst: Trouble | null
  /** Partitions by the worst that is wrong with each. */
  counts: Record<Trouble, number>
  /** Since when the first of those the sentence names is so; null when nothing is wrong. */
  since: { at: string; atLeast: boolean } | null
}

const KINDS: Partial<Record<Finding['kind'], Trouble>> = {
  'partitions-offline': 'offline',
  'under-min-isr': 'under-min-isr',
  'at-min-isr': 'at-min-isr',
  'under-replicated': 'under-replicated',
}
const GRAVEST_FIRST = ['offline', 'under-min-isr', 'at-min-isr', 'under-replicated'] as const

/** What the findings say of partitions. Offline and refused writes are named together, the rest only when it is the worst. */
export function summarizeReplication(findings: readonly Finding[]): ReplicationSummary {
  const counts = { offline: 0, 'under-min-isr': 0, 'at-min-isr': 0, 'under-replicated': 0 }
  const found = findings.flatMap((finding) => {
    const trouble = KINDS[finding.kind]
    return trouble ? [{ trouble, finding }] : []
  })
  for (const { trouble, finding } of found) counts[trouble] += finding.count
  const worst = GRAVEST_FIRST.find((trouble) => counts[trouble] > 0) ?? null
  const named = found.filter(({ trouble }) => trouble === worst || (worst === 'offline' && trouble === 'under-min-isr'))
  const [first] = named.map(({ finding }) => finding).toSorted((a, b) => Date.parse(a.since) - Date.parse(b.since))
  return { worst, counts, since: first ? { at: first.since, atLeast: first.sinceAtLeast } : null }
}
