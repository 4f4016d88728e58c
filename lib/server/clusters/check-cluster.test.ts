import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { endpoints } from '@/lib/contract/endpoints'
import { request, testConsole } from '../test/test-console'
import { createSealer } from '../store/seal'
import { temporaryStore } from '../test/temporary-store'
import { ClusterRegistry } from './cluster-registry'
import { checkCluster } from './check-cluster'

const SECRET = 'a-secret-that-was-sent'
const sasl = { mechanism: 'PLAIN', username: 'u', password: SECRET }
const oauth = { mechanism: 'OAUTHBEARER', tokenEndpoint: 'http://127.0.0.1:1', clientId: 'c', clientSecret: SECRET }

async function emptyRegistry() {
  const registry = new ClusterRegistry({
    fixed: [],
    saved: temporaryStore().clusters,
    sealer: () => createSealer(randomBytes(32), 'clusters'),
    watch: () => ({ start: () => {}, stop: () => Promise.resolve() }),
    onChange: () => {},
  })
  await registry.load()
  return registry
}

async function check(body: unknown) {
  const console = await testConsole()
  const handle = console.route(endpoints.checkConnection, async (context) => checkCluster(await emptyRegistry(), context.body))
  const headers = { ...console.headersOf('admin'), 'content-type': 'application/json' }
  const answer = await handle(request('POST', endpoints.checkConnection.path, headers, JSON.stringify(body)))
  return { status: answer.status, text: await answer.text() }
}

test.each<[string, object, string, number?]>([
  ['no brokers', { sasl }, 'brokers'],
  ['a login, and nobody to give it to', { cluster: 'a', sasl }, 'brokers'],
  ['a login without its secret', { brokers: ['a:1'], sasl: { mechanism: 'PLAIN', username: 'u' } }, 'sasl.password', 422],
  ['an address without a port', { brokers: ['kafka'], sasl }, 'brokers[0]'],
  ['a secret where none belongs', { brokers: ['a:1'], sasl: { ...sasl, mechanism: SECRET } }, 'sasl.mechanism'],
  ['a field nobody knows', { brokers: ['a:1'], sasl: { ...sasl, passwort: SECRET } }, 'sasl.passwort'],
  ['a token endpoint that is a file', { brokers: ['a:1'], sasl: { ...oauth, tokenEndpoint: 'file:///etc/passwd' } }, 'sasl.tokenEndpoint'],
])('%s: refused by the name of the field, and no secret comes back', async (_, body, field, expected = 400) => {
  const { status, text } = await check(body)
  expect(status).toBe(expected)
  expect(text).toContain(`"path":"${field}"`)
  expect(text).not.toContain(SECRET)
})

test('a cluster this console does not have is not there', async () => {
  expect((await check({ cluster: 'elsewhere' })).status).toBe(404)
})

test('what failed is told, and no secret comes back', async () => {
  const { status, text } = await check({ brokers: ['127.0.0.1:1'], sasl })
  expect(status).toBe(200)
  expect(JSON.parse(text)).toMatchObject({ passed: false, clusterId: null })
  expect(text).toContain('ECONNREFUSED')
  expect(text).not.toContain(SECRET)
  const { text: ofToken } = await check({ brokers: ['127.0.0.1:1'], sasl: oauth })
  expect(ofToken).toContain('TOKEN_ENDPOINT_FAILED')
  expect(ofToken).not.toContain(SECRET)
})
