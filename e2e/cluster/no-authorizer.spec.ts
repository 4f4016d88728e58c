import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@playwright/test'
import { Admin } from '@platformatic/kafka'
import { stringify } from 'yaml'
import { createScramUsers } from '../../cluster/access/scram'
import { kafkaClassPath } from '../../cluster/jars'
import { KafkaCluster } from '../../cluster/kafka-cluster'
import { type RunningConsole, startConsole } from '../../tools/serve'
import { expectAccessible, watchForErrors } from '../fixtures/console'

const PORT = Number(process.env['HIGHWATER_TEST_CONSOLE_PORT'] ?? 29180) + 8
const dir = mkdtempSync(join(tmpdir(), 'highwater-open-'))
const login = { name: 'console', password: randomBytes(18).toString('base64url'), mechanism: 'SCRAM-SHA-512' as const }

let cluster: KafkaCluster
let served: RunningConsole

test.beforeAll(async () => {
  test.setTimeout(90_000)
  // A node of its own, which asks who comes, and lets everybody do everything.
  cluster = new KafkaCluster({
    classPath: await kafkaClassPath(),
    dir: fileURLToPath(new URL('../../.cluster/no-authorizer', import.meta.url)),
    basePort: 30_292,
    isSingle: true,
    settings: { 'authorizer.class.name': '', 'delegation.token.secret.key': '' },
    heap: '256m',
  })
  await cluster.start()
  const admin = new Admin({ clientId: 'no-authorizer', bootstrapBrokers: cluster.bootstrap.plaintext.split(','), retries: 3 })
  await createScramUsers(admin, [login])
  await admin.createTopics({ topics: ['orders'], partitions: 1, replicas: 1 })
  await admin.close()
  const configFile = join(dir, 'highwater.yaml')
  const sasl = { mechanism: login.mechanism, username: login.name, password: { env: 'HIGHWATER_OPEN_PASSWORD' } }
  writeFileSync(configFile, stringify({ clusters: [{ id: 'open', brokers: cluster.bootstrap.sasl.split(','), sasl }] }))
  const env = { HIGHWATER_AUTH: 'none', HIGHWATER_ROUND_MS: '1000', HIGHWATER_OPEN_PASSWORD: login.password }
  served = await startConsole({ port: PORT, configFile, dataDir: join(dir, 'data'), env })
})

test.afterAll(async () => {
  await served.stop()
  await cluster.stop()
  rmSync(dir, { recursive: true, force: true })
})

const PAGES = [
  { path: '/acls', says: /no authorizer: everyone may do everything/, names: 'authorizer.class.name' },
  { path: '/topics/orders/access', says: /no authorizer: everyone may do everything/ },
  { path: '/users', says: login.name },
  { path: `/users/${login.name}`, says: /no authorizer: whoever gets in may do everything/ },
  { path: '/quotas', says: /Nobody is limited/ },
  { path: '/delegation-tokens', says: /no secret key|switched off/, names: 'delegation.token.secret.key' },
]

for (const { path, says, names } of PAGES) {
  test(`without an authorizer ${path} says what that means`, async ({ page }, info) => {
    const errors = watchForErrors(page)
    await page.goto(`${served.url}/clusters/open${path}`)
    const main = page.locator('#page')
    await expect(main.getByText(says).filter({ visible: true }).first()).toBeVisible({ timeout: 30_000 })
    if (names) await expect(main.getByText(names).filter({ visible: true }).first()).toBeVisible()
    await expectAccessible(page)
    await info.attach(path, { body: await page.screenshot({ fullPage: true }), contentType: 'image/png' })
    expect(errors).toEqual([])
  })
}

test('and may somebody do something? Yes, for nobody decides', async ({ request }) => {
  const asked = new URLSearchParams({ principal: 'User:anybody', operation: 'READ', resourceType: 'TOPIC', resourceName: 'orders' })
  const answer = await request.get(`${served.url}/api/v1/clusters/open/acls/explain?${asked}`)
  expect(await answer.json()).toMatchObject({ state: 'no-authorizer', answer: 'allowed' })
})

test('and a rule that somebody plans there is refused with Kafka’s own name', async ({ request }) => {
  const binding = {
    principal: 'User:a',
    host: '*',
    resourceType: 'TOPIC',
    resourceName: 'orders',
    patternType: 'LITERAL',
    operation: 'READ',
    permission: 'ALLOW',
  }
  const answer = await request.post(`${served.url}/api/v1/clusters/open/changes/plan`, {
    headers: { origin: served.url },
    data: { kind: 'acl.create', input: { bindings: [binding] } },
  })
  expect(await answer.json()).toMatchObject({ kafkaError: 'SECURITY_DISABLED' })
})
