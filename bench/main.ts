// `npm run bench`: lag against what people run, then ninety days of history. With arguments, which are those of bench/lag, only lag.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const options = process.argv.slice(2)
const benchmarks = options.length > 0 ? ['lag'] : ['lag', 'history']

// Who is stopped is the benchmark that runs: it has a cluster to take down.
let isStopped = false
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void (isStopped = true))

let worst = 0
for (const benchmark of benchmarks) {
  if (isStopped) break
  const main = fileURLToPath(new URL(`${benchmark}/main.ts`, import.meta.url))
  const [code] = (await once(spawn(process.execPath, [main, ...options], { stdio: 'inherit' }), 'exit')) as [number | null]
  worst = Math.max(worst, code ?? 1)
}
process.exit(worst)
