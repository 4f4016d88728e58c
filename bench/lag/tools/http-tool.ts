import { spawn } from 'node:child_process'
import { mkdirSync, openSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { refuseBusyPort } from '../../../cluster/busy-port.ts'
import { rememberChild, stopLeftOver } from '../../../cluster/left-overs.ts'
import { Refusal, until } from '../../../cluster/progress.ts'
import { KeptConnection } from '../kept-connection.ts'
import { cpuSeconds, rssMb } from '../process-figures.ts'
import type { ToolName } from '../rows.ts'
import type { RunningTool } from './tool.ts'

export const TOOL_PORT = Number(process.env['HIGHWATER_BENCH_TOOL_PORT'] ?? 26190)
const READY_MS = 120_000

export interface HttpTool {
  name: ToolName
  program: string
  /** Its arguments, given a folder of its own that is empty at each start. */
  arguments: (dir: string) => string[]
  /** What is measured. */
  path: string
  /** Throws when the text leaves anything out. */
  check: (text: string) => void
  /** Done before each try until the first complete answer. */
  beforeReady?: () => Promise<void>
}

/** Starts a program that answers HTTP on TOOL_PORT, and waits for its first complete answer. */
export async function startHttpTool(tool: HttpTool): Promise<RunningTool> {
  const dir = fileURLToPath(new URL(`../../../.cluster/bench-tools/${tool.name}`, import.meta.url))
  const pidFile = `${dir}.pid`
  await stopLeftOver(pidFile, tool.program)
  await refuseBusyPort(TOOL_PORT)
  rmSync(dir, { recursive: true, force: true })
  mkdirSync(dir, { recursive: true })
  const logFile = join(dir, 'output.log')
  const log = openSync(logFile, 'w')
  const child = spawn(tool.program, tool.arguments(dir), { cwd: dir, stdio: ['ignore', log, log] })
  let isRunning = true
  const ended = new Promise<void>((resolve) => {
    for (const event of ['exit', 'error'])
      child.once(event, () => {
        isRunning = false
        resolve()
      })
  })
  const { pid = 0 } = child
  rememberChild(pidFile, pid)
  const connection = new KeptConnection(`http://127.0.0.1:${TOOL_PORT}`)
  const stop = async () => {
    connection.close()
    child.kill('SIGTERM')
    const hard = setTimeout(() => child.kill('SIGKILL'), 5_000)
    await ended
    clearTimeout(hard)
  }
  const measure = async () => {
    const before = cpuSeconds([pid])
    const { tookMs, bytes, text } = await connection.get(tool.path)
    const sample = { value: tookMs, bytes, cpuS: cpuSeconds([pid]) - before, rssMb: rssMb(pid) }
    tool.check(text)
    return sample
  }
  try {
    await until(
      `a complete answer of ${tool.name}`,
      async () => {
        if (!isRunning) throw new Refusal('it ended by itself')
        await tool.beforeReady?.()
        return measure()
      },
      { timeoutMs: READY_MS, everyMs: 500 },
    )
  } catch (error) {
    await stop()
    throw new Error(`${tool.name} could not be measured:\n${readFileSync(logFile, 'utf8').slice(-2_000)}`, { cause: error })
  }
  return { measure, stop }
}
