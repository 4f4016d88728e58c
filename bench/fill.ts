import { Admin } from '@platformatic/kafka'
import kafkajs from 'kafkajs'
import { until } from '../cluster/progress.ts'
import type { PlannedGroup, PlannedTopic } from './planned.ts'

const TOPICS_PER_REQUEST = 250
const TOPICS_PER_PRODUCE = 20
/** Commits under way at once: they wait for one broker. */
const COMMITS_AT_ONCE = 16
const RECORD = Buffer.alloc(120, 'x')

function client(bootstrap: string) {
  return new kafkajs.Kafka({
    clientId: 'bench',
    brokers: bootstrap.split(','),
    logLevel: kafkajs.logLevel.NOTHING,
    requestTimeout: 120_000,
    retry: { retries: 20, maxRetryTime: 2_000 },
  })
}

function* inBatches<T>(all: readonly T[], size: number): Generator<T[]> {
  for (let at = 0; at < all.length; at += size) yield all.slice(at, at + size)
}

export async function createTopics(bootstrap: string, topics: readonly PlannedTopic[]): Promise<void> {
  const admin = client(bootstrap).admin()
  await admin.connect()
  try {
    for (const batch of inBatches(topics, TOPICS_PER_REQUEST)) {
      await admin.createTopics({
        // Asking batch by batch for their leaders would make the whole slower.
        waitForLeaders: false,
        timeout: 60_000,
        topics: batch.map(({ name, partitions }) => ({ topic: name, numPartitions: partitions, replicationFactor: 1 })),
      })
    }
    // Metadata names a topic before its leader serves it, and what a producer sends again in between is there twice.
    for (const { name } of topics.filter((topic) => topic.records > 0)) {
      await until(`${name} being served`, async () => (await admin.fetchTopicOffsets(name)).length, { timeoutMs: 300_000 })
    }
  } finally {
    await admin.disconnect()
  }
}

export async function produceRecords(bootstrap: string, topics: readonly PlannedTopic[]): Promise<void> {
  const producer = client(bootstrap).producer({ allowAutoTopicCreation: false })
  await producer.connect()
  try {
    const written = topics.filter((topic) => topic.records > 0)
    for (const batch of inBatches(written, TOPICS_PER_PRODUCE)) {
      await producer.sendBatch({
        acks: 1,
        topicMessages: batch.map(({ name, partitions, records }) => ({
          topic: name,
          messages: Array.from({ length: records * partitions }, (_, n) => ({ partition: n % partitions, value: RECORD })),
        })),
      })
    }
  } finally {
    await producer.disconnect()
  }
}

/** Commits without joining, as an `assign()` consumer does: OffsetCommit of generation -1. */
export async function commitOffsets(bootstrap: string, groups: readonly PlannedGroup[]): Promise<void> {
  const admin = new Admin({ clientId: 'bench', bootstrapBrokers: bootstrap.split(','), retries: 5, timeout: 60_000 })
  const commit = (group: PlannedGroup) =>
    admin.alterConsumerGroupOffsets({
      groupId: group.id,
      topics: group.commits.map(({ topic, partitions, behind }) => ({
        name: topic.name,
        partitionOffsets: Array.from({ length: partitions }, (_, partition) => ({
          partition,
          offset: BigInt(topic.records - behind),
        })),
      })),
    })
  try {
    const [first, ...others] = groups
    if (!first) return
    // The first commit makes __consumer_offsets, and its coordinator is not there for a moment.
    await until('the first commit', async () => {
      await commit(first)
      return true
    })
    const waiting = others.values()
    await Promise.all(
      Array.from({ length: COMMITS_AT_ONCE }, async () => {
        for (const group of waiting) await commit(group)
      }),
    )
  } finally {
    await admin.close()
  }
}

/** Resolves when Kafka lists this many groups. */
export async function untilGroups(bootstrap: string, count: number): Promise<void> {
  const admin = new Admin({ clientId: 'bench', bootstrapBrokers: bootstrap.split(','), retries: 0, timeout: 10_000 })
  const isListed = async () => (await admin.listGroups()).size >= count || undefined
  try {
    await until(`${count} groups`, isListed, { timeoutMs: 300_000, everyMs: 500 })
  } finally {
    await admin.close()
  }
}
