import { randomBytes, randomUUID } from 'node:crypto'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import type { ClusterConfig } from '../config/cluster-config'
import { createSealer } from '../store/seal'
import { temporaryStore } from '../test/temporary-store'
import { ClusterRegistry, type SavedBy } from './cluster-registry'
import type { ConsoleCluster } from './saved-settings'

const KEY = randomBytes(32)
const SECRET = 'hunter2-말'
const COMMITS = { source: 'auto', mostPerSec: 20_000 } as const
const FIXED: ClusterConfig = {
  id: 'fixed',
  name: 'Fixed',
  brokers: ['kafka:9092'],
  tls: null,
  sasl: null,
  readOnly: false,
  commits: COMMITS,
  approval: [],
}
const ORDERS: ConsoleCluster = {
  id: 'orders',
  name: 'Orders',
  brokers: ['kafka-1:9093'],
  tls: { ca: 'CA', cert: 'CERT', key: `${SECRET}-key`, rejectUnauthorized: true },
  sasl: { mechanism: 'SCRAM-SHA-512', username: 'console', password: SECRET },
  readOnly: false,
  commits: COMMITS,
}

const entry = (action: string) => ({
  id: randomUUID(),
  atMs: Date.now(),
  cluster: 'orders',
  actor: { kind: 'user', name: 'ada' },
  action,
  target: { type: 'cluster', name: 'orders' },
  detail: '{}',
})
const by = (action = 'cluster.add'): SavedBy => ({ name: 'ada', atMs: Date.now(), entry: entry(action) })

/** A registry over a real store, that tells what was started and stopped. */
function registryOf(store = temporaryStore(), { key = KEY, fixed = [FIXED] } = {}) {
  const told: string[] = []
  const registry = new ClusterRegistry({
    fixed,
    saved: store.clusters,
    sealer: () => createSealer(key, 'clusters'),
    watch: ({ id, brokers }) => ({
      start: () => void told.push(`start ${id} ${brokers.join()}`),
      stop: async () => void told.push(`stop ${id}`),
    }),
    onChange: () => void told.push('changed'),
  })
  return { registry, store, told }
}

test('one is watched from the moment it is added, edited as it is described, and no more once it is removed', async () => {
  const { registry, told } = registryOf()
  await registry.start()
  expect(told).toEqual(['start fixed kafka:9092'])
  expect(await registry.add(ORDERS, by())).toBe(true)
  expect(registry.watched.get('orders')?.config).toEqual({ ...ORDERS, approval: [] })
  expect(told.splice(0)).toEqual(['start fixed kafka:9092', 'start orders kafka-1:9093', 'changed'])

  expect(await registry.replace({ ...ORDERS, brokers: ['kafka-2:9093'] }, by('cluster.update'))).toBe(true)
  expect(told.splice(0)).toEqual(['stop orders', 'start orders kafka-2:9093', 'changed'])
  expect(registry.watched.get('orders')?.config.brokers).toEqual(['kafka-2:9093'])

  expect(await registry.remove('orders', entry('cluster.remove'))).toBe(true)
  expect(told.splice(0)).toEqual(['stop orders', 'changed'])
  expect([...registry.watched.keys()]).toEqual(['fixed'])
  expect(await registry.remove('orders', entry('cluster.remove'))).toBe(false)
})

test('a new name, or that nothing is to be written, does not interrupt the watching', async () => {
  const { registry, told } = registryOf()
  await registry.start()
  await registry.add(ORDERS, by())
  told.splice(0)
  await registry.replace({ ...ORDERS, name: 'Orders EU', readOnly: true }, by('cluster.update'))
  expect(told).toEqual(['changed'])
  expect(registry.watched.get('orders')?.config).toMatchObject({ name: 'Orders EU', readOnly: true })
})

test('what is configured elsewhere is not touched here', async () => {
  const { registry } = registryOf()
  await registry.start()
  const fixed = { ...ORDERS, id: 'fixed' }
  expect([await registry.add(fixed, by()), await registry.replace(fixed, by()), await registry.remove('fixed', entry('x'))]).toEqual([
    false,
    false,
    false,
  ])
  expect(registry.watched.get('fixed')?.config).toEqual(FIXED)
  expect(registry.added).toEqual([])
})

test('an id is taken once, however quickly two people are', async () => {
  const { registry } = registryOf()
  await registry.start()
  expect(await Promise.all([registry.add(ORDERS, by()), registry.add({ ...ORDERS, name: 'Twin' }, by())])).toEqual([true, false])
  expect(registry.watched.get('orders')?.config.name).toBe('Orders')
})

test('after a restart it is there again, and begins with the others', async () => {
  const { registry, store } = registryOf()
  await registry.start()
  await registry.add(ORDERS, by())
  const next = registryOf(store)
  await next.registry.start()
  expect(next.registry.watched.get('orders')?.config).toEqual({ ...ORDERS, approval: [] })
  expect(next.told).toEqual(['start fixed kafka:9092', 'start orders kafka-1:9093', 'changed'])
})

test('nothing on the disk holds a secret of it', async () => {
  const { registry, store } = registryOf()
  await registry.start()
  await registry.add(ORDERS, by())
  const rows = new DatabaseSync(store.path, { readOnly: true }).prepare('SELECT * FROM clusters').all()
  expect(rows).toHaveLength(1)
  const written = JSON.stringify(rows)
  expect(written).toContain('console')
  for (const secret of [SECRET, `${SECRET}-key`, Buffer.from(SECRET).toString('base64')]) expect(written).not.toContain(secret)
})

test('with another key its secrets stay shut: it is listed, not watched, and can be given new ones', async () => {
  const { registry, store } = registryOf()
  await registry.start()
  await registry.add(ORDERS, by())
  const next = registryOf(store, { key: randomBytes(32) })
  await next.registry.start()
  expect(next.registry.watched.has('orders')).toBe(false)
  expect(next.registry.added).toMatchObject([{ isWatched: false, cluster: { id: 'orders', name: 'Orders' } }])
  expect(JSON.stringify(next.registry.added)).not.toContain(SECRET)
  await next.registry.replace(ORDERS, by('cluster.update'))
  expect(next.registry.watched.get('orders')?.config).toEqual({ ...ORDERS, approval: [] })
})

test('one that came into the configuration since is reached as it says there', async () => {
  const { registry, store } = registryOf()
  await registry.start()
  await registry.add(ORDERS, by())
  const next = registryOf(store, { fixed: [{ ...FIXED, id: 'orders' }] })
  await next.registry.start()
  expect([...next.registry.watched.values()].map(({ config }) => config.brokers)).toEqual([['kafka:9092']])
  expect(next.registry.added).toEqual([])
})

test('each edit is recorded with who did it, and its brokers are forgotten with it', async () => {
  const { registry, store } = registryOf()
  await registry.start()
  await registry.add(ORDERS, by())
  await store.knownBrokers.remember('orders', [{ id: 1, host: 'kafka-1', port: 9093, rack: null, lastSeenMs: 1 }])
  await registry.replace({ ...ORDERS, name: 'Orders EU' }, by('cluster.update'))
  expect(await store.knownBrokers.load('orders')).toHaveLength(1)
  await registry.remove('orders', entry('cluster.remove'))
  expect(await store.knownBrokers.load('orders')).toEqual([])
  const { items } = await store.audit.list({ console: true, targets: null, cluster: 'orders' }, { offset: 0, limit: 10 })
  expect(items.map(({ action }) => action).toSorted()).toEqual(['cluster.add', 'cluster.remove', 'cluster.update'])
})
