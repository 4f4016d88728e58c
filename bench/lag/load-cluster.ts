import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { kafkaClassPath } from '../../cluster/jars.ts'
import { ensureJava } from '../../cluster/java.ts'
import { KafkaCluster } from '../../cluster/kafka-cluster.ts'
import { step } from '../../cluster/progress.ts'
import { commitOffsets, createTopics, produceRecords, untilGroups } from '../fill.ts'
import { plannedGroups, plannedTopics, PLAN_VERSION } from './load-plan.ts'
import type { Sizes } from './sizes.ts'

const dir = fileURLToPath(new URL('../../.cluster/bench-lag', import.meta.url))
const filled = join(dir, 'filled-with-plan')

/** Below the range from which the system takes ports for outgoing connections. */
const BASE_PORT = Number(process.env['HIGHWATER_BENCH_KAFKA_PORT'] ?? 26092)

const SETTINGS = {
  // Each partition costs a log, two indexes and their memory maps.
  'log.index.size.max.bytes': 64 * 1024,
  'log.segment.bytes': 16 * 1024 * 1024,
  'num.recovery.threads.per.data.dir': 2,
  // Nothing of the load goes between two runs.
  'log.retention.ms': -1,
  'offsets.retention.minutes': 60 * 24 * 365,
  // What a minute of the console costs is a difference of two minutes: no house-keeping in one of them.
  'log.flush.offset.checkpoint.interval.ms': 600_000,
  'log.retention.check.interval.ms': 600_000,
}

/** Three brokers, kept between runs. Not yet started. */
export async function loadCluster(): Promise<KafkaCluster> {
  await ensureJava()
  const classPath = await kafkaClassPath()
  return new KafkaCluster({ classPath, dir, basePort: BASE_PORT, isKept: true, settings: SETTINGS, heap: '1g', logLevel: 'warn' })
}

/** Starts it, and fills it unless an earlier run did so with the same sizes. */
export async function startLoadCluster(cluster: KafkaCluster, sizes: Sizes, { isFresh }: { isFresh: boolean }): Promise<void> {
  const wanted = JSON.stringify({ plan: PLAN_VERSION, ...sizes })
  const isFilled = !isFresh && existsSync(filled) && readFileSync(filled, 'utf8') === wanted
  await step('starting three brokers', () => cluster.start({ isFresh: !isFilled }))
  const topics = plannedTopics(sizes)
  const groups = plannedGroups(sizes, topics)
  const { plaintext } = cluster.bootstrap
  if (!isFilled) {
    await step(`creating ${topics.length} topics`, () => createTopics(plaintext, topics))
    await step('writing to them', () => produceRecords(plaintext, topics))
    await step(`committing for ${groups.length} groups`, () => commitOffsets(plaintext, groups))
    writeFileSync(filled, wanted)
  }
  // A broker calls itself started long before it leads all its partitions; the groups come last.
  await step('waiting until Kafka serves all that is in it', () => untilGroups(plaintext, groups.length))
}
