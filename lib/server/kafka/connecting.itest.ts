import { readFileSync } from 'node:fs'
import { Admin } from '@platformatic/kafka'
import { beforeAll, describe, expect, test } from 'vitest'
import { createScramUsers } from '@/cluster/access/scram'
import { realBootstrap, realConnection } from '../test/real-cluster'
import { createClusterClient } from './cluster-client'
import type { ClusterConnection } from './cluster-connection'

const ca = readFileSync(process.env['HIGHWATER_TEST_CA'] ?? '', 'utf8')
const password = 'secret-of-this-test'
const scram = (mechanism: 'SCRAM-SHA-256' | 'SCRAM-SHA-512') => ({ mechanism, username: `connecting-${mechanism}`, password })

beforeAll(async () => {
  const admin = new Admin({ clientId: 'connecting', bootstrapBrokers: realBootstrap('PLAINTEXT') })
  await createScramUsers(
    admin,
    (['SCRAM-SHA-256', 'SCRAM-SHA-512'] as const).map((mechanism) => ({ name: `connecting-${mechanism}`, password, mechanism })),
  )
  await admin.close()
})

/** Brokers seen over this connection; all of them also answer a request of their own, over their advertised address. */
async function brokersOver(connection: ClusterConnection): Promise<number> {
  const client = createClusterClient(connection, { onHealthChange: () => {}, onRequest: () => {} })
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
  test.each<[string, ClusterConnection]>([
    ['PLAINTEXT', realConnection('c')],
    ['TLS', realConnection('c', 'TLS', { tls: { ca } })],
    ['SASL PLAIN', realConnection('c', 'SASL', { sasl: { mechanism: 'PLAIN', username: 'plainuser', password: 'plain-secret' } })],
    ['SCRAM-SHA-256', realConnection('c', 'SASL', { sasl: scram('SCRAM-SHA-256') })],
    ['SCRAM-SHA-512', realConnection('c', 'SASL', { sasl: scram('SCRAM-SHA-512') })],
  ])('%s, to every broker', async (_, connection) => {
    expect(await brokersOver(connection)).toBeGreaterThanOrEqual(3)
  })
})

describe('says what is wrong with', () => {
  test.each<[string, ClusterConnection, string | RegExp]>([
    [
      'a wrong password',
      realConnection('c', 'SASL', { sasl: { ...scram('SCRAM-SHA-512'), password: 'not it' } }),
      /SASL_AUTHENTICATION_FAILED/,
    ],
    ['no login at all on a SASL port', realConnection('c', 'SASL'), /NETWORK_EXCEPTION.*wants SASL or TLS/],
    ['a certificate nobody vouches for', realConnection('c', 'TLS', { tls: {} }), /DEPTH_ZERO_SELF_SIGNED_CERT/],
    [
      'an address where nothing listens',
      { ...realConnection('c'), bootstrap: [{ host: '127.0.0.1', port: 1 }] },
      /ECONNREFUSED.*127\.0\.0\.1:1 refused the connection/,
    ],
    [
      'a name that does not resolve',
      { ...realConnection('c'), bootstrap: [{ host: 'no-such-host.invalid', port: 9092 }] },
      /ENOTFOUND|EAI_AGAIN/,
    ],
  ])('%s', async (_, connection, words) => {
    const error = await brokersOver(connection).catch(
      (refused: { kafkaError: string; message: string }) => `${refused.kafkaError}: ${refused.message}`,
    )
    expect(error).toMatch(words)
    expect(error).not.toContain(password)
  })
})
