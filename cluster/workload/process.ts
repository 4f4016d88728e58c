import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, openSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Connection } from './clients.ts'
import { STOPPED_GROUPS } from './stopped-groups.ts'

const main = fileURLToPath(new URL('main.ts', import.meta.url))

/** The workload's process: started again should it end before it is told to. */
export class Workload {
  readonly #dir: string
  readonly #file: string
  #child: ChildProcess | null = null
  #isStopping = false

  constructor(dir: string, connection: Connection) {
    mkdirSync(dir, { recursive: true, mode: 0o700 })
    this.#dir = dir
    this.#file = join(dir, 'connection.json')
    rmSync(join(dir, STOPPED_GROUPS), { force: true })
    writeFileSync(this.#file, JSON.stringify(connection), { mode: 0o600 })
  }

  start(): void {
    const log = openSync(join(this.#dir, 'workload.log'), 'a')
    const child = spawn(process.execPath, ['--disable-warning=TimeoutNegativeWarning', main, this.#file], {
      // It ends when this channel closes: nothing is left behind should this process be killed.
      stdio: ['ignore', log, log, 'ipc'],
    })
    this.#child = child
    child.once('exit', () => {
      setTimeout(() => {
        if (!this.#isStopping) this.start()
      }, 2_000)
    })
  }

  async stop(): Promise<void> {
    this.#isStopping = true
    const child = this.#child
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
    child.kill('SIGTERM')
    const hard = setTimeout(() => child.kill('SIGKILL'), 6_000)
    await ended
    clearTimeout(hard)
  }
}
