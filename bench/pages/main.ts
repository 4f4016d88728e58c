// `npm run bench:pages`: the production build on a large cluster. `--fresh` fills the cluster anew; `--cluster-only` leaves it running.
import { isRefusal, step } from '../../cluster/progress.ts'
import { buildConsole } from '../../tools/build.ts'
import { BENCH_CLUSTER, serveBench, signIn } from '../served-console.ts'
import { largeCluster, startLargeCluster } from './large-cluster.ts'
import { measureApi } from './measure-api.ts'
import { measureFirstPicture, measureMemory } from './measure-console.ts'
import { measurePages } from './measure-pages.ts'
import { isWithin, type Measurement } from './measurement.ts'
import { print, write } from './report.ts'

const CONSOLE_PORT = Number(process.env['HIGHWATER_BENCH_PORT'] ?? 24180)

const options = new Set(process.argv.slice(2))
const toStop: (() => Promise<void> | void)[] = []

async function stopAll(): Promise<void> {
  for (const stop of toStop.splice(0).toReversed()) await stop()
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => void stopAll().finally(() => process.exit(130)))
}

async function measure(bootstrap: string): Promise<Measurement[]> {
  const startedAt = performance.now()
  const served = await step('starting the console', () => serveBench({ port: CONSOLE_PORT, bootstrap }))
  toStop.push(() => served.stop())
  const cookie = await signIn(served.url)
  const api = `${served.url}/api/v1/clusters/${BENCH_CLUSTER}`
  const picture = await step('waiting for its picture of everything', () => measureFirstPicture(api, cookie, startedAt))
  const calls = await step('measuring the API', () => measureApi(api, cookie))
  const pages = await step('measuring the pages', () => measurePages(served.url, BENCH_CLUSTER, cookie))
  return [...calls, ...pages, picture, ...measureMemory(served)]
}

async function main(): Promise<boolean> {
  const isClusterOnly = options.has('--cluster-only')
  if (!isClusterOnly) await buildConsole()
  const cluster = await largeCluster()
  toStop.push(() => step('stopping Kafka in order, so that it starts quickly the next time', () => cluster.stop()))
  await startLargeCluster(cluster, { isFresh: options.has('--fresh') })
  if (isClusterOnly) {
    console.log(`\n  The cluster is at ${cluster.bootstrap.plaintext}. Ctrl-C stops it.`)
    await new Promise(() => {})
  }
  const measurements = await measure(cluster.bootstrap.plaintext)
  print(measurements)
  write(measurements)
  return measurements.every(isWithin)
}

const isFine = await main().catch((error: unknown) => {
  console.error(isRefusal(error) ? `✗ ${error.message}` : error)
  return false
})
await stopAll()
process.exit(isFine ? 0 : 1)
