// `npm run bench`: lag on a load cluster. `--fresh` fills the cluster anew; `--cluster-only` leaves it running.
import { isRefusal, step } from '../../cluster/progress.ts'
import { loadCluster, startLoadCluster } from './load-cluster.ts'
import { sizesFrom } from './sizes.ts'

const options = new Set(process.argv.slice(2))
const toStop: (() => Promise<void> | void)[] = []

async function stopAll(): Promise<void> {
  for (const stop of toStop.splice(0).toReversed()) await stop()
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => void stopAll().finally(() => process.exit(130)))
}

async function main(): Promise<boolean> {
  const sizes = sizesFrom(process.env)
  const cluster = await loadCluster()
  toStop.push(() => step('stopping Kafka in order, so that it starts quickly the next time', () => cluster.stop()))
  await startLoadCluster(cluster, sizes, { isFresh: options.has('--fresh') })
  console.log(`\n  The cluster is at ${cluster.bootstrap.plaintext}. Ctrl-C stops it.`)
  await new Promise(() => {})
  return true
}

const isFine = await main().catch((error: unknown) => {
  console.error(isRefusal(error) ? `✗ ${error.message}` : error)
  return false
})
await stopAll()
process.exit(isFine ? 0 : 1)
