import { pbkdf2Sync, randomBytes } from 'node:crypto'
import { Connection, alterUserScramCredentialsV0 } from '@platformatic/kafka'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { logsIn } from '../test/logs-in'
import { PATIENT, eventually, realBootstrap, realConnection } from '../test/real-cluster'
import { createClusterClient } from './cluster-client'
import { writesOf } from './cluster-writes'
import type { ScramMechanism } from '@/lib/domain/scram/scram-mechanism'
import { SCRAM_NUMBERS } from './reads/scram-users'

const client = createClusterClient(realConnection('writes-to-users'), { onHealthChange: () => {}, onRequest: () => {} })
const writes = writesOf(client)
const user = `somebody-${process.pid}`
const HASHES = { 'SCRAM-SHA-256': ['sha256', 32], 'SCRAM-SHA-512': ['sha512', 64] } as const

function credential(mechanism: ScramMechanism, password: string, iterations = 4096) {
  const [hash, bytes] = HASHES[mechanism]
  const salt = randomBytes(24)
  return { mechanism, iterations, salt, saltedPassword: pbkdf2Sync(password, salt, iterations, bytes, hash) }
}

beforeAll(async () => {
  const { brokers } = await client.metadata()
  client.setBrokers(brokers)
})

afterAll(() => client.close())

test('each mechanism is given and taken by itself', async () => {
  await writes.upsertScramCredential(user, credential('SCRAM-SHA-256', 'first', 4096))
  await writes.upsertScramCredential(user, credential('SCRAM-SHA-512', 'second', 8192))
  await eventually('the second', () => logsIn(user, 'second'))
  expect([await logsIn(user, 'first', 'SCRAM-SHA-256'), await logsIn(user, 'second', 'SCRAM-SHA-256')]).toEqual([true, false])
  const seen = async () => (await client.scramUsers([user]))[0]?.credentials.toSorted((a, b) => a.iterations - b.iterations)
  await expect.poll(seen, PATIENT).toEqual([
    { mechanism: 'SCRAM-SHA-256', iterations: 4096 },
    { mechanism: 'SCRAM-SHA-512', iterations: 8192 },
  ])

  await writes.upsertScramCredential(user, credential('SCRAM-SHA-512', 'third'))
  await eventually('the third', () => logsIn(user, 'third'))
  await writes.deleteScramCredential(user, 'SCRAM-SHA-256')
  await eventually('the first is refused', async () => !(await logsIn(user, 'first', 'SCRAM-SHA-256')))
  expect(await logsIn(user, 'third')).toBe(true)

  await writes.deleteScramCredential(user, 'SCRAM-SHA-512')
  await expect(writes.deleteScramCredential(user, 'SCRAM-SHA-512')).rejects.toMatchObject({
    kafkaError: 'RESOURCE_NOT_FOUND',
    message: expect.stringMatching(/\w/) as string,
  })
  await expect.poll(() => client.scramUsers([user]), PATIENT).toEqual([{ user, error: null, credentials: [] }])
  expect((await client.scramUsers(null)).map((of) => of.user)).not.toContain(user)
})

test('Kafka refuses both mechanisms of a user in one request, and too few iterations', async () => {
  const [host = '', port = ''] = (realBootstrap('PLAINTEXT')[0] ?? '').split(':')
  const connection = new Connection('writes-to-users')
  await connection.connect(host, Number(port))
  const both = (['SCRAM-SHA-256', 'SCRAM-SHA-512'] as const).map((mechanism) => ({
    ...credential(mechanism, 'x'),
    name: user,
    mechanism: SCRAM_NUMBERS[mechanism],
  }))
  await expect(alterUserScramCredentialsV0.api.async(connection, [], both)).rejects.toMatchObject({
    errors: [{ apiId: 'DUPLICATE_RESOURCE' }],
  })
  await connection.close()
  await expect(writes.upsertScramCredential(user, credential('SCRAM-SHA-256', 'x', 100))).rejects.toMatchObject({
    kafkaError: 'UNACCEPTABLE_CREDENTIAL',
    message: 'Too few iterations',
  })
  expect(await client.scramUsers([user])).toEqual([{ user, error: null, credentials: [] }])
})
