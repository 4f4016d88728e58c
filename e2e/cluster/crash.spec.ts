import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@playwright/test'
import { stringify } from 'yaml'
import { type RunningConsole, startConsole } from '../../tools/serve'
import { commitCounts } from '../fixtures/crash/commit-count'
import { SAMPLES, closeSamples, openSamples } from '../fixtures/crash/samples'
import { unique, withAllRights } from '../fixtures/kafka'

const PORT = Number(process.env['HIGHWATER_TEST_CONSOLE_PORT'] ?? 29180) + 1
const dir = mkdtempSync(join(tmpdir(), 'highwater-crash-'))
const configFile = join(dir, 'highwater.yaml')
const KILL_AT = fileURLToPath(new URL('../fixtures/crash/kill-at.cjs', import.meta.url))
/** Of the Kafka user as whom it signs in. */
let password = ''
const FINAL = new Set(['done', 'partly-done', 'failed', 'unknown'])

interface Case {
  kind: string
  step: string
  when: 'before' | 'after'
}

interface Tried extends Case {
  name: string
  target: string
}

/** A console that will be killed at this point; without one, a console. */
function start(at: Case | undefined): Promise<RunningConsole> {
  const killed = at && { NODE_OPTIONS: `--require ${KILL_AT}`, HIGHWATER_KILL_AT: `${at.kind} ${at.when} ${at.step}` }
  const env = { HIGHWATER_AUTH: 'none', HIGHWATER_ROUND_MS: '1000', HIGHWATER_CRASH_PASSWORD: password, ...killed }
  return startConsole({ port: PORT, configFile, dataDir: join(dir, 'data'), env })
}

async function call(console: RunningConsole, method: 'GET' | 'POST', path: string, body?: object) {
  const init = body && { headers: { 'content-type': 'application/json', origin: console.url }, body: JSON.stringify(body) }
  const answer = await fetch(`${console.url}/api/v1${path}`, { method, ...init })
  return { status: answer.status, body: (await answer.json()) as Record<string, never> }
}

async function isRunning({ pid }: RunningConsole): Promise<boolean> {
  try {
    process.kill(pid, 0)
    return Promise.resolve(true)
  } catch {
    return Promise.resolve(false)
  }
}

/** Plans and applies; the console dies of it. */
async function interrupt(console: RunningConsole, { kind }: Case, name: string, input: object, target: string): Promise<void> {
  let planned = await call(console, 'POST', '/clusters/test/changes/plan', { kind, input })
  // Its brokers may not be known yet.
  await expect
    .poll(async () => (planned = await call(console, 'POST', '/clusters/test/changes/plan', { kind, input })).status, name)
    .toBe(200)
  const { plan } = planned.body as unknown as { plan: { id: string; confirm: { kind: string; text: string } | null } }
  const confirm = plan.confirm?.kind === 'type' ? { confirm: plan.confirm.text } : {}
  if (plan.confirm?.kind === 'type') expect(plan.confirm.text).toBe(target)
  // The answer may come before it dies, or not at all.
  await call(console, 'POST', '/clusters/test/changes', { planId: plan.id, ...confirm }).catch(() => undefined)
  await expect.poll(() => isRunning(console), { message: `${name} is killed`, timeout: 15_000 }).toBe(false)
}

test('killed at any boundary of any step of any kind, the next start finds out the truth and writes it down', async () => {
  test.setTimeout(600_000)
  const login = await withAllRights(unique('console'))
  password = login.password
  const sasl = { mechanism: 'SCRAM-SHA-512', username: login.username, password: { env: 'HIGHWATER_CRASH_PASSWORD' } }
  writeFileSync(configFile, stringify({ clusters: [{ id: 'test', brokers: login.bootstrap.split(','), sasl }] }))
  await openSamples(login)

  let running = await start(undefined)
  const { items } = (await call(running, 'GET', '/change-kinds')).body as unknown as { items: { kind: string; steps: string[] }[] }
  const cases = items.flatMap(({ kind, steps }) =>
    steps.flatMap((step) => (['before', 'after'] as const).map((when): Case => ({ kind, step, when }))),
  )
  await running.stop()
  expect(cases.length).toBeGreaterThan(20)
  expect(cases.map(({ kind, step }) => `${kind} ${step}`).filter((key) => !SAMPLES[key])).toEqual([])

  const tried: Tried[] = []
  try {
    running = await start(cases[0])
    for (const [index, one] of cases.entries()) {
      const key = `${one.kind} ${one.step}`
      const sample = SAMPLES[key]
      if (!sample) continue
      await test.step(`${key}, killed ${one.when}`, async () => {
        const name = unique('crash').replaceAll(/[^\w-]/g, '')
        const target = sample.target ?? name
        const input = await sample.prepare(name)
        await interrupt(running, one, key, input, target)
        running = await start(cases[index + 1])

        const query = `/clusters/test/changes?kind=${one.kind}&target=${encodeURIComponent(target)}&limit=1`
        const latest = async () =>
          ((await call(running, 'GET', query)).body as unknown as { items: { id: string; state: string }[] }).items[0]
        await expect
          .poll(async () => FINAL.has((await latest())?.state ?? ''), { message: `${key} is settled`, timeout: 30_000 })
          .toBe(true)
        const isMade = await sample.isMade(name, input)
        expect(isMade, `${key}: ${one.when} being sent`).toBe(one.when === 'after')
        expect((await latest())?.state, key).toBe(isMade ? 'done' : 'failed')
        tried.push({ ...one, name, target })
      })
    }
  } finally {
    await running.stop()
    await closeSamples()
  }

  const counts = await commitCounts()
  const resets = tried.filter(({ kind, step }) => kind === 'group.reset-offsets' && step === 'commit')
  expect(resets).toHaveLength(2)
  for (const { name, when } of resets) {
    for (const partition of [0, 1])
      expect(counts.get(`${name} ${name}-${partition}`) ?? 0, `${when} ${partition}`).toBe(when === 'after' ? 1 : 0)
  }
})
