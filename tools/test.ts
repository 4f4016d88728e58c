// `npm test`: every layer but `api`, one real cluster for all of them, at last the oldest Kafka instead; counts at the end of each.
// `npm test -- unit integration` runs only those; `npm test -- integration lib/server/observe` only those files.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { serveControl } from '../cluster/control.ts'
import { ensureJava } from '../cluster/java.ts'
import { TEST_LISTENERS } from '../cluster/extra-listeners.ts'
import { kafkaClassPath } from '../cluster/jars.ts'
import { KafkaCluster } from '../cluster/kafka-cluster.ts'
import { oldestKafka } from '../cluster/oldest-kafka.ts'
import { isRefusal } from '../cluster/progress.ts'
import { TLS } from '../cluster/tls.ts'
import { buildConsole } from './build.ts'
import { type Environment, check, playwright, run, vitest } from './test/layer.ts'
import { ensureBrowser } from './test/browser.ts'
import { ensurePrometheus } from './test/prometheus.ts'
import { type Counts, inWords, sum } from './test/reports.ts'
import { ensureSchemathesis } from './test/schemathesis.ts'

const BASE_PORT = Number(process.env['HIGHWATER_TEST_KAFKA_PORT'] ?? 29092)
const CONTROL_PORT = BASE_PORT + 40
const root = fileURLToPath(new URL('..', import.meta.url))

const LAYERS = ['check', 'unit', 'build', 'cluster', 'integration', 'browser', 'api', 'old-kafka'] as const
type Layer = (typeof LAYERS)[number]

const isLayer = (word: string): word is Layer => LAYERS.some((layer) => layer === word)
const words = process.argv.slice(2)
const chosen = words.filter(isLayer)
const files = words.filter((word) => !isLayer(word))
const NEEDS: Partial<Record<Layer, Layer[]>> = {
  integration: ['cluster'],
  browser: ['build', 'cluster'],
  api: ['build', 'cluster'],
  'old-kafka': ['build'],
}
/** Run when it is asked for: it makes up thousands of calls, and a finding wants somebody who looks at it. */
const BY_ITSELF: Layer = 'api'
const wanted = new Set(
  chosen.length === 0 ? LAYERS.filter((layer) => layer !== BY_ITSELF) : chosen.flatMap((layer) => [...(NEEDS[layer] ?? []), layer]),
)

let cluster: KafkaCluster | null = null
let stopControl: (() => Promise<void>) | null = null
const testEnv: Environment = {}

const runners: Record<Layer, () => Promise<Counts>> = {
  check: async () => {
    await run('next', ['typegen'])
    const folders = ['app', 'components', 'lib', 'cluster', 'tools', 'e2e', 'bench']
    return sum([
      await check('types', 'tsc', '--noEmit', '--incremental', 'false'),
      await check('lint', 'oxlint', '--type-aware', ...folders),
      await check('format', 'oxfmt', '--check', ...folders),
      await check('arrows', 'node', 'tools/check-arrows.ts'),
      await check('dead code', 'knip'),
      await check('words', 'node', 'tools/check-words.ts'),
      await check('audit', 'node', 'tools/check-audit.ts'),
    ])
  },
  unit: () => vitest('unit', {}, files),
  build: async () => {
    await buildConsole()
    return { passed: 1, failed: 0, skipped: 0 }
  },
  cluster: async () => {
    await ensureJava()
    const extraListeners = Object.values(TEST_LISTENERS)
    cluster = new KafkaCluster({
      classPath: await kafkaClassPath(),
      dir: join(root, '.cluster/test'),
      basePort: BASE_PORT,
      extraListeners,
      // After a test that stopped a broker it would move coordinators five minutes later, in the middle of another test.
      settings: { 'auto.leader.rebalance.enable': 'false' },
    })
    await cluster.start()
    for (const listener of extraListeners) testEnv[`HIGHWATER_TEST_${listener.name}`] = cluster.bootstrapOf(listener)
    stopControl = await serveControl(cluster, CONTROL_PORT)
    testEnv['HIGHWATER_TEST_CONTROL'] = `http://127.0.0.1:${CONTROL_PORT}`
    testEnv['HIGHWATER_TEST_PLAINTEXT'] = cluster.bootstrap.plaintext
    testEnv['HIGHWATER_TEST_SASL'] = cluster.bootstrap.sasl
    testEnv['HIGHWATER_TEST_TLS'] = cluster.bootstrap.tls
    testEnv['HIGHWATER_TEST_CA'] = TLS.certificate
    return { passed: 1, failed: 0, skipped: 0 }
  },
  integration: () => vitest('integration', testEnv, files),
  browser: async () => {
    const HIGHWATER_TEST_PROMETHEUS = ensurePrometheus(join(root, '.cluster/prometheus')) ?? ''
    return playwright(
      ['ui', 'cluster'],
      { ...testEnv, HIGHWATER_TEST_BROWSER: await ensureBrowser('shell'), HIGHWATER_TEST_PROMETHEUS },
      files,
    )
  },
  // After all others: it writes, and removes, at random.
  api: () => {
    const HIGHWATER_TEST_SCHEMATHESIS = ensureSchemathesis(join(root, '.cluster/schemathesis')) ?? ''
    return playwright(['api'], { ...testEnv, HIGHWATER_TEST_SCHEMATHESIS }, files)
  },
  'old-kafka': async () => {
    // Two clusters at once are too much for a small machine.
    await stop()
    await ensureJava()
    cluster = await oldestKafka({ dir: join(root, '.cluster/test-old'), basePort: BASE_PORT })
    await cluster.start()
    const { plaintext, sasl } = cluster.bootstrap
    const env = { HIGHWATER_TEST_PLAINTEXT: plaintext, HIGHWATER_TEST_SASL: sasl }
    return sum([
      await vitest('old-kafka', env, files),
      await playwright(['old-kafka'], { ...env, HIGHWATER_TEST_BROWSER: await ensureBrowser('shell') }, files),
    ])
  },
}

async function stop(): Promise<void> {
  await stopControl?.()
  stopControl = null
  await cluster?.stop()
  cluster = null
}

async function main(): Promise<number> {
  mkdirSync(join(root, 'test-results'), { recursive: true })
  const totals: Counts[] = []
  for (const layer of LAYERS) {
    if (!wanted.has(layer)) continue
    console.log(`\n── ${layer}`)
    const started = performance.now()
    const counts = await runners[layer]().catch((error: unknown) => {
      console.error(isRefusal(error) ? `✗ ${error.message}` : error)
      return { passed: 0, failed: 1, skipped: 0, failures: [layer] }
    })
    totals.push(counts)
    console.log(`── ${layer}: ${inWords(counts)} (${Math.round((performance.now() - started) / 1000)} s)`)
    // Without these nothing after them can say anything.
    if (counts.failed > 0 && (layer === 'build' || layer === 'cluster')) break
  }
  const total = sum(totals)
  for (const failure of total.failures ?? []) console.log(`✗ ${failure}`)
  console.log(`\n${inWords(total)}`)
  return total.failed === 0 ? 0 : 1
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void stop().then(() => process.exit(130))
  })
}
const code = await main()
await stop()
process.exit(code)
