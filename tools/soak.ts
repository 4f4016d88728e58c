// `npm run test:soak`: the demo with its business and the console, for ten minutes (HIGHWATER_SOAK_MINUTES). Fails when memory grows,
// a window of commits has a gap, or anything is logged that was not handled.
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { isRefusal, Refusal, step, until } from '../cluster/progress.ts'
import { PATHS } from './demo/settings.ts'
import { badLines, growthOf, MOST_GROWTH } from './soak/judgement.ts'
import { type Sample, SoakedConsole } from './soak/soaked-console.ts'

const minutes = Number(process.env['HIGHWATER_SOAK_MINUTES'] ?? 10)
/** A full window of ten commits, at least a second apart, is never older than this when it is seen again. */
const LOOK_MS = 5_000
const SAMPLE_MS = 10_000
/** While the first pictures are taken the tail finds its place. */
const SETTLE_MS = 30_000

const stopping = new AbortController()

/** The demo as people start it, ended with this process. */
async function startDemo(): Promise<ChildProcess> {
  rmSync(PATHS.ready, { force: true })
  const child = spawn(process.execPath, [fileURLToPath(new URL('demo.ts', import.meta.url))], { stdio: ['ignore', 'inherit', 'inherit'] })
  stopping.signal.addEventListener('abort', () => child.kill('SIGINT'), { once: true })
  await until(
    'the demo',
    () => {
      if (child.exitCode !== null) throw new Refusal('The demo ended by itself.')
      return existsSync(PATHS.ready) || undefined
    },
    { timeoutMs: 300_000 },
  )
  return child
}

async function soak(soaked: SoakedConsole): Promise<Sample[]> {
  const samples: Sample[] = []
  const began = performance.now()
  const sinceBeginning = () => performance.now() - began
  for (let at = 0; at <= minutes * 60_000 && !stopping.signal.aborted; at += LOOK_MS) {
    await setTimeout(Math.max(0, at - sinceBeginning()), undefined, { signal: stopping.signal }).catch(() => {})
    await soaked.look()
    if (at % SAMPLE_MS === 0) samples.push(await soaked.sample(Math.round(sinceBeginning() / 1000)))
  }
  return samples
}

function report(samples: readonly Sample[], soaked: SoakedConsole): string[] {
  const every = Math.max(1, Math.floor(samples.length / 12))
  console.table(samples.filter((_, index) => index % every === 0 || index === samples.length - 1))
  const { middle, last, share, lows } = growthOf(samples.map(({ rssMb }) => rssMb))
  const logged = badLines(readFileSync(join(PATHS.console, 'server.log'), 'utf8'))
  const gaps = samples.at(-1)?.gaps ?? Number.NaN
  console.log(`  memory: ${middle.toFixed(1)} MB in the middle third, ${last.toFixed(1)} MB in the last (${(share * 100).toFixed(1)} %)`)
  // Between two collections of garbage a minute or more goes by: a run of a few minutes has one of them in a third, or none.
  console.log(`  at the least: ${lows.map((low) => low.toFixed(1)).join(' MB, then ')} MB`)
  console.log(
    `  windows: ${soaked.windows.moving} moved, ${soaked.windows.problems.length} problems, ${gaps} gaps; log: ${logged.length} bad lines`,
  )
  return [
    ...(share > MOST_GROWTH ? [`memory grew by ${(share * 100).toFixed(1)} %`] : []),
    ...(gaps === 0 ? [] : [`${gaps} gaps in the windows`]),
    ...(soaked.windows.moving === 0 ? ['no window moved'] : []),
    ...soaked.windows.problems,
    ...soaked.problems,
    ...logged.map((line) => `logged: ${line.slice(0, 400)}`),
  ]
}

async function main(): Promise<boolean> {
  if (!(minutes >= 1))
    throw new Refusal(`HIGHWATER_SOAK_MINUTES must be a number of at least 1, not "${process.env['HIGHWATER_SOAK_MINUTES']}".`)
  const demo = await startDemo()
  const ended = new Promise<void>((resolve) => demo.once('exit', () => resolve()))
  try {
    const soaked = SoakedConsole.ofDemo()
    await step('waiting until the console tails the commits', () => soaked.untilTailing(SETTLE_MS))
    const samples = await step(`looking for ${minutes} min`, () => soak(soaked))
    if (stopping.signal.aborted) return false
    const problems = report(samples, soaked)
    for (const problem of problems.slice(0, 40)) console.log(`✗ ${problem}`)
    console.log(problems.length === 0 ? '✓ nothing grew, nothing was missed' : `✗ ${problems.length} problems`)
    return problems.length === 0
  } finally {
    stopping.abort()
    await ended
  }
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stopping.abort())
process.on('exit', () => stopping.abort())

const isFine = await main().catch((error: unknown) => {
  stopping.abort()
  console.error(isRefusal(error) ? `✗ ${error.message}` : error)
  return false
})
process.exit(isFine ? 0 : 1)
