// `npm run bench`: lag, on a load cluster, against what people run. `--fresh` fills the cluster anew; `--cluster-only` leaves it
// running; `--ours-only` measures the console alone, for a look, and records nothing.
import { existsSync } from 'node:fs'
import type { KafkaCluster } from '../../cluster/kafka-cluster.ts'
import { isRefusal, Refusal, step } from '../../cluster/progress.ts'
import { buildConsole } from '../../tools/build.ts'
import { brokenLimits } from './limits.ts'
import { loadCluster, startLoadCluster } from './load-cluster.ts'
import { plannedGroups, plannedTopics } from './load-plan.ts'
import { print, reportOf, table, write } from './report.ts'
import type { Samples } from './rows.ts'
import { measureTools } from './measure-tools.ts'
import { measureWatching } from './measure-watching.ts'
import type { Remember } from './run.ts'
import { positiveSetting, sizesFrom } from './sizes.ts'
import { burrow } from './tools/burrow.ts'
import { kafkaConsumerGroups } from './tools/kafka-consumer-groups.ts'
import { kafkaExporter } from './tools/kafka-exporter.ts'
import { redpandaConsole } from './tools/redpanda-console.ts'

const TOOLS = [redpandaConsole, kafkaConsumerGroups, kafkaExporter, burrow]

/** It comes with the brokers. */
const ALWAYS_THERE = [kafkaConsumerGroups.name]

const options = new Set(process.argv.slice(2))
const toStop = new Set<() => Promise<void>>()

const remember: Remember = (stop) => {
  toStop.add(stop)
  return () => (toStop.delete(stop) ? stop() : Promise.resolve())
}

async function stopAll(): Promise<void> {
  const stops = [...toStop].toReversed()
  toStop.clear()
  for (const stop of stops) await stop()
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => void stopAll().finally(() => process.exit(130)))
}

async function measure(cluster: KafkaCluster): Promise<boolean> {
  const sizes = sizesFrom(process.env)
  const groups = plannedGroups(sizes, plannedTopics(sizes))
  const load = {
    bootstrap: cluster.bootstrap.plaintext,
    groups,
    groupPartitions: sizes.groups * sizes.groupPartitions,
  }
  const samples: Samples = { ours: new Map(), tools: new Map() }
  const brokerPids = cluster.brokers.flatMap(({ pid }) => pid ?? [])
  const isOursOnly = options.has('--ours-only')
  const idleSeconds = positiveSetting(process.env, 'HIGHWATER_BENCH_IDLE_S', 60)
  const run = { load, turns: positiveSetting(process.env, 'HIGHWATER_BENCH_TURNS', 5), brokerPids, samples, remember }
  const said = new Set([...(await measureTools(run, isOursOnly ? [] : TOOLS)), ...(await measureWatching(run, idleSeconds))])
  const report = reportOf(sizes, samples)
  const lines = table(report, samples, brokerPids.length)
  print(lines)
  const isUsual = JSON.stringify(sizes) === JSON.stringify(sizesFrom({}))
  const broken = isUsual ? brokenLimits(report.rows, brokerPids.length, isOursOnly ? [] : ALWAYS_THERE) : []
  if (!isUsual) said.add('the limits are those of the usual load, and were not looked at')
  for (const sentence of said) console.log(`• ${sentence}`)
  for (const sentence of broken) console.log(`✗ ${sentence}`)
  if (!isOursOnly) write(report, lines, [...said, ...broken])
  return broken.length === 0
}

async function main(): Promise<boolean> {
  if (!existsSync('/proc/self/stat')) throw new Refusal('This benchmark reads CPU times from /proc, which only Linux has.')
  const sizes = sizesFrom(process.env)
  const isClusterOnly = options.has('--cluster-only')
  if (!isClusterOnly) await buildConsole()
  const cluster = await loadCluster()
  remember(() => step('stopping Kafka in order, so that it starts quickly the next time', () => cluster.stop()))
  await startLoadCluster(cluster, sizes, { isFresh: options.has('--fresh') })
  if (isClusterOnly) {
    console.log(`\n  The cluster is at ${cluster.bootstrap.plaintext}. Ctrl-C stops it.`)
    await new Promise(() => {})
  }
  return measure(cluster)
}

const isFine = await main().catch((error: unknown) => {
  console.error(isRefusal(error) ? `✗ ${error.message}` : error)
  return false
})
await stopAll()
process.exit(isFine ? 0 : 1)
