import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { Refusal, until } from './progress.ts'

/** Remembers a child for a later run, should this process be killed before it can end it. */
export function rememberChild(pidFile: string, pid: number | undefined): void {
  writeFileSync(pidFile, `${pid ?? 0} ${process.pid}`)
}

/**
 * Ends the child that a killed run left behind. Only when its command line holds one of `marks`, paths of ours (by now
 * the number may belong to a stranger), and refuses when the process that started it is still there.
 */
export async function stopLeftOver(pidFile: string, ...marks: string[]): Promise<void> {
  if (!existsSync(pidFile)) return
  const [pid = 0, parent = 0] = readFileSync(pidFile, 'utf8').split(' ').map(Number)
  if (pid > 1 && marks.some((mark) => commandOf(pid).includes(mark))) {
    if (parent !== process.pid && !isGone(parent)) throw alreadyRunning(parent)
    process.kill(pid, 'SIGKILL')
    await until(`end of left-over process ${pid}`, () => isGone(pid) || undefined, { everyMs: 50 })
  }
  rmSync(pidFile, { force: true })
}

/** One of a kind: refuses while the process that last claimed this file is there, else claims it. */
export function claim(pidFile: string, mark: string): void {
  const pid = existsSync(pidFile) ? Number(readFileSync(pidFile, 'utf8')) : 0
  if (pid > 1 && pid !== process.pid && commandOf(pid).includes(mark)) throw alreadyRunning(pid)
  writeFileSync(pidFile, String(process.pid))
}

const alreadyRunning = (pid: number) => new Refusal(`This is already running, as process ${pid}; stop that one first.`)

/** A zombie counts as gone: it holds nothing any more. The command line alone is empty a little too early. */
function isGone(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'EPERM')
  }
  return /\) Z /.test(inProc(pid, 'stat') ?? '')
}

function commandOf(pid: number): string {
  return inProc(pid, 'cmdline') ?? spawnSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim() ?? ''
}

/** Null where there is no such process, or no /proc. */
function inProc(pid: number, file: 'stat' | 'cmdline'): string | null {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch {
    return null
  }
}
