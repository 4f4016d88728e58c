import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { KeptHistory } from '../../test/kept-history'

const WRITER = fileURLToPath(new URL('../../../../tools/test/history-writer.ts', import.meta.url))
const NOON = Date.UTC(2026, 10, 17, 12)
const ROUND_MS = 10_000
const KILLS = 10

/** Lets a process of its own write until it has committed `rounds` rounds, and kills it while it writes on. Answers the last one it told of. */
async function writeUntilKilled(path: string, from: number, rounds: number): Promise<number> {
  const writer = spawn(process.execPath, [WRITER, path, String(from)], { stdio: ['ignore', 'pipe', 'pipe'] })
  let complaints = ''
  writer.stderr.on('data', (text: Buffer) => void (complaints += text.toString()))
  const ended = once(writer, 'exit')
  let [told, last] = [0, Number.NaN]
  for await (const line of createInterface({ input: writer.stdout })) {
    last = Number(line)
    told += 1
    if (told === rounds) writer.kill('SIGKILL')
  }
  const [, signal] = await ended
  expect(signal, complaints).toBe('SIGKILL')
  return last
}

test(
  `killed ${KILLS} times in the middle of writing, the file opens each time and nothing committed is lost`,
  { timeout: 120_000 },
  async () => {
    const { path } = new KeptHistory()
    const committed: number[] = []
    let from = NOON
    for (let kill = 0; kill < KILLS; kill += 1) {
      // Around the end of an hour in some of them: then it is rolled up as well.
      const last = await writeUntilKilled(path, from, 25 + 13 * kill)
      for (let at = from; at <= last; at += ROUND_MS) committed.push(at)
      from = last + 10 * ROUND_MS

      const file = new DatabaseSync(path, { readOnly: true })
      expect(file.prepare('pragma integrity_check').all()).toEqual([{ integrity_check: 'ok' }])
      file.close()
      const kept = new KeptHistory({ path })
      const points = await kept.lag('group-7', 'orders', { from: NOON, to: from })
      const times = new Set(points.map(([at]) => at))
      expect(committed.filter((at) => !times.has(at))).toEqual([])
      expect(points.every(([at = 0, lag]) => lag === at / ROUND_MS + 7)).toBe(true)
      await kept.close()
    }
  },
)
