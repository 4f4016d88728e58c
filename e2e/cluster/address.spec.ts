import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { endpoints } from '../../lib/contract/endpoints'
import { type RunningConsole, startConsole } from '../../tools/serve'
import { ADMIN } from '../fixtures/accounts'

const PORT = Number(process.env['HIGHWATER_TEST_CONSOLE_PORT'] ?? 29180) + 7
/** Of a documentation network: nobody's (RFC 5737). */
const MADE_UP = '198.51.100.4'
const TRIES = 25

let running: RunningConsole | null = null
test.afterEach(async () => {
  await running?.stop()
  running = null
})

async function start(env: Record<string, string>) {
  const dir = mkdtempSync(join(tmpdir(), 'highwater-address-'))
  const configFile = join(dir, 'highwater.yaml')
  writeFileSync(configFile, 'clusters: []')
  const account = { HIGHWATER_ADMIN_NAME: ADMIN.name, HIGHWATER_ADMIN_PASSWORD: ADMIN.password }
  running = await startConsole({ port: PORT, configFile, dataDir: join(dir, 'data'), env: { ...account, ...env } })
  return running.url
}

const signIn = (origin: string, who: typeof ADMIN, from: string) =>
  fetch(origin + endpoints.signIn.path, {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json', 'x-forwarded-for': from },
    body: JSON.stringify(who),
  })

async function addressesIn(origin: string, cookie: string): Promise<unknown[]> {
  const answer = await fetch(`${origin}${endpoints.listAudit.path}?action=session.refused`, { headers: { cookie } })
  const { items } = (await answer.json()) as { items: { detail: { address?: unknown } }[] }
  return [...new Set(items.map(({ detail }) => detail.address))]
}

test('without a trusted proxy nobody gets past the limits by the addresses they write, nor into the audit with them', async () => {
  const origin = await start({})
  const signedIn = await signIn(origin, ADMIN, MADE_UP)
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? ''
  const tries = []
  for (let n = 1; n <= TRIES; n += 1) tries.push((await signIn(origin, { name: `nobody-${n}`, password: 'wrong' }, `10.0.0.${n}`)).status)
  expect(tries.slice(0, 20).every((status) => status === 401)).toBe(true)
  expect(tries.slice(20).every((status) => status === 429)).toBe(true)
  const addresses = await addressesIn(origin, cookie)
  expect(addresses).toHaveLength(1)
  expect(addresses[0]).toMatch(/^(127\.0\.0\.1|::1)$/)
})

test('a trusted proxy says who calls', async () => {
  const origin = await start({ HIGHWATER_TRUST_PROXY: 'true' })
  const cookie = (await signIn(origin, ADMIN, '192.0.2.1')).headers.get('set-cookie')?.split(';')[0] ?? ''
  expect((await signIn(origin, { name: 'nobody', password: 'wrong' }, `10.0.0.1, ${MADE_UP}`)).status).toBe(401)
  expect(await addressesIn(origin, cookie)).toEqual([MADE_UP])
})
