import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import kafkajs from 'kafkajs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createLimitedUser, LIMITED_USER } from '@/cluster/access/limited-user'
import { type KafkaTool, kafkaTool } from '@/cluster/kafka-tools'
import { eventually, noMemory, realBootstrap, realConnection } from '../test/real-cluster'
import { getBroker, listBrokers } from '../views/brokers'
import { clusterStatus } from '../views/clusters'
import { getGroup, listGroups } from '../views/groups'
import { getOverview } from '../views/overview'
import { getTopic, listTopics } from '../views/topics'
import { Observer } from './observer'

const plaintext = realBootstrap('PLAINTEXT').join(',')
const sasl = realBootstrap('SASL').join(',')
const kafka = new kafkajs.Kafka({ clientId: 'limited-user-test', brokers: plaintext.split(','), logLevel: kafkajs.logLevel.NOTHING })
const admin = kafka.admin()
const producer = kafka.producer({ allowAutoTopicCreation: false })

const ownTopic = `${LIMITED_USER.prefix}daily-${process.pid}`
const ownGroup = `${LIMITED_USER.prefix}reader-${process.pid}`
const otherTopic = `others-${process.pid}`
const otherGroup = `others-reader-${process.pid}`

const dir = mkdtempSync(join(tmpdir(), 'limited-user-'))
const clientConfig = join(dir, 'client.properties')
/** Kafka's own tool, logged in as that user. */
const tool = (which: KafkaTool, ...args: string[]) => kafkaTool(which, '--bootstrap-server', sasl, '--command-config', clientConfig, ...args)

const unforeseen: unknown[] = []
let observer: Observer
const context = () => ({ actor: { kind: 'user', name: 'v', role: 'viewer' } as const, observer, name: 'Limited' })
const all = { limit: 1000 }
const errorOf = (part: string) => observer.snapshot.errors.find((error) => error.part === part)?.kafkaError

beforeAll(async () => {
  const credentials = await createLimitedUser(plaintext)
  const login = `org.apache.kafka.common.security.scram.ScramLoginModule required username="${credentials.username}" password="${credentials.password}";`
  const lines = ['security.protocol=SASL_PLAINTEXT', `sasl.mechanism=${credentials.mechanism}`, `sasl.jaas.config=${login}`]
  writeFileSync(clientConfig, lines.join('\n'), { mode: 0o600 })
  await Promise.all([admin.connect(), producer.connect()])
  const plan = { numPartitions: 3, replicationFactor: 3 }
  await admin.createTopics({ waitForLeaders: true, topics: [ownTopic, otherTopic].map((topic) => ({ topic, ...plan })) })
  for (const topic of [ownTopic, otherTopic]) {
    await producer.send({ topic, messages: Array.from({ length: 30 }, (_, n) => ({ partition: n % 3, value: `record ${n}` })) })
  }
  for (const [group, topic] of [
    [ownGroup, ownTopic],
    [otherGroup, otherTopic],
  ]) {
    const commit = ['--group', group ?? '', '--topic', topic ?? '', '--reset-offsets', '--to-offset', '4', '--execute']
    await kafkaTool('kafka-consumer-groups', '--bootstrap-server', plaintext, ...commit)
  }
  observer = new Observer({
    cluster: 'limited',
    connection: realConnection('limited-user-test', 'SASL', { sasl: credentials }),
    roundMs: 1_000,
    memory: noMemory,
    onError: (error) => unforeseen.push(error),
  })
  await observer.start()
  await eventually('its picture', () => observer.snapshot.groups.get(ownGroup)?.lag.total === 18n)
}, 120_000)

afterAll(async () => {
  await observer.stop()
  await admin.deleteTopics({ topics: [ownTopic, otherTopic] })
  await Promise.all([admin.disconnect(), producer.disconnect()])
  rmSync(dir, { recursive: true })
})

test('debug', async () => {
  await new Promise(r => setTimeout(r, 4000))
  console.log(JSON.stringify(observer.snapshot.errors, null, 1), [...observer.snapshot.partsAsOf.keys()], unforeseen, observer.snapshot.controller, observer.snapshot.brokers.map(b=>[b.id,b.status,b.error,b.rack]))
  console.log(JSON.stringify(getOverview(context()).findings), clusterStatus(observer.snapshot), listTopics(context(), all).items.map(t=>t.id), listGroups(context(), all).items, JSON.stringify(await getTopic(context(), ownTopic)).slice(0,3000), JSON.stringify(await getBroker(context(), 1)), JSON.stringify(await getGroup(context(), ownGroup)))
  console.log(await tool('kafka-topics','--list'), await tool('kafka-consumer-groups','--list'))
})
