import type { Finding } from '@/lib/contract/clusters'

/** What one kind of trouble comes to, over all findings of it. */
export interface Consequence {
  kind: Finding['kind']
  /** Of what the sentence counts: partitions, topics, groups, brokers. */
  count: number
  first: string
  /** How many besides the first. */
  rest: number
}

/** By what it costs: records lost, then nothing written or read, then refused, then late, then at risk. */
const BY_COST: readonly Finding['kind'][] = [
  'group-losing-data',
  'partitions-offline',
  'log-dir-offline',
  'broker-down',
  'under-min-isr',
  'group-stuck',
  'group-held-back',
  'coordinator-unavailable',
  'group-falling-behind',
  'target-missed',
  'commit-beyond-end',
  'at-min-isr',
  'under-replicated',
  'min-isr-cannot-be-met',
  'min-isr-without-slack',
  'single-copy',
  'group-without-members',
]
/** These come as one finding each; the others as one finding over many. */
const ONE_EACH: ReadonlySet<Finding['kind']> = new Set([
  'broker-down',
  'log-dir-offline',
  'group-losing-data',
  'group-stuck',
  'group-held-back',
  'group-falling-behind',
  'target-missed',
  'coordinator-unavailable',
  'commit-beyond-end',
])

/** The worst of what the findings come to, at most `most`, worst first. */
export function consequencesOf(findings: readonly Finding[], most = 3): Consequence[] {
  return BY_COST.flatMap((kind) => {
    const all = findings.filter((finding) => finding.kind === kind)
    const [first] = all
    if (!first) return []
    const count = ONE_EACH.has(kind) ? all.length : all.reduce((sum, finding) => sum + finding.count, 0)
    return [{ kind, count, first: first.subject, rest: count - 1 }]
  }).slice(0, most)
}
