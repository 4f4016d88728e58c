import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { refuseBusyPort } from '../cluster/busy-port.ts'
import { rememberChild, stopLeftOver } from '../cluster/left-overs.ts'
import { Refusal, until } from '../cluster/progress.ts'
import { NODE_OPTIONS, SERVER, SERVER_ENV } from './build.ts'

export interface ConsoleOptions {
  port: number
  /** The highwater.yaml it reads. */
  configFile: string
  dataDir: string
  /** More of its environment: the secrets its configuration names, the first admin. */
  env?: Record<string, string>
  /** Ends it also while it is still starting. */
  signal?: AbortSignal
}

export interface RunningConsole {
  url: string
  pid: number
  stop(): Promise<void>
}

/** Serves what tools/build.ts has built, on loopback; returns when it says it is well. */
export async function startConsole({ port, configFile, dataDir, env = {}, signal }: ConsoleOptions): Promise<RunningConsole> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  await stopLeftOverConsole(dataDir)
  await refuseBusyPort(port)
  const logFile = join(dataDir, 'server.log')
  const log = openSync(logFile, 'w')
  const child = spawn(process.execPath, [...NODE_OPTIONS, SERVER], {
    env: {
      ...process.env,
      ...SERVER_ENV,
      NODE_NO_WARNINGS: '1',
      PORT: String(port),
      HOSTNAME: '127.0.0.1',
      HIGHWATER_PORT: String(port),
      HIGHWATER_HOST: '127.0.0.1',
      HIGHWATER_CONFIG: configFile,
      HIGHWATER_DATA_DIR: dataDir,
      ...env,
    },
    stdio: ['ignore', log, log],
  })
  rememberChild(pidFileIn(dataDir), child.pid)
  signal?.addEventListener('abort', () => child.kill(), { once: true })
  const url = `http://localhost:${port}`
  const stop = () => stopChild(child)
  try {
    await until(
      `an answer of ${url}/healthz`,
      async () => {
        if (child.exitCode !== null) throw new Refusal(`The console ended by itself:\n${readFileSync(logFile, 'utf8').slice(-4_000)}`)
        return (await fetch(`${url}/healthz`)).ok || undefined
      },
      { timeoutMs: 30_000, everyMs: 100 },
    )
  } catch (error) {
    await stop()
    throw error
  }
  return { url, pid: child.pid ?? 0, stop }
}

const pidFileIn = (dataDir: string) => join(dataDir, 'server.pid')

/** The server of a run that was killed. Next renames its process once it serves. */
export function stopLeftOverConsole(dataDir: string): Promise<void> {
  return stopLeftOver(pidFileIn(dataDir), SERVER, 'next-server')
}

/** The console gives itself 10 s to write down what it knows: only one that takes no notice of that is killed. */
const STOP_MS = 12_000

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  child.kill('SIGTERM')
  const hard = setTimeout(() => child.kill('SIGKILL'), STOP_MS)
  await ended
  clearTimeout(hard)
}
