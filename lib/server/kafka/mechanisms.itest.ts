import { readFileSync } from 'node:fs'
import { AclOperations, Admin, ResourceTypes } from '@platformatic/kafka'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { binding } from '@/cluster/access/acls'
import { MUTUAL_TLS } from '@/cluster/tls'
import { eventually, realBootstrap, realConnection } from '../test/real-cluster'
import { startTokenIssuer, TOKEN_CLIENT } from '../test/token-issuer'
import { createClusterClient } from './cluster-client'
import type { ClusterConnection, OauthCredentials } from './cluster-connection'

const read = (path: string) => readFileSync(path, 'utf8')
const silent = { onHealthChange: () => {}, onRequest: () => {} }
const mutual = () => ({ ca: read(MUTUAL_TLS.ca), cert: read(MUTUAL_TLS.client), key: read(MUTUAL_TLS.clientKey) })

/** Whom a certificate and a token are taken for. */
const PRINCIPALS = { certificate: 'CN=highwater-console', token: TOKEN_CLIENT.clientId }
const MAY_DESCRIBE = Object.values(PRINCIPALS).map((user) =>
  binding(user, AclOperations.DESCRIBE, { type: ResourceTypes.CLUSTER, name: 'kafka-cluster' }),
)

let issuer: Awaited<ReturnType<typeof startTokenIssuer>>
const tokens = (): OauthCredentials => ({ mechanism: 'OAUTHBEARER', ...TOKEN_CLIENT, tokenEndpoint: issuer.tokenEndpoint, scope: 'kafka' })

beforeAll(async () => {
  issuer = await startTokenIssuer()
  const admin = new Admin({ clientId: 'mechanisms', bootstrapBrokers: realBootstrap('PLAINTEXT') })
  await admin.createAcls({ creations: MAY_DESCRIBE })
  await admin.close()
})
afterAll(async () => {
  await issuer.stop()
  const admin = new Admin({ clientId: 'mechanisms', bootstrapBrokers: realBootstrap('PLAINTEXT') })
  await admin.deleteAcls({ filters: MAY_DESCRIBE.map(({ resourcePatternType, ...acl }) => ({ ...acl, resourcePatternType })) })
  await admin.close()
})

/** Brokers seen over this connection; each also answers a request of its own, over its advertised address. */
async function brokersOver(connection: ClusterConnection): Promise<number> {
  const client = createClusterClient(connection, silent)
  try {
    const { brokers } = await client.metadata()
    client.setBrokers(brokers)
    await Promise.all(brokers.map((broker) => client.groups(broker.id)))
    return brokers.length
  } finally {
    await client.close()
  }
}

describe('connects by', () => {
  test('a client certificate', async () => {
    expect(await brokersOver(realConnection('c', 'MTLS', { tls: mutual() }))).toBeGreaterThanOrEqual(3)
  })

  test('OAUTHBEARER, with one token for all connections', async () => {
    const before = issuer.state.issued
    expect(await brokersOver(realConnection('c', 'OAUTH', { sasl: tokens() }))).toBeGreaterThanOrEqual(3)
    expect(issuer.state.issued - before).toBe(1)
  })
})

describe('is known to the cluster, also where it reads ACLs, by', () => {
  test.each<[string, () => ClusterConnection, string]>([
    ['the name of its certificate', () => realConnection('c', 'MTLS', { tls: mutual() }), PRINCIPALS.certificate],
    ['the subject of its token', () => realConnection('c', 'OAUTH', { sasl: tokens() }), PRINCIPALS.token],
  ])('%s', async (_, connection, user) => {
    const client = createClusterClient(connection(), silent)
    try {
      client.setBrokers((await client.metadata()).brokers)
      expect(await client.acls()).toContainEqual(expect.objectContaining({ principal: `User:${user}`, operation: 'DESCRIBE' }))
    } finally {
      await client.close()
    }
  })
})

test('a session that ends is renewed with a fresh token, and no request is lost', async () => {
  // Long beside the whole seconds in which tokens count.
  issuer.state.tokenLifeSec = 5
  const before = issuer.state.issued
  const client = createClusterClient(realConnection('c', 'OAUTH', { sasl: tokens() }), silent)
  try {
    const { brokers } = await client.metadata()
    client.setBrokers(brokers)
    const [broker] = brokers
    if (!broker) throw new Error('no broker')
    const failures: unknown[] = []
    await eventually('a third token', async () => {
      await client.groups(broker.id).catch((error: unknown) => failures.push(error))
      return issuer.state.issued - before >= 3
    })
    expect(failures).toEqual([])
    expect(client.health(broker.id)?.answering).toBe(true)
  } finally {
    issuer.state.tokenLifeSec = 3_600
    await client.close()
  }
})
