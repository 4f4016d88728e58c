import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Admin } from '@platformatic/kafka'
import { afterEach, expect, test } from 'vitest'
import { createScramUsers } from '@/cluster/access/scram'
import { makeCertificate } from '@/cluster/certificates'
import { MUTUAL_TLS } from '@/cluster/tls'
import { rotatingFile } from '../config/secret-source'
import { letInEverywhere } from '../test/logs-in'
import { eventually, realBootstrap, realConnection } from '../test/real-cluster'
import { type ClusterClient, createClusterClient } from './cluster-client'
import type { ClusterConnection } from './cluster-connection'

const dir = mkdtempSync(join(tmpdir(), 'highwater-rotation-'))
const read = (path: string) => readFileSync(path, 'utf8')
const inFile = (name: string, text: string) => {
  const path = join(dir, name)
  writeFileSync(path, text)
  return { secret: rotatingFile(path, name, read), rotate: (to: string) => writeFileSync(path, to) }
}
const username = 'rotated-user'
const open: ClusterClient[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((client) => client.close()))
})

function clientOf(connection: ClusterConnection): ClusterClient {
  const client = createClusterClient(connection, { onHealthChange: () => {}, onRequest: () => {} })
  open.push(client)
  return client
}

async function setPassword(password: string): Promise<void> {
  const admin = new Admin({ clientId: 'rotating', bootstrapBrokers: realBootstrap('PLAINTEXT') })
  await createScramUsers(admin, [{ name: username, password, mechanism: 'SCRAM-SHA-512' }])
  await admin.close()
}

test('a password that was changed on the cluster and in its file works at the next connection, without a restart', async () => {
  await setPassword('the first password')
  // Neither client below tries twice, and each asks one certain broker.
  await letInEverywhere(username, 'the first password')
  const file = inFile('password', 'the first password\n')
  const sasl = { mechanism: 'SCRAM-SHA-512' as const, username }
  const rotating = clientOf(realConnection('rotating', 'SASL', { sasl: { ...sasl, password: file.secret } }))
  const fixed = clientOf(realConnection('fixed', 'SASL', { sasl: { ...sasl, password: 'the first password' } }))
  const { brokers } = await rotating.metadata()
  const [broker = 0] = brokers.map(({ id }) => id)
  /** Whatever connection there is to a broker ends; the next request opens another. */
  const connectAnew = (client: ClusterClient) => {
    client.setBrokers([])
    client.setBrokers(brokers)
  }
  for (const client of [rotating, fixed]) {
    connectAnew(client)
    await client.groups(broker)
  }

  await setPassword('the second password')
  file.rotate('the second password\n')
  connectAnew(rotating)
  await eventually('the new password is taken', () =>
    rotating.groups(broker).then(
      () => true,
      () => false,
    ),
  )
  // Without the file it would not be: the old password is refused.
  connectAnew(fixed)
  await expect(fixed.groups(broker)).rejects.toMatchObject({ kafkaError: 'SASL_AUTHENTICATION_FAILED' })
})

test('a client certificate that was replaced in its files works at the next try', async () => {
  const stranger = makeCertificate({ commonName: 'highwater-console', issuer: null })
  const [cert, key] = [inFile('cert.pem', stranger.certificate), inFile('key.pem', stranger.key)]
  const client = clientOf(realConnection('rotating', 'MTLS', { tls: { ca: read(MUTUAL_TLS.ca), cert: cert.secret, key: key.secret } }))
  await expect(client.metadata()).rejects.toThrow()

  cert.rotate(read(MUTUAL_TLS.client))
  key.rotate(read(MUTUAL_TLS.clientKey))
  expect((await client.metadata()).brokers.length).toBeGreaterThanOrEqual(3)
})
