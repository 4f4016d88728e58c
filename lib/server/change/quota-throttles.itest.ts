import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AclOperations, Admin, ResourceTypes } from '@platformatic/kafka'
import kafkajs from 'kafkajs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { binding } from '@/cluster/access/acls'
import { createScramUsers } from '@/cluster/access/scram'
import type { QuotaEntity } from '@/lib/domain/quotas/client-quota'
import { effectiveQuotas } from '@/lib/domain/quotas/effective-quota'
import { Observer } from '../observe/observer'
import { CLUSTER, actor, carriedOut, settled, testChanges } from '../test/changes'
import { knownEverywhere } from '../test/every-broker'
import { letInEverywhere } from '../test/logs-in'
import { eventually, noMemory, realBootstrap, realConnection } from '../test/real-cluster'

const { Kafka, logLevel } = kafkajs
const RATE = 'producer_byte_rate'
/** A producer that writes 1.2 MB at once is far above the one for Kafka's window of ten seconds, and far below the other. */
const [TIGHT, WIDE] = [100_000, 100_000_000]
const BATCH = 'x'.repeat(600_000)

const at = Date.now()
const topic = `throttled-${at}`
const user = `writer-${at}`
const credentials = { mechanism: 'scram-sha-512' as const, username: user, password: randomBytes(12).toString('hex') }
const directory = mkdtempSync(join(tmpdir(), 'highwater-throttles-'))
const observer = new Observer({
  cluster: CLUSTER,
  connection: realConnection('quota-throttles'),
  roundMs: 1_000,
  memory: noMemory,
  onError: (error) => {
    throw error
  },
})
const { changes, store, errors } = testChanges(observer, join(directory, 'highwater.db'))
const made: string[] = []

async function set(entity: QuotaEntity, values: Record<string, number>): Promise<void> {
  const done = await carriedOut(changes, 'quota.set', { entity, set: values })
  expect(done).toMatchObject({ state: 'done' })
  made.push(done.id)
}

/** What this console says of the user with this client id: the rate that is in force. */
async function inForce(clientId: string): Promise<number | null> {
  const quotas = effectiveQuotas(await observer.client.quotas(), { user, clientId })
  return quotas.find(({ key }) => key === RATE)?.rule?.value ?? null
}

/** How long the broker makes a producer wait that writes 1.2 MB at once, in ms. */
async function throttledMs(clientId: string): Promise<number> {
  const waits: number[] = []
  const kafka = new Kafka({
    clientId,
    brokers: realBootstrap('SASL'),
    sasl: credentials,
    logLevel: logLevel.DEBUG,
    logCreator: () => (entry) => {
      const said = /throttling in effect for (\d+)ms/.exec(entry.log.message)
      if (said) waits.push(Number(said[1]))
    },
  })
  const producer = kafka.producer({ allowAutoTopicCreation: false })
  try {
    await producer.connect()
    for (let batch = 0; batch < 2; batch++) await producer.send({ topic, messages: [{ value: BATCH }] })
  } finally {
    await producer.disconnect()
  }
  return Math.max(0, ...waits)
}

beforeAll(async () => {
  const admin = new Admin({ clientId: 'quota-throttles', bootstrapBrokers: realBootstrap('PLAINTEXT') })
  await createScramUsers(admin, [{ name: user, password: credentials.password, mechanism: 'SCRAM-SHA-512' }])
  await admin.createTopics({ topics: [topic], partitions: 1, replicas: 1 })
  const grants = [AclOperations.WRITE, AclOperations.DESCRIBE].map((operation) =>
    binding(user, operation, { type: ResourceTypes.TOPIC, name: topic }),
  )
  await admin.createAcls({ creations: grants })
  await admin.close()
  await knownEverywhere([topic])
  // A producer bails at what it may not do, as one broker or another may still have it.
  await letInEverywhere(user, credentials.password)
  await eventually('it may write', () =>
    throttledMs('at-first').then(
      () => true,
      () => false,
    ),
  )
  await observer.start()
  await eventually('the brokers are seen', () => observer.snapshot.brokers.length >= 3)
})

afterAll(async () => {
  for (const id of made.toReversed()) await settled(changes, (await changes.undo(actor('admin'), CLUSTER, id)).id)
  await changes.stop()
  await store.close()
  await observer.stop()
  rmSync(directory, { recursive: true, force: true })
  expect(errors).toEqual([])
})

test('a quota set here makes a real producer wait, by the rule that this console says is in force', async () => {
  const wait = async (clientId: string) => {
    await eventually(`${clientId} is made to wait`, async () => (await throttledMs(clientId)) > 0, 60_000)
    expect(await inForce(clientId)).toBe(TIGHT)
  }
  const goOn = async (clientId: string) => {
    expect(await inForce(clientId)).not.toBe(TIGHT)
    expect(await throttledMs(clientId)).toBe(0)
  }

  await goOn('before')
  // A client id's own is asked for where no user has any. Whoever is made to wait shows that the leader knows all rules made before.
  await set({ clientId: 'by-client' }, { [RATE]: TIGHT })
  await wait('by-client')
  // A nearer rule without the key leaves it to the next.
  await set({ user, clientId: 'nearest' }, { [RATE]: WIDE })
  await set({ user, clientId: 'of-reads' }, { consumer_byte_rate: WIDE })
  await set({ user }, { [RATE]: TIGHT })
  await wait('of-the-user')
  await wait('of-reads')
  await goOn('nearest')
  // The default of a user's client ids goes before the user's own, and before that of the client id.
  await set({ user, clientId: null }, { [RATE]: WIDE })
  await set({ user, clientId: 'named' }, { [RATE]: TIGHT })
  await wait('named')
  await goOn('by-default')
}, 180_000)
