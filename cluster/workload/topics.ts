/** One topic of the demo's business. Three replicas and min.insync.replicas 2 where nothing else is said. */
export interface TopicPlan {
  name: string
  partitions: number
  replicas?: number
  /** The replicas of each partition, where they matter. */
  assignment?: number[][]
  configs?: Record<string, string>
}

const HOUR = 3_600_000
const hours = (count: number) => String(count * HOUR)

export const TOPICS: TopicPlan[] = [
  { name: 'orders', partitions: 6, configs: { 'retention.ms': hours(72) } },
  { name: 'orders.dlq', partitions: 1 },
  { name: 'payments', partitions: 6, configs: { 'retention.ms': hours(168), 'min.insync.replicas': '2' } },
  // Small segments and a short retention: what falls behind here is close to losing data.
  { name: 'page-views', partitions: 12, configs: { 'retention.ms': hours(2), 'segment.bytes': '1048576' } },
  { name: 'inventory', partitions: 4 },
  { name: 'shipments', partitions: 3 },
  {
    name: 'customers',
    partitions: 3,
    configs: { 'cleanup.policy': 'compact', 'min.cleanable.dirty.ratio': '0.2', 'segment.ms': '600000' },
  },
  { name: 'notifications', partitions: 3, configs: { 'retention.ms': hours(24) } },
  { name: 'ledger', partitions: 3, configs: { 'retention.ms': '-1' } },
  { name: 'audit-log', partitions: 1, configs: { 'retention.ms': '-1' } },
  { name: 'model-features', partitions: 4, configs: { 'retention.bytes': '104857600' } },
  { name: 'partner-acme.catalogue', partitions: 2 },
  // One replica under the default of two: `kafka-topics --under-min-isr-partitions` lists it, though the broker accepts writes.
  { name: 'scratch-loadtest', partitions: 2, replicas: 1 },
]

/** The node that is stopped for good once this topic exists. */
export const DEAD_NODE = 4

/**
 * Really under min ISR: half of its replicas are on the dead node. After a kill -9 the other half could not lead again
 * (only the dead node is in the ELR), so unclean election is allowed: a demo must survive what it is there to show.
 */
export const LEGACY_TOPIC: TopicPlan = {
  name: 'legacy-imports',
  partitions: 3,
  assignment: [
    [1, DEAD_NODE],
    [2, DEAD_NODE],
    [3, DEAD_NODE],
  ],
  configs: { 'min.insync.replicas': '2', 'unclean.leader.election.enable': 'true' },
}
