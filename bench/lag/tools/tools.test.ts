import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { burrow } from './burrow'
import { TOOL_PORT } from './http-tool'
import { kafkaExporter } from './kafka-exporter'
import { redpandaConsole } from './redpanda-console'
import type { Load } from './tool'

const topic = { name: 't', partitions: 2, records: 1 }
const LOAD: Load = {
  bootstrap: 'a:1,b:2',
  groups: ['g1', 'g2'].map((id) => ({ id, commits: [{ topic, partitions: 2, behind: 0 }] })),
  groupPartitions: 4,
}
const FOUR_SERIES = Array.from({ length: 4 }, (_, n) => `kafka_consumergroup_lag{partition="${n}"} 1`).join('\n')

let dir = ''

/** A program of this name, which does this; Node's own words are what it is written in. */
function program(name: string, script: string): void {
  const file = join(dir, name)
  writeFileSync(file, `#!${process.execPath}\n${script}`)
  chmodSync(file, 0o755)
}

/** Answers one path on the port, with the last of `bodies` again and again, and writes its arguments down. */
const serving = (path: string, ...bodies: string[]) => `
  const fs = require('node:fs')
  const bodies = ${JSON.stringify(bodies)}
  fs.writeFileSync('${join(dir, 'arguments')}', JSON.stringify(process.argv.slice(2)))
  require('node:http')
    .createServer(({ url }, response) => {
      const body = bodies.length > 1 ? bodies.shift() : bodies[0]
      response.writeHead(url === '${path}' ? 200 : 404).end(body)
    })
    .listen(${TOOL_PORT}, '127.0.0.1')
`

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'highwater-tools-'))
  vi.stubEnv('PEERS_BIN', dir)
  vi.stubEnv('PATH', '')
})

afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(dir, { recursive: true, force: true })
})

async function started(tool: typeof kafkaExporter) {
  const running = await tool.start(LOAD)
  if ('missing' in running) throw new Error(running.missing)
  return running
}

it.each([kafkaExporter, redpandaConsole, burrow])('$name that is not there is left out by its name', async (tool) => {
  expect(await tool.start(LOAD)).toEqual({ missing: `${tool.name} is neither on the PATH nor in PEERS_BIN` })
})

it('kafka_exporter is started with every broker, measured whole, and stopped', async () => {
  program('kafka_exporter', serving('/metrics', FOUR_SERIES))
  const running = await started(kafkaExporter)
  const sample = await running.measure()
  await running.stop()
  expect(sample.value).toBeGreaterThan(0)
  expect(sample.bytes).toBe(FOUR_SERIES.length)
  expect(sample.rssMb).toBeGreaterThan(1)
  expect(JSON.parse(readFileSync(join(dir, 'arguments'), 'utf8'))).toEqual([
    '--kafka.server=a:1',
    '--kafka.server=b:2',
    `--web.listen-address=127.0.0.1:${TOOL_PORT}`,
  ])
  await expect(fetch(`http://127.0.0.1:${TOOL_PORT}/metrics`)).rejects.toThrow()
})

it('an answer that leaves out a group is no measurement', async () => {
  const [both, one] = [[{ groupId: 'g1' }, { groupId: 'g2' }], [{ groupId: 'g1' }]].map((consumerGroups) =>
    JSON.stringify({ consumerGroups }),
  )
  program('redpanda-console', serving('/api/consumer-groups', `${both}`, `${one}`))
  const running = await started(redpandaConsole)
  try {
    await expect(running.measure()).rejects.toThrow('redpanda-console told of 1, not of 2')
  } finally {
    await running.stop()
  }
})

it('a program that ends by itself is an error with what it said', async () => {
  program('kafka_exporter', `console.error('no such flag'); process.exit(2)`)
  await expect(started(kafkaExporter)).rejects.toThrow(/kafka_exporter could not be measured:\n.*no such flag/s)
})
