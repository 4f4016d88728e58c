import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { endpoints } from '../contract/endpoints'
import { ClusterRegistry } from './clusters/cluster-registry'
import type { ClusterWatch } from './clusters/watch-cluster'
import { addCluster, listClusterConfigs, removeCluster, updateCluster } from './clusters-api'
import { createSealer } from './store/seal'
import { temporaryStore } from './test/temporary-store'
import { request, testConsole } from './test/test-console'

const SECRET = 'hunter2-and-more'
const COMMITS = { source: 'auto', mostPerSec: 20_000 } as const
const SASL = { mechanism: 'SCRAM-SHA-512', username: 'console', password: SECRET }
const ORDERS = { id: 'orders', name: 'Orders', brokers: ['kafka-1:9093'], tls: { cert: 'CERT', key: `${SECRET}-key` }, sasl: SASL }
const { id: _, ...EDITED } = ORDERS

/** The four calls over a real store; what is watched connects to nothing. */
async function api() {
  const console = await testConsole()
  const store = temporaryStore()
  const sealer = createSealer(randomBytes(32), 'clusters')
  const underWay = { isApplying: false, waiting: [] as string[] }
  const registry = new ClusterRegistry<ClusterWatch>({
    fixed: [
      {
        id: 'fixed',
        name: 'Fixed',
        brokers: ['kafka:9092'],
        tls: { rejectUnauthorized: true, ca: () => 'CA of a file', cert: 'CERT', key: () => SECRET },
        sasl: { mechanism: 'PLAIN', username: 'u', password: () => SECRET },
        readOnly: true,
        commits: COMMITS,
        approval: [],
      },
    ],
    saved: store.clusters,
    sealer: () => sealer,
    watch: () => ({ start: () => {}, stop: () => Promise.resolve() }) as unknown as ClusterWatch,
    onChange: () => {},
  })
  await registry.start()
  const home = { registry, changes: { underWay: () => underWay } }
  const routes = {
    GET: console.route(endpoints.listClusterConfigs, () => listClusterConfigs(home)),
    POST: console.route(endpoints.addCluster, ({ actor, body }) => addCluster(home, actor, body)),
    PUT: console.route(endpoints.updateCluster, ({ actor, params, body }) => updateCluster(home, actor, params.cluster, body)),
    DELETE: console.route(endpoints.removeCluster, ({ actor, params }) => removeCluster(home, actor, params.cluster)),
  }
  const headers = { ...console.headersOf('admin'), 'content-type': 'application/json' }
  async function call(method: keyof typeof routes, id: string, body?: unknown) {
    const path = `/api/v1/cluster-configs${id && `/${id}`}`
    const answer = await routes[method](request(method, path, headers, body === undefined ? undefined : JSON.stringify(body)))
    return { status: answer.status, text: await answer.text() }
  }
  return { call, underWay, store, registry }
}

const fieldsOf = (text: string) => (JSON.parse(text) as { fields: { path: string }[] }).fields.map(({ path }) => path)

test('no answer, and no entry of the audit, holds a secret', async () => {
  const { call, store } = await api()
  const texts = [
    await call('POST', '', ORDERS),
    await call('GET', ''),
    await call('PUT', 'orders', { ...EDITED, name: 'Orders EU' }),
    await call('PUT', 'orders', { ...EDITED, sasl: { ...SASL, mechanism: SECRET } }),
    await call('POST', '', { ...ORDERS, id: SECRET.toUpperCase() }),
    await call('DELETE', 'orders'),
  ]
  expect(texts.map(({ status }) => status)).toEqual([201, 200, 200, 400, 400, 204])
  const rows = await store.db.selectFrom('audit_entries').selectAll().execute()
  expect(rows.map(({ action }) => action).toSorted()).toEqual(['cluster.add', 'cluster.remove', 'cluster.update'])
  for (const text of [...texts.map((answer) => answer.text), JSON.stringify(rows, (__, value: unknown) => String(value))]) {
    expect(text).not.toContain(SECRET)
  }
  const [, listed] = texts
  expect(JSON.parse(listed?.text ?? '')).toMatchObject({
    items: [
      { id: 'fixed', origin: 'fixed', saved: null, sasl: { mechanism: 'PLAIN', username: 'u' }, tls: { ca: 'CA of a file', hasKey: true } },
      {
        id: 'orders',
        origin: 'console',
        saved: { by: 'admin' },
        sasl: { username: 'console' },
        tls: { cert: 'CERT', hasKey: true },
        isWatched: true,
      },
    ],
  })
})

test('what is left out is kept, and asked for where it would go elsewhere', async () => {
  const { call, registry } = await api()
  await call('POST', '', ORDERS)
  const leftOut = { ...EDITED, tls: { cert: 'CERT' }, sasl: { mechanism: SASL.mechanism, username: SASL.username } }
  expect((await call('PUT', 'orders', { ...leftOut, name: 'Renamed' })).status).toBe(200)
  expect(registry.watched.get('orders')?.config).toMatchObject({ name: 'Renamed', sasl: SASL, tls: ORDERS.tls })
  const refused = await call('PUT', 'orders', { ...leftOut, brokers: ['evil:9093'] })
  expect([refused.status, fieldsOf(refused.text)]).toEqual([422, ['sasl.password']])
  expect(registry.watched.get('orders')?.config.brokers).toEqual(['kafka-1:9093'])
  const another = await call('POST', '', { ...leftOut, id: 'another' })
  expect([another.status, fieldsOf(another.text)]).toEqual([422, ['tls.key', 'sasl.password']])
})

test('an id is taken once, and what is configured elsewhere is changed there', async () => {
  const { call } = await api()
  expect((await call('POST', '', ORDERS)).status).toBe(201)
  expect((await call('POST', '', ORDERS)).status).toBe(409)
  expect((await call('POST', '', { ...ORDERS, id: 'fixed' })).status).toBe(409)
  expect((await call('PUT', 'fixed', EDITED)).status).toBe(409)
  expect((await call('DELETE', 'fixed')).status).toBe(409)
  expect((await call('PUT', 'elsewhere', EDITED)).status).toBe(404)
  expect((await call('DELETE', 'elsewhere')).status).toBe(404)
  expect((await call('POST', '', { ...ORDERS, id: 'new' })).status).toBe(400)
})

test('nobody has the console connect to where a cloud gives out credentials', async () => {
  const { call } = await api()
  const metadata = '169.254.169.254'
  for (const written of [metadata, '2852039166', '0xa9fea9fe', `[::ffff:${metadata}]`]) {
    const byBroker = await call('POST', '', { ...ORDERS, brokers: ['kafka-1:9093', `${written}:80`] })
    expect([byBroker.status, fieldsOf(byBroker.text)], written).toEqual([422, ['brokers']])
  }
  const sasl = { mechanism: 'OAUTHBEARER', tokenEndpoint: `http://${metadata}/token`, clientId: 'c', clientSecret: SECRET }
  const byToken = await call('POST', '', { ...ORDERS, sasl })
  expect([byToken.status, fieldsOf(byToken.text)]).toEqual([422, ['sasl.tokenEndpoint']])
})

test('nobody pulls a cluster from under a change', async () => {
  const { call, underWay } = await api()
  await call('POST', '', ORDERS)
  underWay.isApplying = true
  expect([(await call('PUT', 'orders', EDITED)).status, (await call('DELETE', 'orders')).status]).toEqual([409, 409])
  underWay.isApplying = false
  underWay.waiting = ['c-1']
  expect((await call('DELETE', 'orders')).text).toContain('c-1')
  expect((await call('PUT', 'orders', EDITED)).status).toBe(200)
  underWay.waiting = []
  expect((await call('DELETE', 'orders')).status).toBe(204)
})
