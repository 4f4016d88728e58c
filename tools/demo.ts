// `npm run demo`: a real cluster with a business on it, the console in front of it. `--no-console` leaves out the console.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { refuseBusyPort } from '../cluster/busy-port.ts'
import { passwordOf } from '../cluster/workload/clients.ts'
import { CONSOLE_USER } from '../cluster/access/services.ts'
import { bringUp } from '../cluster/demo-cluster.ts'
import { claim } from '../cluster/left-overs.ts'
import { isRefusal, step } from '../cluster/progress.ts'
import { Workload } from '../cluster/workload/process.ts'
import { buildConsole } from './build.ts'
import type { Accounts } from './demo/accounts.ts'
import { forgetEarlierRun, serveConsole, writeConfig } from './demo/console.ts'
import { chooseNodes } from './demo/nodes.ts'
import { PATHS, readSettings } from './demo/settings.ts'

const stopping = new AbortController()
const toStop: (() => Promise<void> | void)[] = []

async function stopAll(): Promise<void> {
  stopping.abort()
  for (const stop of toStop.splice(0).toReversed()) await stop()
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    if (stopping.signal.aborted) return
    console.log('\n• stopping what was started')
    void stopAll().then(
      () => {
        console.log('✓ stopped')
        process.exit(0)
      },
      (error: unknown) => {
        console.error(error)
        process.exit(1)
      },
    )
  })
}

async function demo(): Promise<void> {
  const settings = readSettings(process.argv.slice(2))
  mkdirSync(PATHS.dir, { recursive: true, mode: 0o700 })
  claim(PATHS.pid, 'tools/demo.ts')
  toStop.push(() => {
    for (const file of [PATHS.pid, PATHS.ready]) rmSync(file, { force: true })
  })
  await forgetEarlierRun()
  if (settings.withConsole) await refuseBusyPort(settings.consolePort)
  const { nodes, shareConsumer } = await chooseNodes(settings.engine, settings.kafkaPort)
  toStop.push(() => nodes.stop())

  const [passwords] = await Promise.all([bringUp(nodes), settings.withConsole ? buildConsole({ signal: stopping.signal }) : undefined])
  if (stopping.signal.aborted) return
  const config = writeConfig(nodes.bootstrap.sasl, passwordOf(passwords, CONSOLE_USER))
  const workload = new Workload(PATHS.workload, { ...nodes.bootstrap, passwords, ...(shareConsumer ? { shareConsumer } : {}) })
  toStop.push(() => workload.stop())
  workload.start()

  const served = settings.withConsole
    ? await step('starting the console', () => serveConsole(settings.consolePort, config, stopping.signal))
    : null
  if (served) toStop.push(() => served.stop())
  const ready = { url: served?.url ?? null, bootstrap: nodes.bootstrap, brokers: nodes.brokers, accounts: served?.accounts ?? null }
  writeFileSync(PATHS.ready, `${JSON.stringify(ready, null, 2)}\n`, { mode: 0o600 })
  announce(ready.url, ready.accounts)
}

function announce(url: string | null, accounts: Accounts | null): void {
  if (!url || !accounts) {
    console.log('\n  The cluster is up; .demo/ready.json says where, .demo/console.env is what a console needs. Ctrl-C stops it.')
    return
  }
  const rows = Object.entries(accounts).map(([role, { name, password }]) => `    ${role.padEnd(10)}${name.padEnd(12)}${password}`)
  console.log(`\n  Highwater is at ${url}\n\n${rows.join('\n')}\n\n  Tokens and ports are in .demo/ready.json. Ctrl-C stops everything.`)
}

await demo().catch(async (error: unknown) => {
  if (stopping.signal.aborted) return
  console.error(isRefusal(error) ? `✗ ${error.message}` : error)
  await stopAll()
  process.exit(1)
})
