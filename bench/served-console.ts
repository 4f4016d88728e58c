import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stringify } from 'yaml'
import { type RunningConsole, startConsole } from '../tools/serve.ts'

/** The id under which the console knows the cluster of a benchmark. */
export const BENCH_CLUSTER = 'bench'
const ADMIN = { name: 'admin', password: 'a-password-for-the-bench' }

/** The production console on one cluster, with data of its own that go with it. `env`: more of its environment. */
export async function serveBench(options: { port: number; bootstrap: string; env?: Record<string, string> }): Promise<RunningConsole> {
  const dir = mkdtempSync(join(tmpdir(), 'highwater-bench-'))
  const removeDir = () => rmSync(dir, { recursive: true, force: true })
  const configFile = join(dir, 'highwater.yaml')
  writeFileSync(configFile, stringify({ clusters: [{ id: BENCH_CLUSTER, name: 'Bench', brokers: options.bootstrap.split(',') }] }))
  const env = { HIGHWATER_ADMIN_NAME: ADMIN.name, HIGHWATER_ADMIN_PASSWORD: ADMIN.password, ...options.env }
  try {
    const served = await startConsole({ port: options.port, configFile, dataDir: join(dir, 'data'), env })
    return { ...served, stop: () => served.stop().finally(removeDir) }
  } catch (error) {
    removeDir()
    throw error
  }
}

/** The cookie of a session, as `name=value`. */
export async function signIn(url: string): Promise<string> {
  const headers = { 'content-type': 'application/json', origin: url }
  const answer = await fetch(`${url}/api/v1/session`, { method: 'POST', headers, body: JSON.stringify(ADMIN) })
  const [cookie] = (answer.headers.get('set-cookie') ?? '').split(';')
  if (!answer.ok || !cookie) throw new Error(`signing in was answered with ${answer.status}`)
  return cookie
}

/** An API token that may read everything. */
export async function createToken(url: string): Promise<string> {
  const headers = { 'content-type': 'application/json', origin: url, cookie: await signIn(url) }
  const body = JSON.stringify({ name: 'bench', role: 'viewer' })
  const answer = await fetch(`${url}/api/v1/tokens`, { method: 'POST', headers, body })
  const { token } = (await answer.json()) as { token?: string }
  if (!token) throw new Error(`asking for a token was answered with ${answer.status}`)
  return token
}
