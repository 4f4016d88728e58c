import { Admin } from '@platformatic/kafka'
import { until } from '../progress.ts'
import { anonymous } from './clients.ts'
import { type BusinessTopic, messages } from './messages.ts'
import { LEGACY_TOPIC, type TopicPlan, TOPICS } from './topics.ts'

const MINUTE = 60_000

interface Past {
  topic: BusinessTopic
  count: number
  /** The records are spread evenly over this time until now. */
  minutes: number
  /** Groups that have read the first part of it, and how large that part is. */
  readBy?: Record<string, number>
}

/** A past, so that lag, time lag and every state of a group can be seen from the first minute. */
const PASTS: Past[] = [
  { topic: 'page-views', count: 48_000, minutes: 20, readBy: { 'clickstream-archive': 0.7 } },
  {
    topic: 'payments',
    count: 9_000,
    minutes: 90,
    readBy: { 'nightly-settlement': 0.45, 'fraud-scoring': 0.8, 'payment-reconciliation': 1 },
  },
  { topic: 'orders', count: 6_000, minutes: 60, readBy: { 'order-fulfilment': 1, 'invoice-writer': 1 } },
  { topic: 'inventory', count: 4_000, minutes: 60, readBy: { 'stock-sync': 0.9, 'inventory-projection': 1 } },
  { topic: 'shipments', count: 1_500, minutes: 60 },
  { topic: 'customers', count: 4_000, minutes: 60 },
  { topic: 'notifications', count: 2_000, minutes: 60, readBy: { 'email-sender': 1 } },
  { topic: 'model-features', count: 3_000, minutes: 600 },
  { topic: 'orders.dlq', count: 14, minutes: 200 },
]

export async function createTopics(plaintext: string, plans: TopicPlan[] = TOPICS): Promise<void> {
  const admin = anonymous(plaintext).admin()
  await admin.connect()
  try {
    await admin.createTopics({
      waitForLeaders: true,
      topics: plans.map(({ name, partitions, replicas = 3, assignment, configs = {} }) => ({
        topic: name,
        ...(assignment
          ? { replicaAssignment: assignment.map((nodes, partition) => ({ partition, replicas: nodes })) }
          : { numPartitions: partitions, replicationFactor: replicas }),
        configEntries: Object.entries(configs).map(([key, value]) => ({ name: key, value })),
      })),
    })
  } finally {
    await admin.disconnect()
  }
}

export async function seed(plaintext: string): Promise<void> {
  for (const past of PASTS) await produce(plaintext, past)
  await commit(plaintext, PASTS)
}

/** Records while both replicas are in sync, a first import read; what is written after node 4 has stopped stays invisible. */
export async function seedLegacy(plaintext: string): Promise<void> {
  await createTopics(plaintext, [LEGACY_TOPIC])
  const past: Past = { topic: 'legacy-imports', count: 900, minutes: 300, readBy: { 'erp-import': 1 } }
  await produce(plaintext, past)
  await commit(plaintext, [past])
}

async function produce(plaintext: string, { topic, count, minutes }: Past): Promise<void> {
  const producer = anonymous(plaintext).producer({ allowAutoTopicCreation: false })
  await producer.connect()
  try {
    const from = Date.now() - minutes * MINUTE
    const all = messages(topic, count, (index) => Math.round(from + (index / count) * minutes * MINUTE))
    for (let start = 0; start < count; start += 4_000) await producer.send({ topic, messages: all.slice(start, start + 4_000) })
  } finally {
    await producer.disconnect()
  }
}

async function commit(plaintext: string, pasts: Past[]): Promise<void> {
  const offsets = anonymous(plaintext).admin()
  const groups = new Admin({ clientId: 'local-cluster', bootstrapBrokers: plaintext.split(','), retries: 3 })
  await offsets.connect()
  try {
    for (const { topic, readBy = {} } of pasts) {
      const ends = await offsets.fetchTopicOffsets(topic)
      for (const [groupId, part] of Object.entries(readBy)) {
        const partitionOffsets = ends.map(({ partition, high }) => ({ partition, offset: BigInt(Math.floor(Number(high) * part)) }))
        // A new cluster's first FindCoordinator is answered with "not available" while __consumer_offsets is made.
        await until(`offsets of ${groupId}`, async () => {
          await groups.alterConsumerGroupOffsets({ groupId, topics: [{ name: topic, partitionOffsets }] })
          return true
        })
      }
    }
  } finally {
    await offsets.disconnect()
    await groups.close()
  }
}
