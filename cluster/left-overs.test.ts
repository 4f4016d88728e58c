import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { claim, rememberChild, stopLeftOver } from './left-overs'

const NO_PROCESS = 2 ** 22 + 1
let dir: string
let pidFile: string
let child: ChildProcess
let ended: Promise<unknown>

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'left-overs-'))
  pidFile = join(dir, 'pid')
  child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)', dir], { stdio: 'ignore' })
  ended = new Promise((resolve) => child.once('exit', (_code, signal) => resolve(signal)))
})

afterEach(() => {
  child.kill('SIGKILL')
  rmSync(dir, { recursive: true })
})

describe('what a killed run left behind', () => {
  it('is ended when the process that started it is gone', async () => {
    writeFileSync(pidFile, `${child.pid} ${NO_PROCESS}`)
    await stopLeftOver(pidFile, dir)
    expect(await ended).toBe('SIGKILL')
  })

  it('is left alone when its number now belongs to a stranger', async () => {
    writeFileSync(pidFile, `${child.pid} ${NO_PROCESS}`)
    await stopLeftOver(pidFile, '/another/folder')
    expect(child.exitCode ?? child.signalCode).toBeNull()
  })

  it('is refused, not ended, while the process that started it lives', async () => {
    writeFileSync(pidFile, `${child.pid} ${process.ppid}`)
    await expect(stopLeftOver(pidFile, dir)).rejects.toThrow(`already running, as process ${process.ppid}`)
    expect(child.exitCode ?? child.signalCode).toBeNull()
  })

  it('is ours to end when we started it', async () => {
    rememberChild(pidFile, child.pid)
    await stopLeftOver(pidFile, dir)
    expect(await ended).toBe('SIGKILL')
  })
})

describe('claiming to be the only one', () => {
  it('refuses while the one before lives, and not after it', async () => {
    writeFileSync(pidFile, String(child.pid))
    expect(() => claim(pidFile, dir)).toThrow(`process ${child.pid}`)
    child.kill('SIGKILL')
    await ended
    expect(() => claim(pidFile, dir)).not.toThrow()
  })
})
