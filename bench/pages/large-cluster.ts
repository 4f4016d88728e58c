import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureJava } from '../../cluster/java.ts'
import { kafkaClassPath } from '../../cluster/jars.ts'
import { KafkaCluster } from '../../cluster/kafka-cluster.ts'
import { step } from '../../cluster/progress.ts'
import { commitOffsets, createTopics, produceRecords, untilGroups } from '../fill.ts'
import { plannedGroups, plannedTopics, PLAN_VERSION } from './plan.ts'

const dir = fileURLToPath(new URL('../../.cluster/bench', import.meta.url))
const filled = join(dir, 'filled-with-plan')

/** Below the range from which the system takes ports for outgoing connections. */
const BASE_PORT = Number(process.env['HIGHWATER_BENCH_KAFKA_PORT'] ?? 24092)

/** What lets one node of 1 GB hold 12,000 partitions: each costs a log, two indexes and their memory maps. */
const SETTINGS = {
  'log.index.size.max.bytes': 64 * 1024,
  'log.segment.bytes': 16 * 1024 * 1024,
  // Starting and stopping go through every log.
  'num.recovery.threads.per.data.dir': 2,
  'log.flush.offset.checkpoint.interval.ms': 600_000,
  'log.retention.check.interval.ms': 600_000,
  'log.retention.ms': -1,
  'offsets.retention.minutes': 60 * 24 * 365,
}

/** One broker with 10,000 topics and 2,000 groups, kept between runs. Not yet started. */
export async function largeCluster(): Promise<KafkaCluster> {
  await ensureJava()
  const classPath = await kafkaClassPath()
  return new KafkaCluster({
    classPath,
    dir,
    basePort: BASE_PORT,
    isSingle: true,
    isKept: true,
    settings: SETTINGS,
    heap: '1g',
    logLevel: 'warn',
  })
}

/** Starts it, and fills it unless an earlier run did. */
export async function startLargeCluster(cluster: KafkaCluster, { isFresh }: { isFresh: boolean }): Promise<void> {
  const isFilled = existsSync(filled) && readFileSync(filled, 'utf8') === String(PLAN_VERSION)
  await step('starting one Kafka node', () => cluster.start({ isFresh: isFresh || !isFilled }))
  const topics = plannedTopics()
  const groups = plannedGroups(topics)
  const { plaintext } = cluster.bootstrap
  // A broker calls itself started long before it leads thousands of partitions; the groups come last.
  if (isFilled && !isFresh) return step('waiting until Kafka serves all that is in it', () => untilGroups(plaintext, groups.length))
  await step(`creating ${topics.length} topics`, () => createTopics(plaintext, topics))
  await step('writing to some of them', () => produceRecords(plaintext, topics))
  await step(`committing for ${groups.length} groups`, () => commitOffsets(plaintext, groups))
  writeFileSync(filled, String(PLAN_VERSION))
}
