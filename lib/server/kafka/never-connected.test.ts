import { type AddressInfo, createServer, Socket } from 'node:net'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { AclReader } from './acls'
import { allowedAddress } from './allowed-address'
import { BrokerConnections } from './broker-connections'
import { BrokerLane } from './broker-lane'
import type { ClusterConnection, OauthCredentials } from './cluster-connection'
import { requestToken } from './sasl/request-token'

/** What these names lead to; all others are looked up. */
const NAMES: Record<string, string[]> = {
  'metadata.test': ['169.254.169.254'],
  'both.test': ['127.0.0.1', '169.254.169.254'],
  'half-there.test': ['::1', '127.0.0.1'],
}
vi.mock(import('node:dns'), async (load) => {
  const real = await load()
  const lookup = ((host: string, options: object, done: (error: Error | null, found: unknown) => void) => {
    const known = NAMES[host]?.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
    if (known) done(null, known)
    else real.lookup(host, options, done as never)
  }) as typeof real.lookup
  return { ...real, lookup }
})
vi.mock(import('node:dns/promises'), async (load) => {
  const real = await load()
  const lookup = (async (host: string, options: object) =>
    NAMES[host]?.map((address) => ({ address, family: 4 })) ?? (await real.lookup(host, options))) as typeof real.lookup
  return { ...real, lookup }
})

/** Where this process tried to connect to. */
let attempted: string[]
beforeEach(() => {
  attempted = []
  const emit = Reflect.get(Socket.prototype, 'emit') as (...all: unknown[]) => boolean
  vi.spyOn(Socket.prototype, 'emit').mockImplementation(function (this: Socket, ...all: unknown[]) {
    if (all[0] === 'connectionAttempt') attempted.push(String(all[1]))
    return emit.apply(this, all)
  })
})
afterEach(() => void vi.restoreAllMocks())

const connection = (host: string, more: Partial<ClusterConnection> = {}): ClusterConnection => ({
  clientId: 'c',
  bootstrap: [{ host, port: 80 }],
  tls: null,
  sasl: null,
  ...more,
})
const endpoint = (url: string): OauthCredentials => ({ mechanism: 'OAUTHBEARER', tokenEndpoint: url, clientId: 'c', clientSecret: 's' })
const never = () => Promise.reject(new Error('was connected'))
const refused = { kafkaError: 'FORBIDDEN_ADDRESS' }

describe.each(['metadata.test', 'both.test', '169.254.169.254', '2852039166', '0xa9fea9fe', '::ffff:169.254.169.254'])('%s', (host) => {
  test.each<[string, Partial<ClusterConnection>]>([
    ['plain', {}],
    ['by TLS', { tls: {} }],
    ['with a login', { sasl: { mechanism: 'PLAIN', username: 'u', password: 'p' } }],
  ])('no broker is connected to there, %s', async (_, more) => {
    const settings = connection(host, more)
    const lane = new BrokerLane(settings, { host, port: 80 }, 'rounds')
    await expect(lane.send(never)).rejects.toMatchObject({
      ...refused,
      message: expect.stringMatching(/^leads to \S+, a link-local/) as string,
    })
    expect(attempted).toEqual([])
  })

  test('and no ACLs are asked for', async () => {
    const asked = new AclReader(connection(host)).read(null)
    // kafkajs takes an IPv6 address apart at its first colon.
    await expect(asked).rejects.toMatchObject({ kafkaError: host.includes(':') ? 'ENOTFOUND' : refused.kafkaError })
    expect(attempted).toEqual([])
  })

  test('nor a token', async () => {
    const written = host.includes(':') ? `[${host}]` : host
    for (const scheme of ['http', 'https']) {
      await expect(requestToken(endpoint(`${scheme}://${written}/token`))).rejects.toMatchObject(refused)
    }
    expect(attempted).toEqual([])
  })
})

test('a broker that says of itself such an address is one that does not answer', async () => {
  const told: string[] = []
  const brokers = new BrokerConnections(connection('127.0.0.1'), {
    onHealthChange: () => {},
    onRequest: () => told.push('asked'),
  })
  brokers.setBrokers([{ id: 7, host: 'metadata.test', port: 9092 }])
  await expect(brokers.send(7, 'rounds', 'ListGroups', 2_000, never)).rejects.toMatchObject(refused)
  expect(brokers.health(7)).toMatchObject({ answering: false })
  expect([told, attempted]).toEqual([[], []])
  await brokers.close()
})

test('of several addresses the first at which somebody is; what is there is connected to', async () => {
  const server = createServer((socket) => socket.destroy())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  expect(await allowedAddress({ host: 'half-there.test', port })).toBe('127.0.0.1')
  expect(attempted).toContain('127.0.0.1')
  await new Promise((resolve) => server.close(resolve))
  await expect(allowedAddress({ host: 'half-there.test', port })).rejects.toMatchObject({ code: 'ECONNREFUSED' })
})
